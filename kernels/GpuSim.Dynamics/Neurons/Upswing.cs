using System.Runtime.CompilerServices;
using GpuSim.Dynamics.Numerics;
using GpuSim.KernelLanguage;

namespace GpuSim.Dynamics.Neurons;

/// <summary>A membrane with an exponential upswing over one step: C V' = g_L Δ exp((V − V_T) / Δ) + a part linear in V.</summary>
/// <remarks>
/// Exponential Euler of Rosenbrock's kind, of second order: V moves by φ₁(h J) h V', with J = dV'/dV at the step's start and φ₁(z) = (eᶻ − 1)/z, which keeps fixed points
/// and is stable however large the conductances. Where V falls although J is above 0, as under strong inhibition late in an upswing, the exponential is held over the step (of first order):
/// following its slope would shoot past what V falls to. Source: Hochbruck, Ostermann &amp; Schweitzer 2009, doi:10.1137/080717717.
/// The upswing stays finite: the exponential's argument ends at 20, from where V needs 2e-9 membrane time constants to infinity, and that of φ₁ at 40, where V grows by 1e15 times its move.
/// </remarks>
[DeviceCode]
public static class Upswing
{
    const float Steepest = 20f, Least = -80f; // slope factors above V_T: e⁻⁸⁰ is nothing beside the leak
    const float Fastest = 40f, Slowest = -87f; // of the argument of φ₁
    const float Still = 1e-7f;                 // φ₁ is 1 to within a rounding below

    /// <summary>The potential at the step's end, above the same zero as <paramref name="v"/>; finite for finite arguments.</summary>
    /// <param name="v">At its start, mV.</param>
    /// <param name="x">All linear conductances, leak included: step in membrane time constants.</param>
    /// <param name="drive">What they and all currents move V = 0 by, mV.</param>
    /// <param name="leak">The leak alone: step in membrane time constants.</param>
    /// <param name="threshold">V_T, mV.</param>
    /// <param name="sharpness">Δ, mV.</param>
    /// <param name="steepness">1/Δ, 1/mV.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Move(float v, float x, float drive, float leak, float threshold, float sharpness, float steepness)
    {
        var argument = (v - threshold) * steepness;
        var bounded = argument > Steepest ? Steepest : argument < Least ? Least : argument;
        var slope = leak * FloatExponential.ExpWithin(bounded);
        var move = MathF.FusedMultiplyAdd(slope, sharpness, MathF.FusedMultiplyAdd(-x, v, drive)); // h V'
        var growth = slope - x;                                                                 // h J
        var z = move < 0f && growth > 0f ? -x : growth;
        var apart = MathF.Abs(z) < Still ? Still : z;
        var within = apart > Fastest ? Fastest : apart < Slowest ? Slowest : apart;
        return MathF.FusedMultiplyAdd(move, FloatExponential.ExpMinusOneWithin(within) / apart, v);
    }
}
