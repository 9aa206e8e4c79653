using GpuSim.KernelLanguage;

namespace GpuSim.Dynamics.Numerics;

/// <summary>A sum of floats in one fixed order that devices can share out: 64 partial sums, each over every 64th term in ascending order from 0, then halved pairwise: 0 + 32, 1 + 33, …, then 0 + 16, …, down to 0 + 1.</summary>
public static class TreeSum
{
    /// <summary>Partial sums; also the items of a group that sums so.</summary>
    public const int Parts = 64;

    /// <summary>The sum as written: what every device is held to.</summary>
    [HostOnly]
    public static float Of(ReadOnlySpan<float> terms)
    {
        Span<float> parts = stackalloc float[Parts];
        parts.Clear();
        for (var i = 0; i < terms.Length; i++) parts[i & (Parts - 1)] += terms[i];
        for (var half = Parts / 2; half > 0; half /= 2)
            for (var part = 0; part < half; part++) parts[part] += parts[part + half];
        return parts[0];
    }
}
