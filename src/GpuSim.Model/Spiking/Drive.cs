namespace GpuSim.Model.Spiking;

/// <summary>How the background of a network is delivered.</summary>
public enum Drive
{
    /// <summary>As an independent Poisson train for every neuron.</summary>
    Poisson,
    /// <summary>As a direct current, the mean of those trains.</summary>
    DirectCurrent,
}
