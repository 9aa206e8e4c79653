using System.Globalization;
using GpuSim.Report.Drawing;
using GpuSim.Report.Page;

namespace GpuSim.Report.Spiking;

/// <summary>When which neuron fired, a band for each population, and below the populations' rates.</summary>
/// <param name="grid">All spikes, counted.</param>
/// <param name="list">The spikes themselves where they are few enough.</param>
public sealed class Raster(SpikeGrid grid, SpikeList list) : IFigure, IZoomable
{
    const int MostMarks = 20_000; // drawn one by one; more would make a drawing slow
    const double Left = 118, Right = 18, Top = 30, High = 400, RateTop = 450, RateHigh = 130;
    const double LeastForName = 8; // height of a band: names and lines of lower ones would cover each other
    const double LongestInMilliseconds = 5000;

    /// <inheritdoc/>
    public string Name => "raster";

    /// <inheritdoc/>
    public string Title => "Spikes";

    /// <inheritdoc/>
    public string Caption =>
        (AsMarks
            ? "Every spike is a mark at its time, in the row of its neuron; a band for each population. "
            : $"Spikes as pixels of {NumberText.Short(Duration / Plot.Width)} ms, a band for each population: the more spikes in a pixel, the stronger its colour. ")
        + $"Below, the mean rate of the neurons of each population in bins of {NumberText.Short(grid.BinMs)} ms. "
        + (list.IsOverfull
            ? $"On a page the wheel zooms into pixels of {NumberText.Short(Duration / grid.Columns)} ms; there are too many spikes to show each, which a shorter window (--from, --to) would."
            : "On a page the wheel zooms in to single spikes, with Shift over neurons.");

    /// <inheritdoc/>
    public IReadOnlyList<FigureNumber> Numbers =>
    [
        new("spikes", NumberText.Short(grid.Spikes.Sum())),
        .. grid.Populations.SelectMany((population, band) => (FigureNumber[])
        [
            new($"neurons of {population.Name}", NumberText.Short(population.Size)),
            new($"mean rate of {population.Name} (Hz)", NumberText.Short(grid.Rate(band))),
        ]),
    ];

    /// <inheritdoc/>
    public double Width => 900;

    /// <inheritdoc/>
    public double Height => RateTop + RateHigh + 48;

    /// <inheritdoc/>
    public string PageData
    {
        get
        {
            var unit = InSeconds ? 1000.0 : 1;
            return JsonText.Object(
            [
                ("area", JsonText.Of([Plot.Left, Plot.Top, Plot.Width, Plot.Height])),
                ("rateArea", JsonText.Of([RatePlot.Left, RatePlot.Top, RatePlot.Width, RatePlot.Height])),
                ("from", grid.From.ToString("R", CultureInfo.InvariantCulture)),
                ("to", grid.To.ToString("R", CultureInfo.InvariantCulture)),
                ("steps", grid.Steps.ToString(CultureInfo.InvariantCulture)),
                ("unit", JsonText.Of(unit)),
                ("bin", JsonText.Of(grid.BinMs)),
                ("highest", JsonText.Of(RateScale.To)),
                ("bands", JsonText.List(grid.Populations.Select((_, band) => BandData(band)))),
                .. list.IsOverfull ? PicturesData : SpikesData,
            ]);
        }
    }

    bool AsMarks => !list.IsOverfull && list.Ids.Count <= MostMarks;

    double Duration => grid.To - grid.From;

    bool InSeconds => grid.To > LongestInMilliseconds;

    Box Plot => new(Left, Top, Width - Left - Right, High);

    Box RatePlot => new(Left, RateTop, Width - Left - Right, RateHigh);

    Scale Time => InSeconds ? Scale.Linear("time (s)", grid.From / 1000, grid.To / 1000) : Scale.Linear("time (ms)", grid.From, grid.To);

    Scale RateScale => Scale.Linear("rate (Hz)", 0, Math.Max(1e-3, 1.05 * grid.Populations.Select((_, band) => grid.Rates(band).Max()).DefaultIfEmpty(0).Max()));

    (string, string)[] SpikesData =>
    [
        ("count", list.Ids.Count.ToString(CultureInfo.InvariantCulture)),
        ("spikes", JsonText.Of(PackedSpikes.Of(list, grid.FirstStep, NeuronOf()))),
    ];

    (string, string)[] PicturesData =>
        [("pictures", JsonText.List(grid.Populations.Select((_, band) => JsonText.Of(Convert.ToBase64String(PngFile.Encode(Densities.Picture(grid, band, grid.Columns, grid.Rows[band])))))))];

