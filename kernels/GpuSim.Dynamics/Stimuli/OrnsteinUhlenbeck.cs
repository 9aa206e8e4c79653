using System.Runtime.CompilerServices;
using GpuSim.Dynamics.Numerics;
using GpuSim.KernelLanguage;

namespace GpuSim.Dynamics.Stimuli;

/// <summary>The Ornstein–Uhlenbeck process of mean 0 at successive steps: x ← x − (1 − exp(−dt/τ)) x + σ √(1 − exp(−2 dt/τ)) N.</summary>
/// <remarks>Exact whatever the step: what x loses in a step is held, not what it keeps, which a float next to 1 could not tell of slow noise. Source: Gillespie 1996, doi:10.1103/PhysRevE.54.2084.</remarks>
[DeviceCode]
public static class OrnsteinUhlenbeck
{
    /// <summary>The next value; with a loss of 1 and σ for the spread, a first one of the stationary distribution.</summary>
    /// <param name="x">The present value.</param>
    /// <param name="draw">Of this neuron and step.</param>
    /// <param name="loss">1 − exp(−dt/τ).</param>
    /// <param name="spread">σ √(1 − exp(−2 dt/τ)).</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Next(float x, uint draw, float loss, float spread) =>
        Subnormal.ToZero(MathF.FusedMultiplyAdd(spread, FloatNormal.Quantile(draw), MathF.FusedMultiplyAdd(-loss, x, x)));
}
