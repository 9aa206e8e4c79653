using System.Runtime.CompilerServices;
using GpuSim.KernelLanguage;

namespace GpuSim.Dynamics.Numerics;

/// <summary>Keeps a synaptic conductance where the equations of a membrane hold.</summary>
[DeviceCode]
public static class Conductance
{
    /// <summary>Step in effective membrane time constants at which a conductance saturates: it carries the potential to its reversal in a billionth of a step.</summary>
    public const double Saturation = 1e9;

    const float Smallest = 1e-30f; // as in Subnormal

    /// <summary>Within 0 and <paramref name="most"/>, with 0 for what is below 1e-30.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Within(float conductance, float most)
    {
        var bounded = conductance < most ? conductance : most;
        return bounded > Smallest ? bounded : 0f;
    }
}
