using GpuSim.Analysis.Spiking.Regimes;
using GpuSim.Model.Spiking;
using GpuSim.Report.Spiking;
using GpuSim.Spiking.Theory;

namespace GpuSim.Sweeps;

/// <summary>A sweep of networks over two axes of numbers as a grid: means over seeds, and the commonest regime.</summary>
static class PhaseGrid
{
    /// <summary>The grid; null where the sweep is no such plane.</summary>
    public static RegimeGrid? Of(StoredSweep sweep)
    {
        if (sweep.Regimes is not { } words || sweep.Sampled || sweep.Axes is not [{ Numbers: { } across } first, { Numbers: { } up } second]) return null;
        var (x, y) = (Ascending(across), Ascending(up));
        var rows = new List<int>[y.Length, x.Length];
        for (var row = 0; row < across.Length; row++) (rows[Array.BinarySearch(y, up[row]), Array.BinarySearch(x, across[row])] ??= []).Add(row);
        var networks = sweep.Networks();
        return new(first.Label, x, second.Label, y, Mean("rate_hz"), Mean("cv_isi"), Mean("synchrony"), Mean("frequency_hz"), Each(here => Commonest(here, words)))
        {
            Pending = Each(here => here.Any(row => sweep.Status[row] == SweepTable.Pending)),
            TheoryRateHz = Theory(networks) is { } theory ? Each(here => theory[here[0]]) : null,
            Borders = BrunelPlane.Borders(networks, first, second),
        };

        double[,] Mean(string measure)
        {
            var values = sweep.Measures.Single(known => known.Column.Name == measure).Values;
            return Each(here => here.Select(row => values[row]).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average());
        }

        T[,] Each<T>(Func<List<int>, T> value)
        {
            var grid = new T[y.Length, x.Length];
            for (var row = 0; row < y.Length; row++)
                for (var column = 0; column < x.Length; column++) grid[row, column] = value(rows[row, column]);
            return grid;
        }
    }

    static double[] Ascending(double[] values) => [.. values.Distinct().Order()];

    static Regime? Commonest(IEnumerable<int> rows, string[] words) => rows
        .Select(row => Enum.GetValues<Regime>().Where(regime => regime.Word() == words[row]).Cast<Regime?>().FirstOrDefault()).Where(regime => regime is not null)
        .GroupBy(regime => regime).OrderByDescending(same => same.Count()).ThenBy(same => same.Key).FirstOrDefault()?.Key;

    // Told here from the configs: what theory gives depends on the machine's own logarithms, and the table must not.
    static double[]? Theory(SpikingExperiment?[] networks)
    {
        var rates = Array.ConvertAll(networks, network => network is null ? double.NaN : NetworkTheory.RateHz(network) ?? double.NaN);
        return rates.Any(double.IsFinite) ? rates : null;
    }
}
