namespace GpuSim.Execution.Spiking;

/// <summary>Steps between two exchanges of spikes: no more than the shortest delay, so that no spike within can reach another neuron within.</summary>
/// <param name="Index">Counts from 0.</param>
/// <param name="FirstStep">First step.</param>
/// <param name="Steps">Number of steps.</param>
public readonly record struct Epoch(long Index, long FirstStep, int Steps)
{
    /// <summary>One past the last step.</summary>
    public long EndStep => FirstStep + Steps;
}

/// <summary>Divides a run into epochs.</summary>
/// <param name="steps">Steps of the run.</param>
/// <param name="longest">Longest epoch.</param>
/// <param name="mark">A step at which an epoch must begin, so that timing can start there.</param>
/// <param name="intervals">Epochs must begin at their multiples, so that weights can be sampled there.</param>
public sealed class EpochSchedule(long steps, int longest, long mark, params IReadOnlyList<int> intervals)
{
    /// <summary>The first epoch.</summary>
    public Epoch First => At(0, 0);

    /// <summary>The epoch after <paramref name="epoch"/>; it has no steps when the run is over.</summary>
    public Epoch After(Epoch epoch) => At(epoch.Index + 1, epoch.EndStep);

    Epoch At(long index, long step)
    {
        var end = Math.Min(steps, step + longest);
        if (step < mark && mark < end) end = mark;
        foreach (var interval in intervals) end = Math.Min(end, (step / interval + 1) * interval);
        return new(index, step, (int)(end - step));
    }
}
