using GpuSim.Hdf5;
using GpuSim.Model.SelfOrganizingMap;

namespace GpuSim.SelfOrganizingMap;

/// <summary>The numbers of a map as attributes of its file, under the names that <c>--json</c> has for them.</summary>
internal static class FiguresInFile
{
    /// <summary>Where the histograms are.</summary>
    public const string Angles = "measures/crossing_angles", BaselineAngles = "measures/crossing_angles_baseline";

    const string Hash = "weights_sha256";

    /// <summary>What is known before the run.</summary>
    public static IEnumerable<KeyValuePair<string, object>> Of(MapExperiment experiment) =>
    [
        new("width", (long)experiment.Grid.Width), new("height", (long)experiment.Grid.Height), new("depth", (long)experiment.Grid.Depth),
        new("grid", MapWords.Grid(experiment.Grid)), new("edges", MapWords.Edges(experiment.Grid)),
        new("learning", experiment.Learning.Name), new("metric", MapWords.Metric(experiment.Metric)),
    ];

    /// <summary>What is known at the end.</summary>
    public static IReadOnlyDictionary<string, object> Of(MapSummary map)
    {
        var all = new Dictionary<string, object?>
        {
            ["epochs"] = (long)map.Epochs,
            ["initial_quantisation_error"] = map.InitialQuantisationError,
            ["initial_topographic_error"] = map.InitialTopographicError,
            ["quantisation_error"] = map.QuantisationError,
            ["topographic_error"] = map.TopographicError,
            ["topographic_error_four"] = map.TopographicErrorFour,
            ["ridge_ratio"] = map.RidgeRatio,
            ["retinotopic_correlation_x"] = map.RetinotopicCorrelation?.X,
            ["retinotopic_correlation_y"] = map.RetinotopicCorrelation?.Y,
            ["pinwheels"] = (long?)map.Pinwheels,
            ["pinwheels_positive"] = (long?)map.PinwheelsPositive,
            ["pinwheels_negative"] = (long?)map.PinwheelsNegative,
            ["pinwheel_density"] = map.PinwheelDensity,
            ["crossing_angle_mean_deg"] = map.CrossingAngleMeanDeg,
            ["crossing_angle_baseline_deg"] = map.CrossingAngleBaselineDeg,
            [Hash] = map.WeightsSha256,
        };
        return all.Where(attribute => attribute.Value is not null).ToDictionary(attribute => attribute.Key, attribute => attribute.Value!);
    }

    /// <summary>What a file says; of one that was not closed the numbers of the end are null, and its epochs are those of its history.</summary>
    public static MapReport Read(ArrayFileReader file, string path)
    {
        var samples = Shape("samples");
        return new()
        {
            File = path,
            Name = Text("name") ?? "",
            WeightsSha256 = Text(Hash),
            Map = new((int)(Whole("width") ?? 0), (int)(Whole("height") ?? 0), (int)(Whole("depth") ?? 0), Text("grid") ?? "", Text("edges") ?? ""),
            Units = (int)((Whole("width") ?? 0) * (Whole("height") ?? 0) * (Whole("depth") ?? 0)),
            Dimensions = samples is [_, var dimensions] ? (int)dimensions : 0,
            Samples = samples is [var count, _] ? (int)count : 0,
            Epochs = (int)(Whole("epochs") ?? Kept().LastOrDefault()),
            Learning = Text("learning") ?? "",
            Metric = Text("metric") ?? "",
            InitialQuantisationError = Number("initial_quantisation_error"),
            InitialTopographicError = Number("initial_topographic_error"),
            QuantisationError = Number("quantisation_error"),
            TopographicError = Number("topographic_error"),
            TopographicErrorFour = Number("topographic_error_four"),
            RidgeRatio = Number("ridge_ratio"),
            RetinotopicCorrelation = (Number("retinotopic_correlation_x"), Number("retinotopic_correlation_y")) is ({ } x, { } y) ? new(x, y) : null,
            Pinwheels = (int?)Whole("pinwheels"),
            PinwheelsPositive = (int?)Whole("pinwheels_positive"),
            PinwheelsNegative = (int?)Whole("pinwheels_negative"),
            PinwheelDensity = Number("pinwheel_density"),
            CrossingAngleMeanDeg = Number("crossing_angle_mean_deg"),
            CrossingAngleBaselineDeg = Number("crossing_angle_baseline_deg"),
            CrossingAngles = Shape(Angles) is null ? null : file.Read<long>(Angles),
            CrossingAnglesBaseline = Shape(BaselineAngles) is null ? null : file.Read<long>(BaselineAngles),
        };

        string? Text(string name) => file.Attributes.GetValueOrDefault(name) as string;
        long? Whole(string name) => file.Attributes.GetValueOrDefault(name) as long?;
        double? Number(string name) => file.Attributes.GetValueOrDefault(name) as double?;
        IReadOnlyList<long>? Shape(string dataset) => file.Datasets.FirstOrDefault(stored => stored.Path == "/" + dataset)?.Shape;
        IEnumerable<int> Kept() => Shape("history/epochs") is null || Shape("history/weights") is not [var rows, ..] ? [] : file.Read<int>("history/epochs").Take((int)rows);
    }
}
