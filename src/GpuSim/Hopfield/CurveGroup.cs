using System.Globalization;
using GpuSim.Hdf5;
using GpuSim.Model.Hopfield;

namespace GpuSim.Hopfield;

/// <summary>The group <c>/curve</c>: columns with a value for each point.</summary>
internal static class CurveGroup
{
    const string Group = "curve/", Axes = Group + "coordinates/", Trials = Group + "trials/", Ages = Group + "ages/", AxisName = "axis";

    /// <summary>Writes all points.</summary>
    public static void Write(ArrayFile file, IReadOnlyList<PointSummary> points, IReadOnlyList<PointResult> results, HopfieldExperiment experiment)
    {
        foreach (var (axis, coordinate) in points[0].Coordinates.Index()) WriteAxis(file, Axes + coordinate.Key.Replace('/', '_'), axis, [.. points.Select(point => point.Coordinates[axis].Value)]);
        Column("neurons", points.Select(point => (long)point.Neurons));
        Column("patterns", points.Select(point => (long)point.Patterns));
        Column("load", points.Select(point => point.Load));
        Column("probes", points.Select(point => (long)point.Probes));
        Column("start_overlap", points.Select(point => point.StartOverlap));
        Column("mean_overlap", points.Select(point => point.MeanOverlap));
        Column("sem_overlap", points.Select(point => point.SemOverlap ?? double.NaN));
        Column("recalled_fraction", points.Select(point => point.RecalledFraction));
        Column("sem_recalled_fraction", points.Select(point => point.SemRecalledFraction ?? double.NaN));
        Column("sweeps", points.Select(point => point.Sweeps));
        Column("theory_overlap", points.Select(point => point.TheoryOverlap ?? double.NaN));
        file.WriteText(Group + "kernel", [.. points.Select(point => point.Kernel)]);
        Table(Trials + "mean_overlap", experiment.Trials, results, point => point.Trials.Select(trial => trial.Overlaps.Average()));
        Table(Trials + "recalled_fraction", experiment.Trials, results, point => point.Trials.Select(trial => trial.Recalled(point.Point.Setup.RecalledAt)));
        Table(Trials + "sweeps", experiment.Trials, results, point => point.Trials.Select(trial => (double)trial.Sweeps));
        if (points.All(point => point.Ages.Count == 0)) return;
        var oldest = points.Max(point => point.Ages.Max(age => age.Age));
        Table(Ages + "mean_overlap", oldest + 1, points, point => ByAge(point, age => age.MeanOverlap));
        Table(Ages + "sem_overlap", oldest + 1, points, point => ByAge(point, age => age.SemOverlap ?? double.NaN));
        Table(Ages + "recalled_fraction", oldest + 1, points, point => ByAge(point, age => age.RecalledFraction));

        void Column<T>(string name, IEnumerable<T> values) where T : unmanaged => file.Write<T>(Group + name, [.. values], [points.Count]);

        // What is not there is NaN.
        void Table<T>(string dataset, int columns, IReadOnlyList<T> rows, Func<T, IEnumerable<double>> values)
        {
            var cells = new double[rows.Count * columns];
            Array.Fill(cells, double.NaN);
            for (var row = 0; row < rows.Count; row++) values(rows[row]).ToArray().CopyTo(cells.AsSpan(row * columns, columns));
            file.Write<double>(dataset, cells, [rows.Count, columns]);
        }
    }

