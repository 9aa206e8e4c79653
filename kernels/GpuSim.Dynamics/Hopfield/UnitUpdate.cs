using System.Runtime.CompilerServices;
using GpuSim.Dynamics.Numerics;
using GpuSim.Dynamics.Random;
using GpuSim.KernelLanguage;

namespace GpuSim.Dynamics.Hopfield;

/// <summary>What a unit does with its field.</summary>
[DeviceCode]
public static class UnitUpdate
{
    /// <summary>The state at zero temperature from an integer field: active (1) above 0, silent (0) below, unchanged at 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Sign(int field, uint old) => field > 0 ? 1u : field < 0 ? 0u : old;

    /// <summary>The state at zero temperature: active (1) above the threshold, silent (0) below, unchanged at it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Sign(float field, float threshold, uint old) => field > threshold ? 1u : field < threshold ? 0u : old;

    /// <summary>The state at a temperature: active (1) with probability 1/(1 + exp(−gain (field − threshold))).</summary>
    /// <param name="field">Field; an integer one as float.</param>
    /// <param name="threshold">In the field's unit.</param>
    /// <param name="gain">Inverse temperature times the difference of a unit's two values times the unit of the field.</param>
    /// <param name="draw">32 random bits, of which 24 count.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Glauber(float field, float threshold, float gain, uint draw)
    {
        var uniform = (float)(int)(draw >> 8) * (1f / (1 << 24)); // exact
        return uniform < Sigmoid.Logistic(gain * (field - threshold)) ? 1u : 0u;
    }

    /// <summary>The noise of one unit of one probe in one sweep: word (unit mod 4) of counter (unit/4, probe, sweep, 0).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Noise(RandomStream stream, uint unit, uint probe, uint sweep)
    {
        var block = Philox.Draw(stream, new(unit >> 2, probe, sweep, 0));
        var word = unit & 3u;
        return word == 0u ? block.X : word == 1u ? block.Y : word == 2u ? block.Z : block.W;
    }

    /// <summary>One Euler step of a graded unit's potential: u + rate (field − u), field in its real unit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Potential(float potential, float field, float rate) => Subnormal.ToZero(MathF.FusedMultiplyAdd(rate, field - potential, potential));

    /// <summary>Output of a graded unit: tanh(gain · u).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Output(float potential, float gain) => Sigmoid.Tanh(gain * potential);
}
