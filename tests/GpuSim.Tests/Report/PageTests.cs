using System.Xml.Linq;
using GpuSim.Analysis.Spiking;
using GpuSim.Recording;
using GpuSim.Report;
using GpuSim.Report.Drawing;
using GpuSim.Report.Page;
using GpuSim.Report.Spiking;

namespace GpuSim.Tests.Report;

/// <summary>The page as a person meets it: opened from a file in a browser, looked at, zoomed.</summary>
public sealed class PageTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    readonly TemporaryFolder _folder = new();

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    /// <summary>Spikes, and how many of them a page may hold: drawn as marks, as pixels, and as pixels that are all there is.</summary>
    public static TheoryData<int, int> Rasters => new() { { 3_000, 10_000 }, { 150_000, 200_000 }, { 150_000, 1_000 } };

    [Theory]
    [MemberData(nameof(Rasters))]
    public async Task The_rasters_pixels_are_on_the_screen_and_zooming_changes_them(int spikes, int most)
    {
        browser.Require();
        await browser.Open(_folder.With("page.html", HtmlPage.Of(new("made up", [new("seed", "7")], "{ \"a\": \"<b>&\" }"), [Raster(spikes, most)])));
        var area = await Area();

        var before = await browser.Screenshot();
        Assert.True(Inked(before, area, 0) > 500, $"{Inked(before, area, 0)} pixels of the first population");
        Assert.True(Inked(before, area, 1) > 50, $"{Inked(before, area, 1)} pixels of the second population");

        for (var turn = 0; turn < 6; turn++) await browser.Pointer("mouseWheel", area.Left + area.Width / 2, area.Top + area.Height / 2, -100);
        var zoomed = await browser.Screenshot();
        Assert.True(Different(before, zoomed, area) > 1000, $"{Different(before, zoomed, area)} pixels changed");
        Assert.True(Inked(zoomed, area, 0) > 100);

        await browser.Pointer("mouseMoved", area.Left + area.Width / 3, area.Bottom - 20);
        Assert.Matches(@"time: [0-9.]+ ms\s+exc, neuron \d+", (await browser.Evaluate("document.getElementById('tip').textContent"))!.GetValue<string>());

        await browser.Evaluate("document.querySelectorAll('.zoom button')[2].click(), document.getElementById('tip').hidden = true");
        Assert.Equal(0, Different(before, await browser.Screenshot(), area));
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task A_spike_is_where_the_zoomed_page_says()
    {
        browser.Require();
        var (grid, list) = Empty(100);
        (uint Step, uint Id)[] spikes = [(1000, 10), (1000, 390), (7000, 410)];
        foreach (var (step, id) in spikes)
        {
            grid.Write([step], [id]);
            list.Write([step], [id]);
        }
        await browser.Open(_folder.With("page.html", HtmlPage.Of(new("three spikes", [], ""), [new Raster(grid, list)])));

        Assert.Equal("1000,1000,7000", (await browser.Evaluate("[...document.querySelector('section').raster.steps].join()"))!.GetValue<string>());
        Assert.Equal("10,390,410", (await browser.Evaluate("[...document.querySelector('section').raster.neurons].join()"))!.GetValue<string>());
    }

    [Fact]
    public async Task Values_under_the_pointer_are_told_on_every_figure()
    {
        browser.Require();
        await browser.Open(_folder.With("page.html", HtmlPage.Of(new("heat", [], ""), [new Heat()])));
        var frame = await browser.Evaluate("(() => { const r = document.querySelector('svg').getBoundingClientRect(); return [r.left, r.top, r.width / 300]; })()");
        var (left, top, scale) = (frame![0]!.GetValue<double>(), frame[1]!.GetValue<double>(), frame[2]!.GetValue<double>());

        await browser.Pointer("mouseMoved", left + 250 * scale, top + 50 * scale);

        var tip = (await browser.Evaluate("document.getElementById('tip').textContent"))!.GetValue<string>();
        Assert.Contains("rate: 4 Hz", tip, StringComparison.Ordinal);
        Assert.Matches(@"g: 7\.[345]", tip);
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public void A_page_needs_nothing_else_and_shows_what_it_is_made_of()
    {
        var page = HtmlPage.Of(new("a < b", [new("device", "cpu & more")], "{ \"tau\": \"<20 ms>\" }"), [Raster(3000, 10000), new Heat()]);

        Assert.DoesNotMatch("""(src|href)="(?!data:)""", page);
        Assert.DoesNotMatch("""https?://(?!www\.w3\.org/2000/svg)""", page);
        Assert.Contains("<h1>a &lt; b</h1>", page, StringComparison.Ordinal);
        Assert.Contains("cpu &amp; more", page, StringComparison.Ordinal);
        Assert.Contains("&quot;&lt;20 ms&gt;&quot;", page, StringComparison.Ordinal);
        Assert.Contains("mean rate of exc (Hz)", page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Rasters))]
    public void A_raster_is_well_formed_and_has_a_caption_for_what_it_shows(int spikes, int most)
    {
        var raster = Raster(spikes, most);
        var svg = XDocument.Parse(new Sheet([raster]).Svg());
        var picture = new Sheet([raster]).Pixels(1);

        Assert.Contains("time (ms)", svg.Root!.Value, StringComparison.Ordinal);
        Assert.Contains("400 neurons", svg.Root.Value, StringComparison.Ordinal);
        Assert.Equal((900, (int)raster.Height + 34), (picture.Width, picture.Height));
        Assert.Contains(spikes > most ? "too many spikes to show each" : "zooms in to single spikes", raster.Caption, StringComparison.Ordinal);
        Assert.Contains(spikes < 20_000 ? "Every spike is a mark" : "Spikes as pixels", raster.Caption, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_spike_is_counted_once_in_cells_and_bins_and_rates()
    {
        var (grid, _) = Filled(50_000, 100_000);

        Assert.Equal(50_000, grid.Spikes.Sum());
        Assert.Equal(50_000, grid.Counts.Sum(band => band.Sum(count => (long)count)));
        Assert.Equal(50_000, grid.Binned.Sum(band => band.Sum()));
        Assert.Equal(grid.Rate(0), grid.Rates(0).Average(), 6); // 1 s in bins of 5 ms
        Assert.Equal(5, grid.BinMs);
    }

    static Raster Raster(int spikes, int most)
    {
        var (grid, list) = Filled(spikes, most);
        return new(grid, list);
    }

    static (SpikeGrid, SpikeList) Filled(int spikes, int most)
    {
        var (grid, list) = Empty(most);
        var random = new Random(3);
        var all = Enumerable.Range(0, spikes).Select(_ => (Step: (uint)random.Next(10_000), Id: (uint)random.Next(500))).Order().ToArray();
        uint[] steps = [.. all.Select(spike => spike.Step)], ids = [.. all.Select(spike => spike.Id)];
        for (var at = 0; at < spikes; at += 997)
        {
            var end = Math.Min(spikes, at + 997);
            grid.Write(steps.AsSpan()[at..end], ids.AsSpan()[at..end]);
            list.Write(steps.AsSpan()[at..end], ids.AsSpan()[at..end]);
        }
        return (grid, list);
    }

    static (SpikeGrid, SpikeList) Empty(int most) =>
        (new([new RecordedPopulation("exc", 400, 0), new RecordedPopulation("inh", 100, 400)], new StepWindow(0, 10_000), 0.1), new(most));

    async Task<Box> Area()
    {
        var area = await browser.Evaluate("""
            (() => {
                const raster = document.querySelector("section").raster, frame = raster.svg.getBoundingClientRect(), scale = frame.width / 900;
                return [frame.left + raster.data.area[0] * scale, frame.top + raster.data.area[1] * scale, raster.data.area[2] * scale, raster.data.area[3] * scale];
            })()
            """);
        return new(area![0]!.GetValue<double>(), area[1]!.GetValue<double>(), area[2]!.GetValue<double>(), area[3]!.GetValue<double>());
    }

    // Pixels nearer to a population's colour than to white or grey.
    static int Inked(PixelPicture screen, Box area, int population) => Within(screen, area).Count(at =>
    {
        var (pixel, colour) = (screen[at.X, at.Y], Palette.Category(population));
        return Math.Abs(pixel.Red - colour.Red) + Math.Abs(pixel.Green - colour.Green) + Math.Abs(pixel.Blue - colour.Blue) < 120;
    });

    static int Different(PixelPicture a, PixelPicture b, Box area) => Within(a, area).Count(at => a[at.X, at.Y] != b[at.X, at.Y]);

    static IEnumerable<(int X, int Y)> Within(PixelPicture screen, Box area) =>
        from y in Enumerable.Range((int)area.Top + 2, (int)area.Height - 4)
        from x in Enumerable.Range((int)area.Left + 2, (int)area.Width - 4)
        where x < screen.Width && y < screen.Height
        select (x, y);

    /// <summary>Four cells over g and η.</summary>
    sealed class Heat : IFigure
    {
        public string Name => "heat";
        public string Title => "Heat";
        public string Caption => "Four cells.";
        public IReadOnlyList<FigureNumber> Numbers => [];
        public double Width => 300;
        public double Height => 200;

        public void Draw(IDrawing drawing)
        {
            var axes = new Axes(drawing, new(50, 10, 220, 140), Scale.Linear("g", 0, 8.1), Scale.Linear("η", 0, 4));
            axes.Frame(grid: false);
            axes.HeatMap(new[,] { { 1.0, 2 }, { 3, 4 } }, Scale.Linear("rate (Hz)", 1, 4), Palette.Sequential);
        }
    }
}
