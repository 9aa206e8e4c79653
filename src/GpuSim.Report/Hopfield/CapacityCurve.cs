using GpuSim.Analysis.Hopfield;
using GpuSim.Report.Drawing;

namespace GpuSim.Report.Hopfield;

/// <summary>How much a memory holds: what recall reaches against the load, patterns per unit.</summary>
/// <param name="curves">With loads, ascending.</param>
/// <param name="hasTheory">Whether the theory of Amit, Gutfreund and Sompolinsky is of these memories.</param>
/// <param name="trials">Of each point.</param>
public sealed class CapacityCurve(IReadOnlyList<RecallCurve> curves, bool hasTheory, int trials) : IFigure
{
    const double Wide = 10; // times that the largest load may be of the smallest on an even scale

    static readonly Colour Theory = Palette.Ink;

    /// <inheritdoc/>
    public string Name => "capacity";

    /// <inheritdoc/>
    public string Title => "Recall against load";

    /// <inheritdoc/>
    public string Caption => "Above, the overlap that recall ends with; below, the part of the probes that reach the overlap asked for. " + RecallCurves.Errors(trials)
        + (hasTheory ? $" Black: theory for infinitely many units (Amit, Gutfreund and Sompolinsky 1985), which ends at α = {RetrievalTheory.Capacity:0.000}." : "");

    /// <inheritdoc/>
    public IReadOnlyList<FigureNumber> Numbers =>
    [
        .. curves.Select(curve => new FigureNumber("largest load with half the probes recalled" + (curve.Name.Length > 0 ? $", {curve.Name}" : ""), NumberText.Short(LargestLoad(curve)))),
        .. hasTheory ? [new FigureNumber("capacity by theory", NumberText.Short(RetrievalTheory.Capacity))] : Array.Empty<FigureNumber>(),
    ];

    /// <inheritdoc/>
    public double Width => 760;

    /// <inheritdoc/>
    public double Height => 560;

    /// <inheritdoc/>
    public void Draw(IDrawing drawing)
    {
        var legend = Legend.Draw(drawing, new(84, 8, Width - 100, 20), [.. RecallCurves.Entries(curves), .. hasTheory ? [("theory for N → ∞", Theory)] : Array.Empty<(string, Colour)>()]);
        var (top, bottom) = (new Box(0, legend + 8, Width, 300), new Box(0, legend + 308, Width, Height - legend - 308));
        var overlap = new Axes(drawing, Axes.Inside(top, left: 84, bottom: 20), Loads(), RecallCurves.OverlapScale(curves));
        overlap.Frame(xLabels: false);
        if (hasTheory) DrawTheory(overlap);
        RecallCurves.Draw(overlap, curves, recalled: false);
        var recalled = new Axes(drawing, Axes.Inside(bottom, left: 84), Loads(), Scale.Linear("recalled (%)", 0, 104));
        recalled.Frame();
        if (hasTheory) recalled.Vertical(RetrievalTheory.Capacity, new(Theory, 1.5, 6));
        RecallCurves.Draw(recalled, curves, recalled: true);
    }

    Scale Loads()
    {
        var loads = curves.SelectMany(curve => curve.At).Where(load => load > 0).ToList();
        var (least, most) = (loads.Min(), loads.Max());
        const string Label = "load α (patterns per unit)";
        return most >= Wide * least ? Scale.Logarithmic(Label, least / 1.15, most * 1.15) : Scale.Linear(Label, least - 0.04 * (most - least), most + 0.04 * (most - least));
    }

    void DrawTheory(Axes axes)
    {
        var least = curves.SelectMany(curve => curve.At).Where(load => load > 0).Min() / 1.2;
        double[] loads = [.. Enumerable.Range(0, 201).Select(k => least + k / 200.0 * (RetrievalTheory.Capacity - least)).Where(load => load <= RetrievalTheory.Capacity)];
        if (loads.Length == 0) return;
        axes.Line(loads, Array.ConvertAll(loads, load => RetrievalTheory.Overlap(load) ?? double.NaN), new(Theory, 1.5));
        axes.Line([RetrievalTheory.Capacity, RetrievalTheory.Capacity], [RetrievalTheory.OverlapAtCapacity, 0], new(Theory, 1.5, 6));
    }

    static double? LargestLoad(RecallCurve curve) => curve.At.Zip(curve.Recalled).Where(point => point.Second >= 0.5).Select(point => (double?)point.First).Max();
}
