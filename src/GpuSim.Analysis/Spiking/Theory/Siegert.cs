using MathNet.Numerics;
using MathNet.Numerics.Integration;

namespace GpuSim.Analysis.Spiking.Theory;

/// <summary>The rate of a leaky integrate-and-fire neuron under white noise.</summary>
/// <remarks>
/// 1/ν = t_ref + τ √π ∫ e^{u²} (1 + erf u) du from (V_r − μ)/σ to (θ − μ)/σ: Siegert 1951, doi:10.1103/PhysRev.81.617, in the form of Brunel 2000
/// (doi:10.1023/A:1008925309027, eq. 21), where σ is √2 times the standard deviation that V would have without a threshold. The integrand is erfcx(−u), which neither overflows below
/// threshold nor cancels above it; the integral is cut into panels over which it is smooth on the scale of a Gauss–Legendre rule.
/// </remarks>
public static class Siegert
{
    const double Farthest = 26;   // e^{26²} is near the largest double: such a neuron does not fire in the age of the universe
    const double Panel = 0.25;    // e^{2 · 26 · 0.25} over a panel still suits the rule
    const int Order = 20;

    /// <summary>Rate in Hz.</summary>
    /// <param name="neuron">Its constants.</param>
    /// <param name="mean">μ, the potential that V would settle at without threshold, mV.</param>
    /// <param name="deviation">σ in mV, √2 times the standard deviation of V without threshold; 0 for no noise.</param>
    public static double Rate(LeakyNeuron neuron, double mean, double deviation)
    {
        if (!(deviation > 0)) return Noiseless(neuron, mean);
        var (from, to) = ((neuron.Reset - mean) / deviation, (neuron.Threshold - mean) / deviation);
        if (to > Farthest) return 0;
        return 1000 / (neuron.Refractory + neuron.Tau * Math.Sqrt(Math.PI) * (Below(from, Math.Min(to, 0)) + Above(Math.Max(from, 0), to)));
    }

    static double Noiseless(LeakyNeuron neuron, double mean) =>
        mean <= neuron.Threshold ? 0 : 1000 / (neuron.Refractory + neuron.Tau * Math.Log((mean - neuron.Reset) / (mean - neuron.Threshold)));

    // Of u < 0, where erfcx falls as 1/|u|: |u| = e^s − 1 spreads it evenly however far away the reset is.
    static double Below(double from, double to) => from >= to ? 0 : Sum(Math.Log(1 - to), Math.Log(1 - from), 1, s => Erfcx(Math.Exp(s) - 1) * Math.Exp(s));

    static double Above(double from, double to) => from >= to ? 0 : Sum(from, to, Panel, u => Math.Exp(u * u) * SpecialFunctions.Erfc(-u));

    static double Sum(double from, double to, double width, Func<double, double> integrand)
    {
        var panels = Math.Max(1, (int)Math.Ceiling((to - from) / width));
        var (sum, step) = (0.0, (to - from) / panels);
        for (var i = 0; i < panels; i++) sum += GaussLegendreRule.Integrate(integrand, from + i * step, from + (i + 1) * step, Order);
        return sum;
    }

    /// <summary>e^{x²} erfc(x) for x ≥ 0.</summary>
    static double Erfcx(double x)
    {
        const double far = 5; // from here on Laplace's continued fraction needs few terms
        if (x < far) return Math.Exp(x * x) * SpecialFunctions.Erfc(x);
        var tail = x;
        for (var k = 40; k > 0; k--) tail = x + k / 2.0 / tail;
        return 1 / (Math.Sqrt(Math.PI) * tail);
    }
}
