using GpuSim.Analysis.Spiking;
using GpuSim.Report.Drawing;

namespace GpuSim.Report.Spiking;

/// <summary>Inter-spike intervals of each population beside those of Poisson neurons of the same rate.</summary>
/// <param name="histograms">Of populations with enough intervals to see a shape.</param>
public sealed class IntervalDistributions(IReadOnlyList<IntervalHistogram> histograms) : IFigure
{
    const int Bars = 60;
    const double TooWide = 10; // longest over middle interval: beyond, an even axis shows one bar

    readonly PanelGrid _grid = new(histograms.Count, 2, histograms.Count == 1 ? 900 : 450, histograms.Count == 1 ? 334 : 264);

    /// <inheritdoc/>
    public string Name => "isi_histogram";

    /// <inheritdoc/>
    public string Title => "Inter-spike intervals";

    /// <inheritdoc/>
    public string Caption => "How long the intervals between a neuron's spikes are, over all neurons of a population; the dashed line is what Poisson neurons of the same mean interval would have. An even axis ends where all but 0.5 % of the intervals lie.";

    /// <inheritdoc/>
    public IReadOnlyList<FigureNumber> Numbers => [.. histograms.SelectMany(histogram => new FigureNumber[]
    {
        new($"intervals of {histogram.Trains.Name}", NumberText.Short(histogram.Intervals)),
        new($"mean interval of {histogram.Trains.Name} (ms)", NumberText.Short(histogram.MeanMs)),
        new($"CV of {histogram.Trains.Name} (mean over neurons)", NumberText.Short(histogram.Trains.CvIsi)),
    })];

    /// <inheritdoc/>
    public double Width => _grid.Width;

    /// <inheritdoc/>
    public double Height => _grid.Height;

    /// <inheritdoc/>
    public void Draw(IDrawing drawing)
    {
        for (var n = 0; n < histograms.Count; n++) Draw(drawing, histograms[n], Palette.Category(n), _grid.Begin(drawing, n, histograms[n].Trains.Name));
    }

    static void Draw(IDrawing drawing, IntervalHistogram histogram, Colour colour, Box box)
    {
        var longest = histogram.QuantileMs(0.995)!.Value;
        var isLogarithmic = longest > TooWide * histogram.QuantileMs(0.5)!.Value;
        var edges = isLogarithmic ? Growing(histogram) : Even(histogram, longest);
        var parts = Parts(histogram, edges);
        var poisson = Poisson(histogram, edges);
        var x = isLogarithmic ? Scale.Logarithmic("interval (ms)", edges[0], edges[^1]) : Scale.Linear("interval (ms)", edges[0], edges[^1]);
        var axes = new Axes(drawing, Axes.Inside(box, top: 4), x, Scale.Linear("intervals (%)", 0, 1.08 * Math.Max(parts.Max(), poisson.Max())));
        axes.Frame();
        axes.Bars(edges, parts, colour);
        axes.Line([.. poisson.Select((_, bar) => isLogarithmic ? Math.Sqrt(edges[bar] * edges[bar + 1]) : (edges[bar] + edges[bar + 1]) / 2)], poisson, new(Palette.Ink, 1.3, Dash: 5));
    }

    // Whole steps in each bar, or bars would differ by what falls into them.
    static double[] Even(IntervalHistogram histogram, double longest)
    {
        var shortest = histogram.QuantileMs(0.005)!.Value;
        var from = shortest > longest / 2 ? (int)(shortest / histogram.BinMs - 0.2 * (longest - shortest) / histogram.BinMs) - 2 : 0; // regular trains: all bars would stand at the right
        var to = (int)Math.Round(longest / histogram.BinMs) + (from > 0 ? 2 : 0);
        var bins = (to - from + Bars - 1) / Bars;
        return [.. Enumerable.Range(0, 1 + (to - from + bins - 1) / bins).Select(bar => (from + bar * bins) * histogram.BinMs)];
    }

    static double[] Growing(IntervalHistogram histogram)
    {
        var (first, last) = (Math.Max(1, Math.Floor(histogram.QuantileMs(0.0005)!.Value / histogram.BinMs)), (double)histogram.Counts.Count);
        return [.. Enumerable.Range(0, Bars + 1).Select(edge => Math.Round(first * Math.Pow(last / first, (double)edge / Bars))).Distinct().Select(bin => bin * histogram.BinMs)];
    }

    static double[] Parts(IntervalHistogram histogram, double[] edges)
    {
        var all = histogram.Intervals;
        return [.. edges.Zip(edges.Skip(1), (low, high) =>
        {
            long count = 0;
            for (var bin = (int)Math.Round(low / histogram.BinMs); bin < Math.Min(histogram.Counts.Count, Math.Round(high / histogram.BinMs)); bin++) count += histogram.Counts[bin];
            return 100.0 * count / all;
        })];
    }

    static double[] Poisson(IntervalHistogram histogram, double[] edges)
    {
        var mean = Math.Max(histogram.MeanMs!.Value, 1e-9);
        return [.. edges.Zip(edges.Skip(1), (low, high) => 100 * (Math.Exp(-low / mean) - Math.Exp(-high / mean)))];
    }
}
