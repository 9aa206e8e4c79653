using GpuSim.Planning.Hopfield;

namespace GpuSim.Accelerators.Cpu.Hopfield;

/// <summary>The probes that may still change.</summary>
internal sealed class MovingProbes
{
    readonly bool _canSettle;
    int[] _probes;

    /// <summary>All of them.</summary>
    public MovingProbes(RecallPlan plan)
    {
        _canSettle = plan.IsDeterministic;
        _probes = [.. Enumerable.Range(0, plan.Start.Rows)];
    }

    /// <summary>Ascending.</summary>
    public ReadOnlyMemory<int> Numbers => _probes;

    /// <summary>Leaves out those that did not change in a sweep and so never will.</summary>
    /// <param name="changed">[probe].</param>
    public void Settle(ReadOnlySpan<int> changed)
    {
        if (!_canSettle) return;
        var moving = new List<int>();
        foreach (var probe in _probes)
            if (changed[probe] > 0) moving.Add(probe);
        _probes = [.. moving];
    }
}
