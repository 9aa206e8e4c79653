using System.Text.Json;
using System.Xml.Linq;
using GpuSim.Tests.Report;

namespace GpuSim.Tests.Cli;

/// <summary><c>gpusim plot</c> as a user meets it.</summary>
public sealed class PlotCommand(PlotCommand.Result run) : IClassFixture<PlotCommand.Result>, IDisposable
{
    readonly TemporaryFolder _folder = new();

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    /// <summary>A small network's file, made once.</summary>
    public sealed class Result : IDisposable
    {
        readonly TemporaryFolder _folder = new();

        public Result()
        {
            var ran = GpuSimProcess.Run("run", Repository.Path("configs", "brunel-ai.json"), "--set", "populations.exc.size=400", "--set", "populations.inh.size=100", "--set", "projections[0].rule.fixed_in_degree=40", "--set", "projections[1].rule.fixed_in_degree=10", "--duration", "100 ms", "-o", File);
            Assert.Equal(0, ran.ExitCode);
        }

        public string File => _folder["ai.h5"];

        public void Dispose() => _folder.Dispose();
    }

    [Fact]
    public void A_page_with_all_figures_is_written_beside_the_file()
    {
        File.Copy(run.File, _folder["mine.h5"]);
        var plotted = GpuSimProcess.Run("plot", _folder["mine.h5"], "--json");

        Assert.Equal((0, ""), (plotted.ExitCode, plotted.Error));
        using var json = JsonDocument.Parse(plotted.Output);
        Assert.Equal(_folder["mine.html"], json.RootElement.GetProperty("file").GetString());
        Assert.Equal("raster", json.RootElement.GetProperty("figures")[0].GetProperty("name").GetString());
        var page = File.ReadAllText(_folder["mine.html"]);
        Assert.Equal(new FileInfo(_folder["mine.html"]).Length, json.RootElement.GetProperty("bytes").GetInt64());
        Assert.Contains("raster_sha256", page, StringComparison.Ordinal);
        Assert.Contains("fixed_in_degree", page, StringComparison.Ordinal); // the config
        Assert.Equal(["mine.h5", "mine.html"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_picture_has_the_first_figure_or_the_one_that_is_named()
    {
        var svg = GpuSimProcess.Run("plot", run.File, "-o", _folder["r.svg"]);
        Assert.Equal((0, ""), (svg.ExitCode, svg.Error));
        Assert.Contains("Spikes", XDocument.Load(_folder["r.svg"]).Root!.Value, StringComparison.Ordinal);
        Assert.Contains("raster", svg.Output, StringComparison.Ordinal);

        var png = GpuSimProcess.Run("plot", run.File, "-o", _folder["r.png"], "--figure", "raster", "--from", "20 ms", "--to", "60 ms");
        Assert.Equal((0, ""), (png.ExitCode, png.Error));
        var pixels = PngReader.Read(File.ReadAllBytes(_folder["r.png"]));
        Assert.Equal(1800, pixels.Width);
        Assert.True(pixels.Pixels.Count(pixel => pixel == GpuSim.Report.Drawing.Palette.Category(0)) > 1000);
    }

    [Fact]
    public void A_figure_that_is_not_there_is_answered_with_those_that_are()
    {
        var result = GpuSimProcess.Run("plot", run.File, "-o", _folder["r.svg"], "--figure", "rastr");

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("--figure: this file has no figure \"rastr\". Did you mean \"raster\"? Its figures are raster", result.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Theory]
    [InlineData("r.jpg", "are not written as \".jpg\". End it in .html, .svg or .png.")]
    [InlineData("nowhere/r.svg", "Create it, or name another place.")]
    [InlineData("r", "its name has no ending")]
    public void A_place_that_cannot_be_written_is_refused(string name, string why)
    {
        var result = GpuSimProcess.Run("plot", run.File, "-o", _folder[name]);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(why, result.Error, StringComparison.Ordinal);
        CommandLine.AssertNoStackTrace(result);
    }

    [Fact]
    public void The_file_itself_is_never_overwritten()
    {
        File.Copy(run.File, _folder["result.html"]); // HDF5 under a misleading name
        var result = GpuSimProcess.Run("plot", _folder["result.html"]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("it is the file that the pictures are made of", result.Error, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(run.File), File.ReadAllBytes(_folder["result.html"]));
    }

    [Fact]
    public void An_unfinished_file_stays_where_it_is()
    {
        File.Copy(run.File, _folder["r.html.partial"]);
        var result = GpuSimProcess.Run("plot", _folder["r.html.partial"]);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(["r.html", "r.html.partial"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(File.ReadAllBytes(run.File), File.ReadAllBytes(_folder["r.html.partial"]));
    }

    [Fact]
    public void What_has_no_time_has_no_window()
    {
        var result = GpuSimProcess.Run("plot", Repository.Path("configs", "connectome.json"), "-o", _folder["r.svg"], "--to", "1 s");

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("--from and --to expect a run over time to choose a part of, and this has none. Leave them out.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_has_no_pictures_is_refused_with_the_way_out()
    {
        foreach (var (file, why) in ((string, string)[])[
            (_folder["missing.h5"], "it is not there"),
            (_folder.With("text.h5", "hello"), "it is not HDF5"),
            (_folder.Path, "it is a folder")])
        {
            var result = GpuSimProcess.Run("plot", file, "-o", _folder["out.html"]);

            Assert.Equal((2, ""), (result.ExitCode, result.Output));
            Assert.Contains(why, result.Error, StringComparison.Ordinal);
            CommandLine.AssertNoStackTrace(result);
        }
    }

    [Fact]
    public void A_window_beyond_the_run_is_refused()
    {
        var result = GpuSimProcess.Run("plot", run.File, "-o", _folder["r.svg"], "--from", "5 s");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("nothing of its 0.1 s lies in the window from 5 s on", result.Error, StringComparison.Ordinal);
    }
}
