using System.Text.RegularExpressions;
using System.Xml.Linq;
using GpuSim.Config;
using GpuSim.Pictures;
using GpuSim.Report;
using GpuSim.Report.Drawing;
using GpuSim.Tests.Hdf5;

namespace GpuSim.Tests.Report;

/// <summary>What holds for every figure of every kind of file: a page can be made of each config's result.</summary>
[Collection(nameof(FilesInThisProcess))]
public sealed partial class EveryFigureTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    /// <summary>Configs, each with what makes its run short.</summary>
    public static TheoryData<string, string> Configs => [.. Directory.GetFiles(Repository.Path("configs"), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal).Select(name => new TheoryDataRow<string, string>(name, Shorter(name)))];

    [Theory]
    [MemberData(nameof(Configs))]
    public void Every_result_has_pictures_that_draw(string config, string shorter)
    {
        var file = _folder[config + ".h5"];
        Experiments.Run(ExperimentFile.Load(Repository.Path("configs", config + ".json"), shorter.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(set => set.Replace('_', ' ')).ToArray()), new() { Output = file });

        var figures = Sources.Single(source => source.Recognizes(file)).Figures(new(file));

        Assert.NotEmpty(figures);
        Assert.Equal(figures.Count, figures.Select(figure => figure.Name).Distinct().Count());
        Assert.All(figures, Draws);
    }

    public void Dispose() => _folder.Dispose();

    internal static void Draws(IFigure figure)
    {
        Assert.Matches(NameOfFigure, figure.Name);
        Assert.NotEmpty(figure.Title);
        Assert.EndsWith(".", figure.Caption, StringComparison.Ordinal);
        Assert.All(figure.Numbers, number => Assert.True(number.What.Length > 0 && number.Value.Length > 0 && !number.Value.Contains("NaN", StringComparison.Ordinal), $"{number}"));
        Assert.Equal(figure.Numbers.Count, figure.Numbers.Select(number => number.What).Distinct().Count()); // they are the keys of `plot --json`
        Assert.InRange(figure.Width, 200, 1600);
        Assert.InRange(figure.Height, 60, 4000);

        var bounded = new BoundedDrawing(figure.Width, figure.Height);
        figure.Draw(bounded);
        Assert.True(bounded.Faults.Count == 0, $"{figure.Name}: {string.Join("; ", bounded.Faults)}");
        Assert.True(bounded.Things > 3, $"{figure.Name} is empty");

        var svg = new SvgDrawing(figure.Width, figure.Height, figure.Name);
        figure.Draw(svg);
        Assert.Equal("svg", XDocument.Parse(svg.Result).Root!.Name.LocalName);

        var png = new PngDrawing(figure.Width, figure.Height, 0.5);
        figure.Draw(png);
        Assert.True(png.Result.Pixels.Distinct().Count() > 1, $"{figure.Name} is one colour");
    }

    static IReadOnlyList<IPictureSource> Sources => [.. typeof(IPictureSource).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IPictureSource))).Select(type => (IPictureSource)Activator.CreateInstance(type)!)];

    // Enough for every figure to have something to show; a blank is written _.
    static string Shorter(string config) => config switch
    {
        "hopfield-capacity" => "neurons=400 trials=2",
        "hopfield-forgetting" or "hopfield-basin" => "neurons=300 trials=2",
        "microcircuit" => "scale=0.05 duration=50_ms",
        "oja" or "inhibitory-plasticity" => "duration=1_s",
        "connectome" or "adex-patterns" or "izhikevich-patterns" or "f-i-curve" or "ring-attractor" or "ring-network" or "short-term-plasticity" => "duration=300_ms",
        "logic-gates" or "stdp-window" or "hodgkin-huxley" => "",
        _ when config.StartsWith("som-", StringComparison.Ordinal) || config.StartsWith("hopfield-", StringComparison.Ordinal) => "",
        _ => "duration=60_ms",
    };

    [GeneratedRegex("^[a-z0-9]+(_[a-z0-9]+)*(:.+)?$")]
    private static partial Regex NameOfFigure { get; }
}
