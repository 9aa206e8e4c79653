using GpuSim.Config;
using GpuSim.Hdf5;
using GpuSim.Model.Spiking;

namespace GpuSim.Sweeps;

/// <summary>A table read back.</summary>
/// <param name="Name">Of the sweep.</param>
/// <param name="ExperimentKind">What was varied.</param>
/// <param name="Axes">The slowest first.</param>
/// <param name="Measures">Those that are numbers, in the order of the table.</param>
/// <param name="Regimes">[row] in words; null where the table has none.</param>
/// <param name="Repeats">Seeds of each point, neighbours in the table.</param>
/// <param name="Sampled">Whether points were drawn.</param>
/// <param name="Status">[row] done, failed or pending.</param>
/// <param name="Experiment">Text of the config that was varied.</param>
/// <param name="Set">[row] changes to it, one a line.</param>
sealed record StoredSweep(string Name, string ExperimentKind, IReadOnlyList<StoredAxis> Axes, IReadOnlyList<StoredMeasure> Measures, string[]? Regimes, int Repeats, bool Sampled, string[] Status, string Experiment, string[] Set)
{
    /// <summary>Reads it.</summary>
    /// <exception cref="UnreadableFileException">It is no table of a sweep, or damaged.</exception>
    public static StoredSweep Read(string path)
    {
        using var file = ArrayFileReader.Open(path);
        var names = file.Datasets.Select(dataset => dataset.Path.TrimStart('/')).ToHashSet();
        var axes = ((string)file.Attributes["axes"]).Split('\n').Select(name => Axis(file, name)).ToList();
        var kind = SweptKinds.Of((string)file.Attributes["experiment_kind"]);
        return new(
            (string)file.Attributes["name"], kind.Kind, axes,
            [.. kind.Columns.Where(column => !column.IsText && names.Contains(SweepTable.Measures + column.Name)).Select(column => new StoredMeasure(column, file.Read<double>(SweepTable.Measures + column.Name)))],
            names.Contains(SweepTable.Measures + SweepTable.Regime) ? file.ReadText(SweepTable.Measures + SweepTable.Regime) : null,
            (int)(long)file.Attributes["repeats"], (bool)file.Attributes["sampled"], file.ReadText("status"),
            (string)file.Attributes["experiment_config"], file.ReadText("set"));
    }

    /// <summary>[row] The networks; null where there is none, or none that can be read from its text alone: data and models of one's own are elsewhere.</summary>
    public SpikingExperiment?[] Networks() => Array.ConvertAll(Set, changes =>
    {
        try
        {
            return ExperimentFile.Parse(Name, Experiment, changes.Split('\n')).Experiment as SpikingExperiment;
        }
        catch (ConfigException)
        {
            return null;
        }
    });

    static StoredAxis Axis(ArrayFileReader file, string name)
    {
        var dataset = file.Datasets.Single(dataset => dataset.Path.TrimStart('/') == SweepTable.Parameters + name);
        var isText = dataset.Type == typeof(string);
        return new(name, (string)dataset.Attributes["unit"], isText ? null : file.Read<double>(dataset.Path.TrimStart('/')), isText ? file.ReadText(dataset.Path.TrimStart('/')) : null);
    }
}

/// <summary>A column that was varied.</summary>
/// <param name="Name">Of it.</param>
/// <param name="Unit">Of its numbers.</param>
/// <param name="Numbers">[row]; null where values are no numbers.</param>
/// <param name="Texts">[row]; null where values are numbers.</param>
sealed record StoredAxis(string Name, string Unit, double[]? Numbers, string[]? Texts)
{
    /// <summary>With its unit, for pictures.</summary>
    public string Label => Unit.Length == 0 ? Name : $"{Name} ({Unit})";

    /// <summary>A value as text.</summary>
    public string At(int row) => Texts?[row] ?? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Numbers![row]:G6}{(Unit.Length == 0 ? "" : " " + Unit)}");
}

/// <summary>A column that was measured.</summary>
/// <param name="Column">Which.</param>
/// <param name="Values">[row]; NaN where it is not known.</param>
sealed record StoredMeasure(MeasureColumn Column, double[] Values)
{
    /// <summary>With its unit, for pictures.</summary>
    public string Label => Column.Unit.Length == 0 ? Column.Label : $"{Column.Label} ({Column.Unit})";
}
