using System.Runtime.CompilerServices;
using GpuSim.KernelLanguage;

namespace GpuSim.Dynamics.Numerics;

/// <summary>Standard normal numbers in float from uniform draws: device code without branches.</summary>
/// <remarks>Source: Wichura 1988, algorithm AS 241 (PPND7), doi:10.2307/2347330. Its third range, beyond 6.6 deviations, is out of a 32-bit draw's reach.</remarks>
[DeviceCode]
public static class FloatNormal
{
    const float PerDraw = 1f / 4294967296f; // 2⁻³²

    /// <summary>The value below which a probability of (draw + ½) 2⁻³² lies; measured relative error below 4e-7, exactly antisymmetric, within ±6.34.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Quantile(uint draw)
    {
        var signed = (int)(draw ^ 0x80000000u);            // draw − 2³¹
        var fromMedian = signed < 0 ? ~signed : signed;    // p = ½ ± (this + ½) 2⁻³², of which no digit is lost at the median
        var fromEnd = int.MaxValue - fromMedian;           // and none at the end
        var q = (fromMedian + 0.5f) * PerDraw;
        var z = MathF.FusedMultiplyAdd(-q, q, 0.180625f);
        var r = MathF.Sqrt(-FloatLogarithm.Log((fromEnd + 0.5f) * PerDraw)) - 1.6f;
        var isCentral = q <= 0.425f;
        var x = isCentral ? z : r;
        var numerator = MathF.FusedMultiplyAdd(isCentral ? 59.109374720f : 0.17023821103f, x, isCentral ? 159.29113202f : 1.3067284816f);
        numerator = MathF.FusedMultiplyAdd(numerator, x, isCentral ? 50.434271938f : 2.7568153900f);
        numerator = MathF.FusedMultiplyAdd(numerator, x, isCentral ? 3.3871327179f : 1.4234372777f);
        var denominator = MathF.FusedMultiplyAdd(isCentral ? 67.187563600f : 0f, x, isCentral ? 78.757757664f : 0.12021132975f);
        denominator = MathF.FusedMultiplyAdd(denominator, x, isCentral ? 17.895169469f : 0.73700164250f);
        denominator = MathF.FusedMultiplyAdd(denominator, x, 1f);
        var size = (isCentral ? q * numerator : numerator) / denominator;
        return signed < 0 ? -size : size;
    }
}
