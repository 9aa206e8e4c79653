using GpuSim.Dynamics.Numerics;

namespace GpuSim.Tests;

/// <summary>Pearson's test of counts against expectations.</summary>
static class ChiSquare
{
    /// <summary>Probability that a true hypothesis gives counts at least this far off (Wilson–Hilferty); cells expecting fewer than 5 are pooled.</summary>
    public static double PValue(IEnumerable<(double Observed, double Expected)> cells)
    {
        double statistic = 0, pooledObserved = 0, pooledExpected = 0;
        var terms = 0;
        foreach (var (observed, expected) in cells)
        {
            pooledObserved += observed;
            pooledExpected += expected;
            if (pooledExpected < 5) continue;
            statistic += Math.Pow(pooledObserved - pooledExpected, 2) / pooledExpected;
            terms++;
            pooledObserved = pooledExpected = 0;
        }
        var freedom = terms - 1;
        var z = (Math.Cbrt(statistic / freedom) - (1 - 2.0 / (9 * freedom))) / Math.Sqrt(2.0 / (9 * freedom));
        return NormalDistribution.Cdf(-z);
    }
}
