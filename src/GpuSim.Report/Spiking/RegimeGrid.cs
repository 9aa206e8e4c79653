using GpuSim.Analysis.Spiking.Regimes;

namespace GpuSim.Report.Spiking;

/// <summary>What a sweep over two values found at every point. Arrays are [row of Y, column of X]; NaN, or null, where a point failed, was not run yet or has no such number.</summary>
/// <param name="XName">What goes to the right, with its unit.</param>
/// <param name="X">[column] ascending.</param>
/// <param name="YName">What goes up, with its unit.</param>
/// <param name="Y">[row] ascending.</param>
/// <param name="RateHz">Mean rate of a neuron.</param>
/// <param name="CvIsi">Coefficient of variation of intervals.</param>
/// <param name="Synchrony">Golomb's χ.</param>
/// <param name="FrequencyHz">Of the strongest rhythm.</param>
/// <param name="Regime">Null where the point failed or was not run yet.</param>
public sealed record RegimeGrid(
    string XName, IReadOnlyList<double> X, string YName, IReadOnlyList<double> Y,
    double[,] RateHz, double[,] CvIsi, double[,] Synchrony, double[,] FrequencyHz, Regime?[,] Regime)
{
    /// <summary>Where an unfinished sweep has runs to do.</summary>
    public bool[,] Pending { get; init; } = new bool[Y.Count, X.Count];

    /// <summary>The rate that theory gives; null for no theory.</summary>
    public double[,]? TheoryRateHz { get; init; }

    /// <summary>Where theory sees a border.</summary>
    public IReadOnlyList<RegimeBorder> Borders { get; init; } = [];
}

/// <summary>A line that theory draws between regimes.</summary>
/// <param name="Name">What it parts.</param>
/// <param name="Pieces">Each a line through points, in the units of the grid.</param>
public sealed record RegimeBorder(string Name, IReadOnlyList<IReadOnlyList<(double X, double Y)>> Pieces);
