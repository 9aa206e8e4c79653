using System.Runtime.CompilerServices;
using GpuSim.Dynamics.Numerics;
using GpuSim.KernelLanguage;

namespace GpuSim.Dynamics.Synapses;

/// <summary>How the change of a weight depends on the weight: x^μ of the part x of the way that is left.</summary>
/// <remarks>μ = 0 changes all weights alike (additive), μ = 1 in proportion (multiplicative), anything between follows a power law (Gütig et al. 2003, doi:10.1523/JNEUROSCI.23-09-03697.2003).</remarks>
[DeviceCode]
public static class WeightDependence
{
    const float Nothing = 1e-30f; // below, the logarithm would be of a subnormal

    /// <summary>x^μ for 0 ≤ x ≤ 1 and 0 ≤ μ ≤ 1; 1 where μ is 0, whatever x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Power(float x, [Uniform] float mu)
    {
        if (mu == 0f) return 1f;
        if (mu == 1f) return x;
        var power = FloatExponential.Exp(mu * FloatLogarithm.Log(x < Nothing ? Nothing : x));
        return x < Nothing ? 0f : power;
    }
}
