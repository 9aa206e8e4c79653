using GpuSim.Hdf5;
using GpuSim.Model.Sweeps;

namespace GpuSim.Sweeps;

/// <summary>DIR/sweep.h5: one row for every point, whether it has been run or not; docs/file-format.md describes it.</summary>
/// <remarks>It holds nothing that depends on when, in what order or by how many threads points were run, so the same sweep leaves the same bytes.</remarks>
static class SweepTable
{
    public const string FileName = "sweep.h5", Parameters = "parameters/", Measures = "measures/", Regime = "regime";

    /// <summary>Status of a row that is not run yet.</summary>
    public const string Pending = "pending";

    /// <summary>Writes it over an older one, in one step.</summary>
    public static void Write(string folder, SweepOrigin origin, SweepExperiment sweep, IReadOnlyList<SweepRow> rows)
    {
        var kind = SweptKinds.Of(origin.ExperimentKind);
        var points = SweepPoint.Of(sweep).ToArray();
        var byPoint = new SweepRow?[points.Length];
        foreach (var row in rows) byPoint[row.Index] = row;
        using var file = ArrayFile.Create(Path.Combine(folder, FileName), Attributes(origin, sweep));
        foreach (var (number, axis) in sweep.Axes.Index()) WriteAxis(file, number, axis, points);
        file.Write<ulong>("seed", Array.ConvertAll(points, point => sweep.Repeats.Count > 0 ? sweep.Repeats[point.Repeat] : byPoint[point.Index]?.SeedNetwork ?? 0), [points.Length]);
        file.Write<ulong>("seed_noise", Array.ConvertAll(byPoint, row => row?.SeedNoise ?? 0), [points.Length]);
        foreach (var (number, column) in kind.Columns.Index()) WriteMeasure(file, number, column, byPoint);
        file.WriteText("status", Array.ConvertAll(byPoint, row => row is null ? Pending : row.Failed ? "failed" : "done"));
        file.WriteText("message", Array.ConvertAll(byPoint, row => row?.Failure ?? ""));
        file.WriteText("sha256", Array.ConvertAll(byPoint, row => row?.Hash ?? ""));
        file.WriteText("fingerprint", Array.ConvertAll(byPoint, row => row?.Fingerprint ?? ""));
        file.WriteText("device", Array.ConvertAll(byPoint, row => row?.Device ?? ""));
        file.WriteText("set", Array.ConvertAll(points, point => string.Join('\n', point.Set)));
        file.Complete(interrupted: rows.Count < points.Length);
    }

    static Dictionary<string, object> Attributes(SweepOrigin origin, SweepExperiment sweep) => new()
    {
        ["name"] = origin.Name,
        ["kind"] = sweep.Kind,
        ["experiment_kind"] = origin.ExperimentKind,
        ["config"] = origin.Config,
        ["config_set"] = origin.ConfigSet,
        ["experiment_config"] = origin.ExperimentConfig,
        ["axes"] = string.Join('\n', sweep.Axes.Select(axis => axis.Name)),
        ["shape"] = string.Join(" ", sweep.Shape),
        ["repeats"] = (long)Math.Max(1, sweep.Repeats.Count),
        ["sampled"] = sweep.Sample is not null,
        ["discard_ms"] = sweep.Discard,
        ["gpusim_version"] = origin.Version,
        ["runtime"] = origin.Runtime,
    };

    static void WriteAxis(ArrayFile file, int number, SweepAxis axis, SweepPoint[] points)
    {
        var attributes = new Dictionary<string, object> { ["unit"] = axis.Unit, ["paths"] = string.Join('\n', axis.Paths), ["axis"] = (long)number };
        if (axis.IsNumeric) file.Write<double>(Parameters + axis.Name, Array.ConvertAll(points, point => point.Coordinates[number].Number!.Value), [points.Length], attributes);
        else file.WriteText(Parameters + axis.Name, Array.ConvertAll(points, point => point.Coordinates[number].Text), attributes);
    }

    static void WriteMeasure(ArrayFile file, int number, MeasureColumn column, SweepRow?[] rows)
    {
        var attributes = new Dictionary<string, object> { ["label"] = column.Label, ["unit"] = column.Unit, ["meaning"] = column.Meaning };
        if (column.IsText) file.WriteText(Measures + column.Name, Array.ConvertAll(rows, row => row?.Values.ElementAtOrDefault(number) as string ?? ""), attributes);
        else file.Write<double>(Measures + column.Name, Array.ConvertAll(rows, row => row?.Number(number) ?? double.NaN), [rows.Length], attributes);
    }
}
