using GpuSim.Planning.Hopfield;

namespace GpuSim.Execution.Hopfield;

/// <summary>A memory with its probes on a device; each starts as the plan says.</summary>
public interface IRecall : IDisposable
{
    /// <summary>Updates every unit of every probe once (a graded network makes one step).</summary>
    /// <param name="sweep">Number of the sweep, from 0 and ascending: key of order and noise.</param>
    /// <param name="changed">[probe] receives how many units changed: their state, or of real ones the bits of their output or, where they have one, of their potential. A device may skip a probe that cannot change any more.</param>
    void Sweep(int sweep, Span<int> changed);

    /// <summary>Copies the states of two-valued units.</summary>
    void Read(PatternBits states);

    /// <summary>Copies the states of real units.</summary>
    /// <param name="states">[probe, unit].</param>
    void Read(Span<float> states);
}
