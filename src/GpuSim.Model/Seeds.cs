namespace GpuSim.Model;

/// <summary>The two seeds of an experiment; equal unless a config sets them apart.</summary>
/// <param name="Network">Connectivity, weights, delays, initial values.</param>
/// <param name="Noise">Stimuli.</param>
public sealed record Seeds(ulong Network, ulong Noise)
{
    /// <summary>One seed for both.</summary>
    public Seeds(ulong seed) : this(seed, seed) { }
}
