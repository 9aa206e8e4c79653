using GpuSim.Model.Spiking;
using GpuSim.Planning.Spiking;

namespace GpuSim.Accelerators;

/// <summary>The direct current of a population, step by step.</summary>
internal sealed class CurrentSchedule(SpikingExperiment experiment, Population population)
{
    readonly (long First, long End, double Amplitude)[] _currents =
    [
        .. experiment.Stimuli.OfType<DirectCurrentStimulus>().Where(stimulus => ReferenceEquals(stimulus.To, population))
            .Select(stimulus => (SpikingPlanner.StepAt(stimulus.Start, experiment), SpikingPlanner.StepAt(stimulus.Stop, experiment), stimulus.Amplitude)),
    ];

    /// <summary>Whether there is any current.</summary>
    public bool IsAny => _currents.Length > 0;

    /// <summary>The sum of all currents in one step, pA.</summary>
    public float At(long step)
    {
        var sum = 0.0;
        foreach (var (first, end, amplitude) in _currents)
            if (step >= first && step < end) sum += amplitude;
        return (float)sum;
    }

    /// <summary>The steps at which the sum may change, ascending.</summary>
    public IEnumerable<long> Changes() => _currents.SelectMany(current => new[] { current.First, current.End }).Distinct().Order();
}