    /// <summary>The points as they were written.</summary>
    public static IReadOnlyList<PointSummary> Read(ArrayFileReader file)
    {
        if (file.Datasets.All(dataset => dataset.Path != "/" + Group + "neurons")) return [];
        var axes = file.Datasets.Where(dataset => dataset.Path.StartsWith("/" + Axes, StringComparison.Ordinal)).OrderBy(dataset => (long)dataset.Attributes[AxisName]).Select(dataset => KeyValuePair.Create(dataset.Path[(Axes.Length + 1)..], ReadAxis(file, dataset))).ToList();
        var (neurons, patterns, probes) = (file.Read<int>(Group + "neurons"), file.Read<int>(Group + "patterns"), file.Read<int>(Group + "probes"));
        var (load, start, sweeps, kernel) = (file.Read<double>(Group + "load"), file.Read<double>(Group + "start_overlap"), file.Read<double>(Group + "sweeps"), file.ReadText(Group + "kernel"));
        var (overlap, overlapError) = (file.Read<double>(Group + "mean_overlap"), file.Read<double>(Group + "sem_overlap"));
        var (recalled, recalledError, theory) = (file.Read<double>(Group + "recalled_fraction"), file.Read<double>(Group + "sem_recalled_fraction"), file.Read<double>(Group + "theory_overlap"));
        var trials = file.Read<double>(Trials + "mean_overlap").Chunk(file.Datasets.Single(dataset => dataset.Path == "/" + Trials + "mean_overlap") is { Shape: [_, var most] } ? (int)most : 1).ToArray();
        var ages = file.Datasets.FirstOrDefault(dataset => dataset.Path == "/" + Ages + "mean_overlap") is { Shape: [_, var oldest] } ? ReadAges(file, neurons.Length, (int)oldest) : null;
        return
        [
            .. Enumerable.Range(0, neurons.Length).Select(point => new PointSummary
            {
                Coordinates = [.. axes.Select(axis => KeyValuePair.Create(axis.Key, axis.Value[point]))],
                Neurons = neurons[point],
                Patterns = patterns[point],
                Load = load[point],
                Probes = probes[point],
                Trials = trials[point].Count(double.IsFinite),
                StartOverlap = start[point],
                MeanOverlap = overlap[point],
                SemOverlap = Known(overlapError[point]),
                RecalledFraction = recalled[point],
                SemRecalledFraction = Known(recalledError[point]),
                Sweeps = sweeps[point],
                Kernel = kernel[point],
                TheoryOverlap = Known(theory[point]),
                Ages = ages?[point] ?? [],
            }),
        ];
    }

    static AgeSummary[][] ReadAges(ArrayFileReader file, int points, int oldest)
    {
        var (overlap, error, recalled) = (file.Read<double>(Ages + "mean_overlap"), file.Read<double>(Ages + "sem_overlap"), file.Read<double>(Ages + "recalled_fraction"));
        return [.. Enumerable.Range(0, points).Select(point => Enumerable.Range(0, oldest).Select(age => (Age: age, Cell: point * oldest + age)).Where(age => double.IsFinite(overlap[age.Cell]))
            .Select(age => new AgeSummary(age.Age, overlap[age.Cell], Known(error[age.Cell]), recalled[age.Cell])).ToArray())];
    }

    static IEnumerable<double> ByAge(PointSummary point, Func<AgeSummary, double> value)
    {
        var values = Enumerable.Repeat(double.NaN, point.Ages.Select(age => age.Age + 1).DefaultIfEmpty().Max()).ToArray();
        foreach (var age in point.Ages) values[age.Age] = value(age);
        return values;
    }

    static double? Known(double value) => double.IsNaN(value) ? null : value;

    // Numbers where all are, else what the config says.
    static void WriteAxis(ArrayFile file, string dataset, int axis, string[] values)
    {
        var order = new Dictionary<string, object> { [AxisName] = (long)axis };
        var numbers = values.Select(value => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : (double?)null).ToArray();
        if (numbers.All(number => number is not null)) file.Write<double>(dataset, [.. numbers.Select(number => number!.Value)], [values.Length], order);
        else file.WriteText(dataset, values, order);
    }

    static string[] ReadAxis(ArrayFileReader file, StoredDataset dataset) =>
        dataset.Type == typeof(string) ? file.ReadText(dataset.Path) : [.. file.Read<double>(dataset.Path).Select(value => value.ToString("R", CultureInfo.InvariantCulture))];
}
