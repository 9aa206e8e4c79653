namespace GpuSim.Dynamics.Synapses;

/// <summary>A rule of spike timing for synapses side by side, each with the bits of <see cref="ISpikeTimingPlasticity{TSelf}"/>; the kernel compiler adds it to every rule, once for each vector width.</summary>
/// <typeparam name="TFloat">Floats side by side.</typeparam>
/// <typeparam name="TInt">As many ints.</typeparam>
public interface ISpikeTimingLanes<TFloat, TInt>
{
    /// <inheritdoc cref="ISpikeTimingPlasticity{TSelf}.SourceTrace"/>
    TFloat SourceTrace(TFloat after, TInt elapsed);

    /// <inheritdoc cref="ISpikeTimingPlasticity{TSelf}.TargetTrace"/>
    TFloat TargetTrace(TFloat after, TInt elapsed);

    /// <inheritdoc cref="ISpikeTimingPlasticity{TSelf}.AtSourceSpike"/>
    TFloat AtSourceSpike(TFloat size, TFloat targetTrace);

    /// <inheritdoc cref="ISpikeTimingPlasticity{TSelf}.AtTargetSpike"/>
    TFloat AtTargetSpike(TFloat size, TFloat sourceTrace);
}
