using System.Runtime.CompilerServices;
using GpuSim.Dynamics.Hopfield;
using GpuSim.Dynamics.Random;
using GpuSim.KernelLanguage;

namespace GpuSim.Kernels.Hopfield;

/// <summary>What decides the next state of two-valued units besides their fields.</summary>
public struct UnitRule
{
    /// <summary>Threshold in the unit of the fields.</summary>
    public float Threshold;

    /// <summary>See <see cref="UnitUpdate.Glauber"/>; 0 without noise.</summary>
    public float Gain;

    /// <summary>First word of the noise's key.</summary>
    public uint Key0;

    /// <summary>Second word of the noise's key.</summary>
    public uint Key1;

    /// <summary>Number of the sweep.</summary>
    public int Sweep;

    /// <summary>Whether fields are integers (1) or the bits of floats (0).</summary>
    public int Whole;
}

/// <summary>One two-valued unit with its field.</summary>
[DeviceCode]
public static class TwoValuedUnit
{
    /// <summary>The next state, 1 or 0. An integer field may be rounded to a float: its sign stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Next(UnitRule rule, int field, uint old, int unit, int probe)
    {
        var value = rule.Whole != 0 ? (float)field : Interop.IntAsFloat((uint)field);
        if (rule.Gain == 0f) return UnitUpdate.Sign(value, rule.Threshold, old);
        return UnitUpdate.Glauber(value, rule.Threshold, rule.Gain, UnitUpdate.Noise(new RandomStream(rule.Key0, rule.Key1), (uint)unit, (uint)probe, (uint)rule.Sweep));
    }
}
