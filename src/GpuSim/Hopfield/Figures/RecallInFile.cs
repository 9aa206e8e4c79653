using GpuSim.Hdf5;
using GpuSim.Report;
using GpuSim.Report.Hopfield;

namespace GpuSim.Hopfield.Figures;

/// <summary>The first trial of a point, sweep by sweep, as a file has it.</summary>
internal sealed class RecallInFile
{
    const int MostPictures = 16;

    readonly ArrayFileReader _file;
    readonly string _group;
    readonly int[] _targets;
    readonly double[,] _overlaps;
    readonly string[] _names;

    RecallInFile(ArrayFileReader file, string group, int sweeps)
    {
        (_file, _group) = (file, group);
        _targets = file.Read<int>(group + "targets");
        _overlaps = Table("overlaps", sweeps);
        var patterns = Find("pattern_names") is null ? null : file.ReadText(group + "pattern_names");
        _names = [.. _targets.Select(target => patterns?[target] ?? FormattableString.Invariant($"pattern {target + 1}"))];
    }

    /// <summary>Reads a point; null where no sweep of it is in the file.</summary>
    /// <param name="file">Open.</param>
    /// <param name="group">Of the point, empty or with a slash at its end.</param>
    public static RecallInFile? Read(ArrayFileReader file, string group) =>
        Shape(file, group + "overlaps") is [> 0 and var sweeps, > 0] ? new(file, group, (int)sweeps) : null;

    /// <summary>What can be seen of it.</summary>
    /// <param name="suffix">Of the names of figures.</param>
    /// <param name="title">Of which point they are.</param>
    public IEnumerable<IFigure> Figures(string suffix, string title)
    {
        if (Pictures("recalled_pictures" + suffix, title) is { } pictures) yield return pictures;
        yield return new OverlapOverSweeps("overlap" + suffix, title, _overlaps, _names);
        if (Find("energies") is [> 0 and var rows, _]) yield return new EnergyOverSweeps("energy" + suffix, title, Table("energies", (int)rows), _names);
    }

    RecalledPictures? Pictures(string name, string title)
    {
        var patterns = _file.Datasets.FirstOrDefault(dataset => dataset.Path == "/" + _group + "patterns");
        if (patterns?.Attributes.GetValueOrDefault("width") is not long width || patterns.Attributes.GetValueOrDefault("height") is not long height) return null;
        if (Find("states") is not [> 0 and var rows, _, var units] || units != width * height) return null;
        var (stored, states) = (_file.Read<float>(_group + "patterns"), _file.Read<float>(_group + "states"));
        var last = (int)rows - 1;
        (int Sweep, string Name)[] some = [(0, "probe"), (1, "after sweep 1"), (last / 2, FormattableString.Invariant($"after sweep {last / 2}")), (last, FormattableString.Invariant($"after sweep {last}"))];
        var stages = some.Where(stage => stage.Sweep <= last).DistinctBy(stage => stage.Sweep).OrderBy(stage => stage.Sweep).ToList();
        var shown = Chosen().Select(probe => new RecalledProbe(
            _names[probe], stored.AsSpan(_targets[probe] * (int)units, (int)units).ToArray(),
            [.. stages.Select(stage => KeyValuePair.Create(stage.Name, states.AsSpan((stage.Sweep * _targets.Length + probe) * (int)units, (int)units).ToArray()))],
            _overlaps[0, probe], _overlaps[_overlaps.GetLength(0) - 1, probe]));
        return new(name, title, (int)width, (int)height, [.. shown], _targets.Length);
    }

    // One of each pattern first: further copies tell less.
    IEnumerable<int> Chosen() => Enumerable.Range(0, _targets.Length).GroupBy(probe => _targets[probe]).SelectMany(copies => copies.Select((probe, copy) => (probe, copy))).OrderBy(of => of.copy).Take(MostPictures).Select(of => of.probe).Order();

    double[,] Table(string dataset, int rows)
    {
        var values = _file.Read<double>(_group + dataset);
        var table = new double[rows, _targets.Length];
        Buffer.BlockCopy(values, 0, table, 0, Math.Min(values.Length, table.Length) * sizeof(double));
        return table;
    }

    IReadOnlyList<long>? Find(string dataset) => Shape(_file, _group + dataset);

    static IReadOnlyList<long>? Shape(ArrayFileReader file, string dataset) => file.Datasets.FirstOrDefault(stored => stored.Path == "/" + dataset)?.Shape;
}
