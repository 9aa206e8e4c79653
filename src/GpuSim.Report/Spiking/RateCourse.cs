using GpuSim.Report.Drawing;

namespace GpuSim.Report.Spiking;

/// <summary>Rates of populations over time, as they were recorded.</summary>
/// <param name="rates">Rate in Hz at the middles of the bins.</param>
/// <param name="from">Start, ms.</param>
/// <param name="to">End, ms.</param>
/// <param name="binsMs">Of each population.</param>
public sealed class RateCourse(IReadOnlyList<Trace> rates, double from, double to, IReadOnlyList<double> binsMs) : IFigure
{
    /// <inheritdoc/>
    public string Name => "rates";

    /// <inheritdoc/>
    public string Title => "Recorded rates";

    /// <inheritdoc/>
    public string Caption => $"Mean rate of the neurons of each population in bins of {Bins}.";

    string Bins => binsMs.Distinct().Count() == 1
        ? $"{NumberText.Short(binsMs[0])} ms"
        : string.Join(", ", rates.Zip(binsMs, (rate, bin) => $"{NumberText.Short(bin)} ms ({rate.Name})"));

    /// <inheritdoc/>
    public IReadOnlyList<FigureNumber> Numbers => [.. rates.Where(rate => rate.Values.Length > 0).Select(rate => new FigureNumber($"mean rate of {rate.Name} (Hz)", NumberText.Short(rate.Values.Average())))];

    /// <inheritdoc/>
    public double Width => 900;

    /// <inheritdoc/>
    public double Height => 300 + Legend.Height(800, [.. rates.Select(rate => rate.Name)]);

    /// <inheritdoc/>
    public void Draw(IDrawing drawing)
    {
        var time = new TimeAxis(from, to);
        var legend = Legend.Draw(drawing, new(68, 8, 800, 40), [.. rates.Select((rate, n) => (rate.Name, Palette.Category(n)))]);
        var axes = new Axes(drawing, Axes.Inside(new(0, legend, Width, Height - legend)), time.Scale, Scale.Around("rate (Hz)", rates.SelectMany(rate => rate.Values).Append(0)));
        axes.Frame();
        for (var n = 0; n < rates.Count; n++) axes.Line(time.Of(rates[n].Times), rates[n].Values, new(Palette.Category(n), 1.5));
    }
}
