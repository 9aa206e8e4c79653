namespace GpuSim.Analysis.Spiking.Regimes;

/// <summary>How a network's neurons fire, and whether together.</summary>
public enum Regime
{
    /// <summary>Hardly a spike.</summary>
    Quiescent,
    /// <summary>Together, like clocks.</summary>
    SynchronousRegular,
    /// <summary>A fast rhythm of the population in which each neuron takes part now and then.</summary>
    SynchronousIrregularFast,
    /// <summary>A slow rhythm of the population in which each neuron takes part now and then.</summary>
    SynchronousIrregularSlow,
    /// <summary>Each like a clock of its own.</summary>
    AsynchronousRegular,
    /// <summary>Each by chance, without a rhythm.</summary>
    AsynchronousIrregular,
    /// <summary>Near the highest rate that refractoriness allows.</summary>
    Saturated,
}
