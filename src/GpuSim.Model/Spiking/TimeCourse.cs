using GpuSim.Units;

namespace GpuSim.Model.Spiking;

/// <summary>How a rate or a current goes with time, in its canonical unit. Times are ms from the beginning of the run.</summary>
/// <remarks>Neurons get the mean over each step: a sine or a ramp is not shifted by half a step.</remarks>
public abstract record TimeCourse
{
    TimeCourse() { }

    /// <summary>Always the same.</summary>
    public sealed record Constant(double Value) : TimeCourse;

    /// <summary>Each value holds from its time until the next one's; 0 before the first.</summary>
    public sealed record Steps(IReadOnlyList<(double Time, double Value)> Points) : TimeCourse;

    /// <summary>Straight from one value at the stimulus' start to another at its stop, or at the end of the run.</summary>
    public sealed record Ramp(double From, double To) : TimeCourse;

    /// <summary>Mean + Amplitude · sin(2π Frequency t + Phase).</summary>
    /// <param name="Mean">Around which it goes.</param>
    /// <param name="Amplitude">How far.</param>
    /// <param name="Frequency">Hz.</param>
    /// <param name="Phase">Degrees.</param>
    public sealed record Sine(double Mean, double Amplitude, double Frequency, double Phase) : TimeCourse;

    /// <summary>No value is larger in size.</summary>
    public double LargestSize => this switch
    {
        Constant constant => Math.Abs(constant.Value),
        Steps steps => steps.Points.Max(point => Math.Abs(point.Value)),
        Ramp ramp => Math.Max(Math.Abs(ramp.From), Math.Abs(ramp.To)),
        Sine sine => Math.Abs(sine.Mean) + Math.Abs(sine.Amplitude),
        _ => throw new NotSupportedException(),
    };

    /// <summary>A number stands for itself.</summary>
    public static implicit operator TimeCourse(double value) => new Constant(value);

    /// <summary>Adds what is wrong with it.</summary>
    /// <param name="path">Of the value.</param>
    /// <param name="unit">Of the values.</param>
    /// <param name="mayBeNegative">Whether its values may; a sine may reach below 0 in any case.</param>
    /// <param name="problems">Grows.</param>
    internal bool Check(string path, Unit unit, bool mayBeNegative, Problems problems)
    {
        return this switch
        {
            Constant constant => Value(path, constant.Value),
            Steps steps => CheckSteps(steps.Points),
            Ramp ramp => Value($"{path}.ramp.from", ramp.From) & Value($"{path}.ramp.to", ramp.To),
            Sine sine => Value($"{path}.sine.mean", sine.Mean) & problems.Finite($"{path}.sine.amplitude", sine.Amplitude)
                & problems.NotNegative($"{path}.sine.frequency", sine.Frequency, Unit.Hertz) & problems.Finite($"{path}.sine.phase", sine.Phase),
            _ => throw new NotSupportedException(),
        };

        bool Value(string at, double value) => mayBeNegative ? problems.Finite(at, value) : problems.NotNegative(at, value, unit);

        bool CheckSteps(IReadOnlyList<(double Time, double Value)> points)
        {
            if (points.Count == 0) problems.Add($"{path}.steps", $"expected at least one time with its value, got none");
            var sound = points.Count > 0;
            for (var index = 0; index < points.Count; index++)
            {
                sound &= problems.NotNegative($"{path}.steps[{index}][0]", points[index].Time, Unit.Millisecond) & Value($"{path}.steps[{index}][1]", points[index].Value);
                if (index == 0 || points[index].Time > points[index - 1].Time) continue;
                sound = false;
                problems.Add($"{path}.steps[{index}][0]", $"expected a time after {new Quantity(points[index - 1].Time, Unit.Millisecond)}, got {new Quantity(points[index].Time, Unit.Millisecond)}");
            }
            return sound;
        }
    }
}
