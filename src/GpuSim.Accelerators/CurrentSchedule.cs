using GpuSim.Planning.Spiking.Stimuli;

namespace GpuSim.Accelerators;

/// <summary>The direct current of a population, step by step.</summary>
internal sealed class CurrentSchedule(CurrentPlan plan)
{
    int _next; // first piece that begins after the step asked for last

    /// <summary>Whether there is any current.</summary>
    public bool IsAny => plan.FirstSteps.Length > 0;

    /// <summary>The current of one step, pA. Steps are asked for in order.</summary>
    public float At(long step)
    {
        while (_next < plan.FirstSteps.Length && plan.FirstSteps[_next] <= step) _next++;
        return _next == 0 ? 0 : plan.Amplitudes[_next - 1];
    }
}
