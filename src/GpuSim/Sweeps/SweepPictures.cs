using GpuSim.Pictures;
using GpuSim.Report;
using GpuSim.Report.Spiking;
using GpuSim.Report.Sweeps;

namespace GpuSim.Sweeps;

/// <summary>Figures of a sweep: its measures along an axis, and the phase diagram of networks over two.</summary>
internal sealed class SweepPictures : IPictureSource
{
    const int MostPanels = 5, MostCurves = 8;

    public bool Recognizes(string file) => ArrayReport.KindIn(TableOf(file)) == "sweep";

    public bool HasTime => false;

    public IReadOnlyList<IFigure> Figures(PictureRequest request)
    {
        var sweep = StoredSweep.Read(TableOf(request.File));
        return [.. PhaseGrid.Of(sweep) is { } grid ? [new PhaseDiagram(grid)] : Array.Empty<IFigure>(), .. Curves(sweep)];
    }

    static string TableOf(string file) => Directory.Exists(file) ? Path.Combine(file, SweepTable.FileName) : file;

    // Along the last axis of numbers; the other, if there is one, gives the curves.
    static IEnumerable<IFigure> Curves(StoredSweep sweep)
    {
        if (sweep.Sampled)
            return sweep.Axes.Select(axis => Curve(sweep, axis, null)).OfType<IFigure>();
        return sweep.Axes.Count <= 2 && sweep.Axes.LastOrDefault(axis => axis.Numbers is not null) is { } along && Curve(sweep, along, sweep.Axes.FirstOrDefault(axis => axis != along)) is { } figure ? [figure] : [];
    }

    static SweepCurve? Curve(StoredSweep sweep, StoredAxis along, StoredAxis? other)
    {
        var rows = Enumerable.Range(0, sweep.Status.Length).ToList();
        var groups = rows.GroupBy(row => other?.At(row) ?? "").ToList();
        if (groups.Count > MostCurves) groups = [.. Enumerable.Range(0, MostCurves).Select(index => groups[index * (groups.Count - 1) / (MostCurves - 1)])];
        var measures = sweep.Measures.Where(measure => measure.Values.Any(double.IsFinite)).Take(MostPanels)
            .Select(measure => new SweptMeasure(measure.Label, [.. groups.Select(group => Curve(other is null ? "" : $"{other.Name} = {group.Key}", group, along, measure))])).ToList();
        return measures.Count == 0 ? null : new(sweep.Name, along.Label, measures, sweep.Repeats, joined: !sweep.Sampled);
    }

    static SweptCurve Curve(string name, IEnumerable<int> rows, StoredAxis along, StoredMeasure measure)
    {
        var points = rows.GroupBy(row => along.Numbers![row]).OrderBy(point => point.Key)
            .Select(point => (X: point.Key, Known: point.Select(row => measure.Values[row]).Where(double.IsFinite).ToArray())).ToArray();
        return new(name, Array.ConvertAll(points, point => point.X), Array.ConvertAll(points, point => point.Known.Length == 0 ? double.NaN : point.Known.Average()), Array.ConvertAll(points, point => Error(point.Known)));
    }

    static double Error(double[] values)
    {
        if (values.Length < 2) return double.NaN;
        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1) / values.Length);
    }
}
