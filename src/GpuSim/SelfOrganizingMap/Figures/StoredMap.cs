using GpuSim.Analysis.SelfOrganizingMap;
using GpuSim.Hdf5;
using GpuSim.Report.SelfOrganizingMap;

namespace GpuSim.SelfOrganizingMap.Figures;

/// <summary>A map as its file has it.</summary>
/// <param name="Shape">How its units lie.</param>
/// <param name="Names">[dimension].</param>
/// <param name="Samples">[sample, dimension].</param>
/// <param name="Labels">[sample]; null without.</param>
/// <param name="IsCosine">Whether near means the smallest angle.</param>
/// <param name="IsVisual">Whether samples are visual stimuli.</param>
/// <param name="Moments">The weights that were kept, the last those at the end.</param>
/// <param name="Winners">[sample] nearest unit at the end.</param>
internal sealed record StoredMap(
    MapShape Shape, IReadOnlyList<string> Names, float[] Samples, IReadOnlyList<string>? Labels, bool IsCosine, bool IsVisual, IReadOnlyList<MapMoment> Moments, int[] Winners)
{
    /// <summary>Numbers in a sample.</summary>
    public int Dimensions => Names.Count;

    /// <summary>Number of samples.</summary>
    public int Count => Samples.Length / Dimensions;

    /// <summary>[unit, dimension] at the end.</summary>
    public float[] Weights => Moments[^1].Weights;

    /// <summary>Reads it; of an unfinished run the last weights of its history.</summary>
    /// <param name="file">Open.</param>
    /// <param name="path">As the user gave it.</param>
    public static StoredMap Read(ArrayFileReader file, string path)
    {
        var report = FiguresInFile.Read(file, path);
        var shape = new MapShape(report.Map.Width, report.Map.Height, report.Map.Depth, report.Map.Grid == "hexagonal", report.Map.Edges == "toroidal");
        bool Has(string dataset) => file.Datasets.Any(stored => stored.Path == "/" + dataset);
        var moments = Has("history/weights") ? History(file, shape.Units * report.Dimensions, report.Epochs) : [];
        if (Has("weights")) moments = [.. moments.Where(moment => moment.Epoch < report.Epochs), new(report.Epochs, file.Read<float>("weights"))];
        var samples = Has("samples") ? file.Read<float>("samples") : [];
        if (moments.Count == 0 || samples.Length == 0) throw new UnreadableFileException(path, "the run ended before weights were recorded", "Run again.");
        if (moments.Any(moment => moment.Weights.Length != (long)shape.Units * report.Dimensions) || (long)report.Samples * report.Dimensions != samples.Length)
            throw new UnreadableFileException(path, "its weights do not fit its map", "It is damaged or of another format; copy it again, or run again.");
        var isCosine = report.Metric == "cosine";
        var winners = Has("winners") ? file.Read<int>("winners") : NearestUnits.Of(samples, moments[^1].Weights, report.Dimensions, isCosine).Nearest;
        if (winners.Length != report.Samples || winners.Any(winner => winner < 0 || winner >= shape.Units))
            throw new UnreadableFileException(path, "its winners do not fit its map", "It is damaged or of another format; copy it again, or run again.");
        return new(
            shape, Has("dimension_names") ? file.ReadText("dimension_names") : [.. Enumerable.Range(1, report.Dimensions).Select(k => $"{k}")], samples,
            Has("labels") ? file.ReadText("labels") : null, isCosine, IsVisualMap(shape, report.Dimensions, Has("measures/orientation")), moments, winners);
    }

    static bool IsVisualMap(MapShape shape, int dimensions, bool isMeasured) => isMeasured && shape.IsSquareSheet && dimensions == VisualMap.Dimensions;

    static List<MapMoment> History(ArrayFileReader file, int size, int last)
    {
        var (epochs, weights) = (file.Read<int>("history/epochs"), file.Read<float>("history/weights"));
        var count = size == 0 ? 0 : Math.Min(epochs.Length, weights.Length / size);
        return [.. Enumerable.Range(0, count).Select(k => new MapMoment(epochs[k], weights.AsSpan(k * size, size).ToArray())).Where(moment => moment.Epoch <= last)];
    }
}
