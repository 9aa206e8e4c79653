using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using GpuSim.Config.Shapes;
using GpuSim.Config.Text;
using GpuSim.Model.SelfOrganizingMap;

namespace GpuSim.Config.SelfOrganizingMap;

/// <summary>Generated data as read: the one of the three that was asked for.</summary>
internal sealed class GeneratedDraft
{
    public TrainingData.Clusters Clusters { get; set; } = new(1, 1, 0);
    public TrainingData.UniformCube Uniform { get; set; } = new(1, 1);
    public TrainingData.VisualMap Visual { get; set; } = new(1, 1, 0, 1, 0);
}

/// <summary>A table as read.</summary>
internal sealed class CsvDraft
{
    public string File { get; set; } = "unread";
    public IReadOnlyList<string>? Columns { get; set; }
    public string? Label { get; set; }
}

/// <summary>A dataset as read.</summary>
internal sealed class Hdf5Draft
{
    public string File { get; set; } = "unread";
    public string Dataset { get; set; } = "unread";
}

/// <summary>The keys of data.</summary>
internal static class DataShape
{
    /// <param name="folder">Of the config.</param>
    public static Shape<TrainingData> Create(string folder) => new OptionShape<TrainingData>("training data", "kinds of data")
        .Option("clusters", "Gaussian clusters in two dimensions with centres evenly spaced on the unit circle", Clusters(), null, "{ \"points\": 300, \"count\": 5, \"standard_deviation\": 0.1 }")
        .Option("uniform", "points uniform from 0 to 1 in every dimension", Uniform(), null, "{ \"points\": 1000, \"dimensions\": 3 }")
        .Option("visual_map", "every combination of position, eye and orientation (Obermayer, Ritter and Schulten 1990)", VisualMap(), null, "{ \"columns\": 10, \"rows\": 10, \"ocularity\": 0.14, \"orientations\": 12, \"radius\": 0.2 }")
        .Option("samples", "a list of lists of numbers, one for each sample", Samples(), null, "[[0, 1], [1, 0]]")
        .Option("csv", "a text table with commas, semicolons or tabs between columns", Csv(folder), null, "{ \"file\": \"iris.csv\" }")
        .Option("hdf5", "a dataset of samples times dimensions in an HDF5 file", Hdf5(folder), null, "{ \"file\": \"a.h5\", \"dataset\": \"/x\" }");

    static Mapped<GeneratedDraft, TrainingData> Clusters() => new(
        new ObjectShape<GeneratedDraft>("clusters", _ => new())
            .Key("points", "number of samples, shared out in turn", Count, (draft, value) => draft.Clusters = draft.Clusters with { Points = value }, required: true)
            .Key("count", "number of clusters", Count, (draft, value) => draft.Clusters = draft.Clusters with { Count = value }, required: true)
            .Key("standard_deviation", "standard deviation in each direction, at least 0", new NumberShape(), (draft, value) => draft.Clusters = draft.Clusters with { StandardDeviation = value }, required: true),
        draft => draft.Clusters);

    static Mapped<GeneratedDraft, TrainingData> Uniform() => new(
        new ObjectShape<GeneratedDraft>("uniform points", _ => new())
            .Key("points", "number of samples", Count, (draft, value) => draft.Uniform = draft.Uniform with { Points = value }, required: true)
            .Key("dimensions", "numbers in a sample", new WholeShape<int>(1, MapExperimentBuilder.MostDimensions), (draft, value) => draft.Uniform = draft.Uniform with { Dimensions = value }, required: true),
        draft => draft.Uniform);

    static Mapped<GeneratedDraft, TrainingData> VisualMap() => new(
        new ObjectShape<GeneratedDraft>("the stimuli of a visual map", _ => new())
            .Key("columns", "number of positions across the visual field", Count, (draft, value) => draft.Visual = draft.Visual with { Columns = value }, required: true)
            .Key("rows", "number of positions down the visual field", Count, (draft, value) => draft.Visual = draft.Visual with { Rows = value }, required: true)
            .Key("ocularity", "distance of each eye from 0, at least 0", new NumberShape(), (draft, value) => draft.Visual = draft.Visual with { Ocularity = value }, required: true)
            .Key("orientations", "number of orientations, evenly spaced over 180 degrees", Count, (draft, value) => draft.Visual = draft.Visual with { Orientations = value }, required: true)
            .Key("radius", "radius of the circle of orientations, at least 0", new NumberShape(), (draft, value) => draft.Visual = draft.Visual with { Radius = value }, required: true),
        draft => draft.Visual);

    static Mapped<IReadOnlyList<IReadOnlyList<double>>, TrainingData> Samples() => new(
        new ListShape<IReadOnlyList<double>>("a list of samples such as [[0, 1], [1, 0]]", new ListShape<double>("a sample such as [0, 1]", new NumberShape())),
        samples => new TrainingData.Given(samples, null));

    static Mapped<CsvDraft, TrainingData> Csv(string folder) => new(
        new ObjectShape<CsvDraft>("a text table", _ => new())
            .Key("file", "path of a file, from the folder of the config", new TextShape("the path of a file"), (draft, value) => draft.File = value, required: true)
            .Key("columns", "columns to learn, by name or by number from 1; all that hold numbers where not given", new ListShape<string>("a list of columns", new ColumnShape(), orOne: true), (draft, value) => draft.Columns = value)
            .Key("label", "column of labels, by name or by number from 1; none where not given", new ColumnShape(), (draft, value) => draft.Label = value),
        draft => new TrainingData.Csv(draft.File, folder, draft.Columns, draft.Label));

    static Mapped<Hdf5Draft, TrainingData> Hdf5(string folder) => new(
        new ObjectShape<Hdf5Draft>("an HDF5 file", _ => new())
            .Key("file", "path of a file, from the folder of the config", new TextShape("the path of a file"), (draft, value) => draft.File = value, required: true)
            .Key("dataset", "path of the dataset in the file, such as \"/x\"", new TextShape("the path of a dataset"), (draft, value) => draft.Dataset = value, required: true),
        draft => new TrainingData.Hdf5(draft.File, folder, draft.Dataset));

    static WholeShape<int> Count => new(1, MapExperimentBuilder.MostSamples);
}

/// <summary>A column of a table by its name or by its number from 1.</summary>
internal sealed class ColumnShape : Shape<string>
{
    readonly WholeShape<int> _number = new(1, int.MaxValue);
    readonly TextShape _name = new("the name or number of a column");

    public override bool TryRead(Node node, Faults faults, [MaybeNullWhen(false)] out string value)
    {
        if (node is not NumberNode) return _name.TryRead(node, faults, out value);
        value = _number.TryRead(node, faults, out var number) ? $"{number}" : null;
        return value is not null;
    }

    public override JsonObject Schema() => new() { ["anyOf"] = new JsonArray(_name.Schema(), _number.Schema()) };
}