    /// <inheritdoc/>
    public void Draw(IDrawing drawing)
    {
        new Axes(drawing, Plot, Time, Scale.Linear("", 0, 1)).Frame(xLabels: false, yLabels: false);
        for (var band = 0; band < grid.Populations.Count; band++) DrawName(drawing, band);
        if (AsMarks) DrawMarks(drawing);
        else
            for (var band = 0; band < grid.Populations.Count; band++)
                drawing.Picture(Densities.Picture(grid, band, (int)Plot.Width, (int)Math.Round(BandBox(band).Height)), BandBox(band));
        DrawRates(drawing);
    }

    void DrawName(IDrawing drawing, int band)
    {
        var (box, population) = (BandBox(band), grid.Populations[band]);
        drawing.Fill(new Box(Left - 5, box.Top + Math.Min(1, box.Height / 8), 4, box.Height - Math.Min(2, box.Height / 4)), Palette.Category(band));
        if (box.Height < LeastForName) return;
        var middle = box.Top + box.Height / 2;
        var size = Math.Clamp((Left - 16) / Math.Max(1, TextWidth.Of(population.Name, 1)), 7, 13);
        var twoLines = box.Height > 34;
        drawing.Text(population.Name, new(Left - 10, middle + (twoLines ? -2 : 5)), new(size, Palette.Ink, Anchor.End, Bold: true));
        if (twoLines) drawing.Text($"{NumberText.Short(population.Size)} {(population.Size == 1 ? "neuron" : "neurons")}", new(Left - 10, middle + 14), new(11, Palette.Faint, Anchor.End));
        if (band > 0) drawing.Line([new(Plot.Left, box.Bottom), new(Plot.Right, box.Bottom)], new(Palette.Faint, 1));
    }

    void DrawMarks(IDrawing drawing)
    {
        var bands = new List<Box>[grid.Populations.Count];
        for (var band = 0; band < bands.Length; band++) bands[band] = [];
        for (var i = 0; i < list.Ids.Count; i++)
        {
            var band = BandOf(list.Ids[i]);
            var (box, population) = (BandBox(band), grid.Populations[band]);
            var row = box.Height / population.Size;
            var high = Math.Clamp(0.8 * row, 1.4, 9);
            var across = Plot.Left + (list.Steps[i] + 0.5 - grid.FirstStep) / grid.Steps * Plot.Width;
            bands[band].Add(new(across - 0.7, box.Bottom - (list.Ids[i] - population.FirstId + 0.5) * row - high / 2, 1.4, high));
        }
        drawing.BeginClip(Plot);
        for (var band = 0; band < bands.Length; band++)
            foreach (var mark in bands[band]) drawing.Fill(mark, Palette.Category(band));
        drawing.EndClip();
    }

    void DrawRates(IDrawing drawing)
    {
        var axes = new Axes(drawing, RatePlot, Time, RateScale);
        axes.Frame();
        for (var band = 0; band < grid.Populations.Count; band++)
        {
            var rates = grid.Rates(band);
            double[] times = [.. rates.Select((_, bin) => (grid.From + Math.Min((bin + 0.5) * grid.BinMs, Duration)) / (InSeconds ? 1000 : 1))];
            axes.Line(times, rates, new(Palette.Category(band), 1.5));
        }
    }

    // The first population is at the bottom, as ids grow upwards.
    Box BandBox(int band)
    {
        var below = grid.Shares.Take(band).Sum();
        return new(Plot.Left, Plot.Bottom - (below + grid.Shares[band]) * Plot.Height, Plot.Width, grid.Shares[band] * Plot.Height);
    }

    string BandData(int band)
    {
        var (box, colour) = (BandBox(band), Palette.Category(band));
        return JsonText.Object(
            ("name", JsonText.Of(grid.Populations[band].Name)),
            ("size", JsonText.Of(grid.Populations[band].Size)),
            ("colour", JsonText.Of([colour.Red, colour.Green, colour.Blue, 255])),
            ("top", JsonText.Of((box.Top - Plot.Top) / Plot.Height)),
            ("height", JsonText.Of(box.Height / Plot.Height)),
            ("rates", JsonText.Of(grid.Rates(band))));
    }

    int BandOf(uint id)
    {
        var band = grid.Populations.Count - 1;
        while (band > 0 && id < grid.Populations[band].FirstId) band--;
        return band;
    }

    // Numbers over all bands have no gaps, as global ids of other tools may.
    Func<uint, uint> NeuronOf()
    {
        var first = new uint[grid.Populations.Count];
        for (var band = 1; band < first.Length; band++) first[band] = first[band - 1] + (uint)grid.Populations[band - 1].Size;
        return id => BandOf(id) is var band ? id - grid.Populations[band].FirstId + first[band] : 0;
    }
}
