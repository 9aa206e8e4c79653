using GpuSim.Dynamics.Numerics;
using GpuSim.Model.Spiking;

namespace GpuSim.Planning.Spiking.Stimuli;

/// <summary>A time course step by step: what holds during each step is its mean over the step.</summary>
/// <param name="course">In canonical units.</param>
/// <param name="firstStep">First step of the stimulus.</param>
/// <param name="endStep">One past its last.</param>
/// <param name="dt">ms.</param>
public sealed class SampledCourse(TimeCourse course, long firstStep, long endStep, double dt)
{
    const double Near = 1e-9; // a period is a whole number of steps if it is one to this part of itself

    readonly (long Step, double Value)[] _steps = course is TimeCourse.Steps steps ? [.. steps.Points.Select(point => ((long)Math.Round(point.Time / dt), point.Value))] : [];

    /// <summary>What a stimulus of an experiment does.</summary>
    public static SampledCourse Of(Stimulus stimulus, TimeCourse course, SpikingExperiment experiment) =>
        new(course, SpikingPlanner.StepAt(stimulus.Start, experiment), SpikingPlanner.StepAt(stimulus.Stop, experiment), experiment.Dt);

    /// <summary>First step of the stimulus.</summary>
    public long FirstStep => firstStep;

    /// <summary>One past its last.</summary>
    public long EndStep => endStep;

    /// <summary>Steps from <see cref="FirstStep"/> on after which nothing changes any more.</summary>
    public long Changing => course switch
    {
        TimeCourse.Constant => 1,
        TimeCourse.Steps => Math.Clamp(_steps[^1].Step - firstStep + 1, 1, Math.Max(1, endStep - firstStep)),
        _ => Math.Max(1, endStep - firstStep),
    };

    /// <summary>Different values at most.</summary>
    public long Distinct => course switch
    {
        TimeCourse.Constant => 1,
        TimeCourse.Steps => _steps.Length + 1,
        TimeCourse.Sine sine when Period(sine) is > 0 and var period => Math.Min(period, Changing),
        _ => Changing,
    };

    /// <summary>The mean over one step of the stimulus.</summary>
    public double At(long step) => course switch
    {
        TimeCourse.Constant constant => constant.Value,
        TimeCourse.Steps => StepValue(step),
        TimeCourse.Ramp ramp => ramp.From + (ramp.To - ramp.From) * (step - firstStep + 0.5) / (endStep - firstStep),
        TimeCourse.Sine sine => sine.Mean + sine.Amplitude * MeanSine(sine, step),
        _ => throw new NotSupportedException(),
    };

    /// <summary>The steps from which another value holds, ascending, the first step among them.</summary>
    public IEnumerable<long> Changes() => course switch
    {
        TimeCourse.Constant => [firstStep],
        TimeCourse.Steps => [firstStep, .. _steps.Select(point => point.Step).Where(step => step > firstStep && step < endStep).Distinct()],
        _ => Steps(),
    };

    IEnumerable<long> Steps()
    {
        for (var step = firstStep; step < endStep; step++) yield return step;
    }

    double StepValue(long step)
    {
        var value = 0.0;
        foreach (var (first, held) in _steps)
        {
            if (first > step) break;
            value = held;
        }
        return value;
    }

    // Of t in a step of middle m and half width h: ∫ sin(ωt + φ) = sin(ωm + φ) sin(ωh)/(ωh). The phase of a period of whole steps is found among whole numbers, so that values come again exactly.
    double MeanSine(TimeCourse.Sine sine, long step)
    {
        var perStep = sine.Frequency * 1e-3 * dt; // turns
        var turns = Period(sine) is > 0 and var period ? (step % period + 0.5) / period : (step + 0.5) * perStep;
        turns += sine.Phase / 360;
        var half = Math.PI * (perStep - Math.Floor(perStep)); // sin(ωh), but for its sign, does not see whole turns
        var whole = Math.Floor(perStep) % 2 == 0 ? 1 : -1;
        var width = perStep == 0 ? 1 : whole * Trigonometry.Sin(half) / (Math.PI * perStep);
        return width * Trigonometry.Sin(2 * Math.PI * (turns - Math.Floor(turns)));
    }

    // Steps of a period; 0 where it is not a whole number of them.
    long Period(TimeCourse.Sine sine)
    {
        var steps = 1 / (sine.Frequency * 1e-3 * dt);
        return steps >= 1 && steps < int.MaxValue && Math.Abs(steps - Math.Round(steps)) <= Near * steps ? (long)Math.Round(steps) : 0;
    }
}
