using GpuSim.Hdf5;
using GpuSim.Model.SelfOrganizingMap;
using GpuSim.Planning.SelfOrganizingMap;

namespace GpuSim.SelfOrganizingMap;

/// <summary>What training a map leaves in its file; docs/file-format.md describes it.</summary>
internal sealed class MapFile : IDisposable
{
    readonly ArrayFile _file;
    readonly MapExperiment _experiment;
    readonly HashSet<int> _history;
    ArrayAppender<int>? _epochs;
    ArrayAppender<float>? _weights;

    MapFile(ArrayFile file, MapExperiment experiment, bool detailed) => (_file, _experiment, _history) = (file, experiment, detailed ? [.. experiment.History] : []);

    /// <summary>Opens the file, so that a path that cannot be written is known before anything is built.</summary>
    /// <param name="path">FILE.</param>
    /// <param name="experiment">What is run.</param>
    /// <param name="detailed">Whether the history goes into the file.</param>
    /// <param name="provenance">Where it comes from.</param>
    public static MapFile Create(string path, MapExperiment experiment, bool detailed, IReadOnlyDictionary<string, object> provenance) =>
        new(ArrayFile.Create(path, new Dictionary<string, object>(provenance.Concat(FiguresInFile.Of(experiment)))), experiment, detailed);

    /// <summary>The unfinished file, if one was left.</summary>
    public string? Kept => _file.Kept;

    /// <summary>Writes what is learnt, and where the units lie.</summary>
    public void Begin(MapPlan plan)
    {
        _file.Write<float>("samples", plan.Data.View.AsSpan(), [plan.Samples, plan.Dimensions]);
        if (plan.Labels is { } labels) _file.WriteText("labels", labels);
        _file.WriteText("dimension_names", plan.DimensionNames);
        var axes = _experiment.Grid.Depth > 1 ? 3 : 2;
        _file.Write<double>("grid/positions", [.. Enumerable.Range(0, _experiment.Grid.Units).SelectMany(unit => Position(_experiment.Grid, unit).Take(axes))], [_experiment.Grid.Units, axes]);
        if (_history.Count == 0) return;
        _weights = _file.Grow<float>("history/weights", [_experiment.Grid.Units, plan.Dimensions]);
        _epochs = _file.Grow<int>("history/epochs", [], chunkRows: _weights.ChunkRows); // so that a run that is killed leaves as many of both
    }

    /// <summary>Whether the weights after an epoch go into the history.</summary>
    public bool Keeps(int epoch) => _history.Contains(epoch);

    /// <summary>Adds the weights after an epoch to the history.</summary>
    public void Keep(int epoch, float[] weights)
    {
        _epochs!.Append([epoch]);
        _weights!.Append(weights);
    }

    /// <summary>Writes the map, what was measured of it and how the run ended, closes the file and gives it its name.</summary>
    public void Complete(MapSummary summary, MapPlan plan, float[] weights, MapWinners winners, MapMeasures measures)
    {
        long units = _experiment.Grid.Units;
        _file.Write<float>("weights", weights, [units, plan.Dimensions]);
        _file.Write<int>("winners", winners.Nearest, [plan.Samples]);
        _file.Write<int>("second", winners.Second, [plan.Samples]);
        _file.Write<double>("measures/u_matrix", measures.Distances, [units]);
        _file.Write<int>("measures/hits", measures.Hits, [units]);
        if (measures.Labels is { } labels) _file.WriteText("measures/label_of_unit", [.. labels.Select(label => label ?? "")]);
        if (measures.Visual is { } visual)
        {
            _file.Write<double>("measures/ocular_dominance", visual.Ocularity, [units]);
            _file.Write<double>("measures/orientation", visual.Orientation, [units]);
            _file.Write<double>("measures/selectivity", visual.Selectivity, [units]);
            _file.Write<int>("measures/pinwheels", [.. visual.Pinwheels.Places.SelectMany(place => new[] { place.X, place.Y, place.Sign })], [visual.Pinwheels.Count, 3]);
            _file.Write<long>(FiguresInFile.Angles, [.. visual.Crossings.Actual.Counts], [visual.Crossings.Actual.Counts.Count]);
            _file.Write<long>(FiguresInFile.BaselineAngles, [.. visual.Crossings.Baseline.Counts], [visual.Crossings.Baseline.Counts.Count]);
        }
        _file.Complete(summary.Interrupted, FiguresInFile.Of(summary));
    }

    /// <summary>Leaves the file; one that was not completed keeps its <c>.partial</c> name.</summary>
    public void Dispose() => _file.Dispose();

    // Neighbours are 1 apart.
    static double[] Position(MapGrid grid, int unit)
    {
        var (x, y, z) = grid.Place(unit);
        return grid.Hexagonal ? [x + (y & 1) / 2.0, y * Math.Sqrt(3) / 2] : [x, y, z];
    }
}
