using GpuSim.Config;
using GpuSim.Model.Spiking;
using GpuSim.Pictures;
using GpuSim.Report;
using GpuSim.Report.Drawing;
using GpuSim.Sweeps;
using GpuSim.Tests.Hdf5;

namespace GpuSim.Tests.Sweeps;

/// <summary>What is drawn of a sweep.</summary>
[Collection(nameof(FilesInThisProcess))]
public sealed class SweepPictureTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    string Run(string sweep)
    {
        SweepRun.Of(ExperimentFile.Load(SmallSweep.In(_folder, sweep), []), new() { Output = _folder["out"], Device = "cpu", Threads = 2 });
        return _folder["out"];
    }

    [Fact]
    public void A_sweep_is_known_by_its_folder_and_by_its_table()
    {
        var folder = Run("""{ "kind": "sweep", "experiment": "small.json", "vary": { "duration": ["1 ms"] } }""");

        Assert.True(new SweepPictures().Recognizes(folder));
        Assert.True(new SweepPictures().Recognizes(Path.Combine(folder, "sweep.h5")));
        Assert.False(new SweepPictures().Recognizes(_folder["small.json"]));
        Assert.False(new SweepPictures().Recognizes(_folder.Path));
    }

    [Fact]
    public void The_page_of_a_folder_says_what_was_run()
    {
        var text = PictureOrigin.Of(Run("""{ "kind": "sweep", "experiment": "small.json", "vary": { "duration": ["1 ms"] } }"""));

        Assert.Equal("out", text.Title);
        Assert.NotEmpty(text.Facts);
        Assert.Contains("\"vary\"", text.Config, StringComparison.Ordinal);
        Assert.Contains("\"populations\"", text.Config, StringComparison.Ordinal);
    }

    [Fact]
    public void Along_one_axis_the_curves_are_means_over_seeds()
    {
        var folder = Run("""{ "kind": "sweep", "name": "rate", "experiment": "small.json", "seeds": 3, "vary": { "stimuli[0].poisson.rate": { "grid": { "from": "0 kHz", "to": "4 kHz", "points": 9 } } } }""");

        var figure = Assert.Single(new SweepPictures().Figures(new(folder)));

        var stored = StoredSweep.Read(Path.Combine(folder, "sweep.h5"));
        var rates = stored.Measures[0].Values;
        Assert.Equal("rate", figure.Title);
        Assert.Contains("Points are means over 3 seeds, bars their standard error.", figure.Caption, StringComparison.Ordinal);
        Assert.Equal($"0 to {NumberText.Short(rates[^3..].Average())}", figure.Numbers.Single(number => number.What == "rate (Hz)").Value);
        AssertDrawn(figure);
    }

    [Fact]
    public void Of_a_sample_there_is_a_figure_for_each_axis()
    {
        var folder = Run("""
            { "kind": "sweep", "experiment": "small.json", "sample": { "latin_hypercube": 12 }, "vary": {
                "stimuli[0].poisson.rate": { "range": { "from": "0.5 kHz", "to": "4 kHz", "logarithmic": true } },
                "g": { "range": { "from": 0, "to": 8 }, "paths": "projections[1].weight", "times": "-1 mV" } } }
            """);

        var figures = new SweepPictures().Figures(new(folder));

        Assert.Equal(2, figures.Count);
        Assert.All(figures, AssertDrawn);
    }

    [Fact]
    public void Over_two_axes_there_is_a_phase_diagram_whose_cells_are_means_over_seeds()
    {
        var folder = Run(SmallSweep.Points.Replace("\"2 kHz\"", "\"2 parsec\"", StringComparison.Ordinal).Replace("[\"1 kHz\"", "{ \"values\": [1", StringComparison.Ordinal)
            .Replace("\"2 parsec\", \"4 kHz\"]", "-2, 4], \"times\": \"1 kHz\" }", StringComparison.Ordinal)
            .Replace("\"discard\"", "\"set\": { \"duration\": \"0.7 s\" }, \"discard\"", StringComparison.Ordinal));

        var stored = StoredSweep.Read(Path.Combine(folder, "sweep.h5"));
        var grid = PhaseGrid.Of(stored)!;

        Assert.Equal([2, 4, 6, 8], grid.X);
        Assert.Equal([-2, 1, 4], grid.Y);
        Assert.Equal((stored.Measures[0].Values[4] + stored.Measures[0].Values[5]) / 2, grid.RateHz[2, 0]);
        Assert.Null(grid.Regime[0, 3]); // a rate below 0 fails
        Assert.NotNull(grid.Regime[1, 3]);
        Assert.Empty(grid.Borders);
        var figures = new SweepPictures().Figures(new(folder));
        Assert.Equal(["phase_diagram", "sweep"], figures.Select(figure => figure.Name));
        Assert.All(figures, AssertDrawn);
    }

    // With the paper's g and η as axes theory knows the network, and draws its borders.
    [Fact]
    public void In_the_plane_of_Brunel_theory_draws_its_borders()
    {
        var ai = (SpikingExperiment)ExperimentFile.Load(Repository.Path("configs", "brunel-ai.json"), []).Experiment; // g = 5, η = 2
        StoredAxis Axis(string name, params double[] values) => new(name, "", values, null);

        var borders = BrunelPlane.Borders([null, ai, null], Axis("g", 0, 5, 8), Axis("eta", 0, 2, 4));

        Assert.Equal(["inhibition balances excitation", "firing begins", "the asynchronous state is stable"], borders.Select(border => border.Name));
        Assert.All(borders[0].Pieces[0], place => Assert.Equal(4, place.X)); // C_E/C_I
        Assert.All(borders[1].Pieces[0], place => Assert.InRange(place.Y, 0.5, 1.1)); // η = 1 reaches the threshold on average, and noise a little before
        Assert.Empty(BrunelPlane.Borders([ai], Axis("g", 4), Axis("eta", 2))); // which the network's weights deny
        Assert.Empty(BrunelPlane.Borders([ai], Axis("weight", 5), Axis("eta", 2)));
    }

    // Something is drawn in every panel, and nothing at the very edge, where it would be cut off.
    static void AssertDrawn(IFigure figure)
    {
        var drawing = new PngDrawing(figure.Width, figure.Height, 1);
        figure.Draw(drawing);
        var picture = drawing.Result;
        bool IsInk(int column, int row) => picture[column, row] is { Red: < 250 } or { Green: < 250 } or { Blue: < 250 };
        Assert.All(Enumerable.Range(0, picture.Width), column => Assert.False(IsInk(column, 0) || IsInk(column, picture.Height - 1)));
        Assert.All(Enumerable.Range(0, picture.Height), row => Assert.False(IsInk(0, row) || IsInk(picture.Width - 1, row)));
        Assert.True(Enumerable.Range(0, picture.Width * picture.Height).Count(pixel => IsInk(pixel % picture.Width, pixel / picture.Width)) > 2000);
    }
}
