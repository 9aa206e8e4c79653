using System.CommandLine;
using System.Globalization;
using System.Text.Json.Serialization;
using GpuSim.Pictures;
using GpuSim.Report;

namespace GpuSim.Cli.Commands;

/// <summary><c>gpusim plot</c>: pictures of a result, as a page, a drawing or pixels.</summary>
internal sealed class Plot : ICommandFile
{
    /// <inheritdoc/>
    public Command Create()
    {
        var file = Words.Argument("FILE", "A result of `gpusim run -o`, the .partial that a killed run left, or the folder of a sweep.");
        var output = new Option<string?>("--output", "-o") { HelpName = "PATH", Description = "Where to: .html for a page with all figures (the default, beside FILE), .svg or .png for one figure." };
        var names = new Option<string[]>("--figure") { HelpName = "NAME", Description = "Draws this figure only; may be given several times. A name that is not there is answered with all that are." };
        var from = Words.Time("--from", "Start of the window, such as \"0.2 s\".");
        var to = Words.Time("--to", "End of the window; the end of the run if not said.");
        var json = Words.Json("what was written");
        var command = new Command("plot", "Pictures of a result: rasters, traces, distributions, maps, phase diagrams; docs/pictures.md shows which.") { file, output, names, from, to, json };
        command.SetAction(parsed =>
        {
            var input = parsed.GetValue(file)!;
            var target = new PictureFile(parsed.GetValue(output) ?? PictureFile.PathFor(input), input);
            var all = PictureCatalog.Figures(new(input, parsed.GetValue(from) ?? 0, parsed.GetValue(to)));
            var chosen = Chosen(all, parsed.GetValue(names) ?? [], target.Format);
            var bytes = target.Write(chosen, PictureOrigin.Of(input));
            var report = new PlotReport(target.Path, bytes, [.. chosen.Select(Described)], [.. all.Except(chosen).Select(figure => figure.Name)]);
            if (parsed.GetValue(json)) JsonOutput.Print(report, PlotJson.Default.PlotReport);
            else Print(report, Console.Out);
            return ExitCode.Done;
        });
        return command;
    }

    // A picture file is for a paper or a slide, where one figure is wanted; a page has room for all.
    static IReadOnlyList<IFigure> Chosen(IReadOnlyList<IFigure> all, string[] names, PictureFormat format) => names.Length > 0
        ? [.. names.Distinct().Select(name => PictureCatalog.Named(all, name))]
        : format == PictureFormat.Html ? all : [all[0]];

    static FigureReport Described(IFigure figure) => new(figure.Name, figure.Title, (int)figure.Width, (int)figure.Height, figure.Numbers.ToDictionary(number => number.What, number => number.Value));

    static void Print(PlotReport report, TextWriter output)
    {
        var table = new TextTable("figure", "title", "width", "height");
        foreach (var figure in report.Figures) table.Add(figure.Name, figure.Title, figure.Width, figure.Height);
        table.Print(output);
        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"written    {report.File}, {report.Bytes:N0} bytes"));
        if (report.OtherFigures.Count > 0) output.WriteLine($"more       {string.Join(", ", report.OtherFigures)} (--figure NAME, or all on a page: -o out.html)");
    }
}

/// <summary>What <c>gpusim plot</c> wrote.</summary>
internal sealed record PlotReport(string File, long Bytes, IReadOnlyList<FigureReport> Figures, IReadOnlyList<string> OtherFigures);

/// <summary>A figure that was drawn.</summary>
internal sealed record FigureReport(string Name, string Title, int Width, int Height, IReadOnlyDictionary<string, string> Numbers);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(PlotReport))]
internal sealed partial class PlotJson : JsonSerializerContext;
