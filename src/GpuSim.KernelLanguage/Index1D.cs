namespace GpuSim.KernelLanguage;

/// <summary>Which work item of a one-dimensional launch this is, from 0.</summary>
/// <param name="X">The index.</param>
public readonly record struct Index1D(int X)
{
    /// <summary>An index used as a number.</summary>
    public static implicit operator int(Index1D index) => index.X;

    /// <summary>A number used as an index.</summary>
    public static implicit operator Index1D(int x) => new(x);
}
