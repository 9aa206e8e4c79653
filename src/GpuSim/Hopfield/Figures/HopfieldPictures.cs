using System.Globalization;
using GpuSim.Hdf5;
using GpuSim.Pictures;
using GpuSim.Report;

namespace GpuSim.Hopfield.Figures;

/// <summary>Pictures of a run of memories.</summary>
internal sealed class HopfieldPictures : IPictureSource
{
    const int MostPoints = 6; // of many points whose sweeps were recorded

    public bool Recognizes(string file)
    {
        if (!ArrayFileReader.Recognizes(file)) return false;
        using var reader = ArrayFileReader.Open(file);
        return reader.Attributes.GetValueOrDefault("kind") is "hopfield";
    }

    public bool HasTime => false;

    public IReadOnlyList<IFigure> Figures(PictureRequest request)
    {
        using var file = ArrayFileReader.Open(request.File);
        var points = CurveGroup.Read(file);
        List<IFigure> sweeps = [.. Groups(file, points).Take(MostPoints).SelectMany(group => RecallInFile.Read(file, group.Path)?.Figures(group.Suffix, group.Title) ?? [])];
        List<IFigure> curves = points.Count > 0 ? [.. PointCurves.Figures(points)] : [];
        IReadOnlyList<IFigure> figures = [.. curves, .. sweeps];
        return figures.Count > 0 ? figures : throw new UnreadableFileException(request.File, "the run ended before its first sweep was recorded", "Run again.");
    }

    // The root where there is one point, else those points that were recorded.
    static IEnumerable<(string Path, string Suffix, string Title)> Groups(ArrayFileReader file, IReadOnlyList<PointSummary> summaries)
    {
        const string Points = "/points/", Overlaps = "/overlaps";
        foreach (var dataset in file.Datasets.Where(dataset => dataset.Path.EndsWith(Overlaps, StringComparison.Ordinal)).OrderBy(dataset => dataset.Path.Length).ThenBy(dataset => dataset.Path, StringComparer.Ordinal))
        {
            if (dataset.Path == Overlaps) yield return ("", "", "");
            else if (dataset.Path.StartsWith(Points, StringComparison.Ordinal) && dataset.Path[Points.Length..^Overlaps.Length] is var point)
                yield return ($"points/{point}/", ":" + point, ": " + NameOf(point, summaries));
        }
    }

    static string NameOf(string point, IReadOnlyList<PointSummary> points) =>
        int.TryParse(point, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < points.Count ? PointCurves.NameOf(points[number], except: null) : "point " + point;
}
