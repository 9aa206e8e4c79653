using GpuSim.Report.Drawing;

namespace GpuSim.Report.Sweeps;

/// <summary>A measure along an axis of a sweep.</summary>
/// <param name="Name">Of the curve, where there are several: <c>eta = 2</c>; empty for one alone.</param>
/// <param name="X">Ascending.</param>
/// <param name="Mean">[x] over repeats; NaN where nothing is known.</param>
/// <param name="Error">[x] standard error over repeats; NaN where there is one.</param>
public sealed record SweptCurve(string Name, double[] X, double[] Mean, double[] Error);

/// <summary>A measure and its curves, all along the same axis.</summary>
/// <param name="Label">With its unit: <c>rate (Hz)</c>.</param>
/// <param name="Curves">At least one.</param>
public sealed record SweptMeasure(string Label, IReadOnlyList<SweptCurve> Curves);

/// <summary>Measures of a sweep against one axis, a panel for each above the other.</summary>
/// <param name="title">Of the sweep.</param>
/// <param name="axis">With its unit: <c>g</c>, <c>delay (ms)</c>.</param>
/// <param name="measures">One or more.</param>
/// <param name="repeats">Seeds of each point.</param>
/// <param name="joined">Whether points are joined by lines; those of a random sample are not.</param>
public sealed class SweepCurve(string title, string axis, IReadOnlyList<SweptMeasure> measures, int repeats, bool joined) : IFigure
{
    const double Panel = 170, Left = 84, Foot = 48;
    const double Wide = 50; // times that the largest value may be of the smallest on an even scale

    /// <inheritdoc/>
    public string Name => "sweep";

    /// <inheritdoc/>
    public string Title => title;

    /// <inheritdoc/>
    public string Caption => $"Every measure against {axis}{(Several ? ", a colour for each value of the other axis" : "")}."
        + (repeats > 1 ? $" Points are means over {repeats} seeds, bars their standard error." : "")
        + (joined ? " A gap is a point without a value." : "");

    /// <inheritdoc/>
    public IReadOnlyList<FigureNumber> Numbers => [.. measures.Where(_ => !Several).Select(Range)];

    /// <inheritdoc/>
    public double Width => 760;

    /// <inheritdoc/>
    public double Height => LegendHeight + measures.Count * Panel + Foot;

    bool Several => measures[0].Curves.Count > 1;

    double LegendHeight => Several ? 12 + Legend.Height(Width - Left - 18, [.. measures[0].Curves.Select(curve => curve.Name)]) : 8;

    /// <inheritdoc/>
    public void Draw(IDrawing drawing)
    {
        if (Several) Legend.Draw(drawing, new(Left, 8, Width - Left - 18, 20), [.. measures[0].Curves.Select((curve, index) => (curve.Name, Palette.Category(index)))]);
        for (var index = 0; index < measures.Count; index++)
        {
            var isLast = index == measures.Count - 1;
            var box = new Box(0, LegendHeight + index * Panel, Width, Panel + (isLast ? Foot : 0));
            Draw(new Axes(drawing, Axes.Inside(box, left: Left, top: 8, bottom: isLast ? Foot + 8 : 8), Across(), Up(measures[index])), measures[index], isLast);
        }
    }

    void Draw(Axes axes, SweptMeasure measure, bool isLast)
    {
        axes.Frame(xLabels: isLast);
        foreach (var (index, curve) in measure.Curves.Index())
        {
            var colour = Palette.Category(index);
            if (joined) axes.Line(curve.X, curve.Mean, new(colour, 1.8));
            axes.ErrorBars(curve.X, End(curve, -1), End(curve, 1), colour);
            axes.Points(curve.X, curve.Mean, 3.2, colour);
        }
    }

    static double[] End(SweptCurve curve, int side) => [.. curve.Mean.Zip(curve.Error, (mean, error) => mean + side * error)];

    Scale Across()
    {
        var values = measures.SelectMany(measure => measure.Curves).SelectMany(curve => curve.X).ToList();
        var (least, most) = (values.Min(), values.Max());
        if (least > 0 && most > Wide * least) return Scale.Logarithmic(axis, least / 1.15, most * 1.15);
        return Scale.Linear(axis, least - 0.03 * (most - least), most + 0.03 * (most - least));
    }

    static Scale Up(SweptMeasure measure) => Scale.Around(measure.Label, measure.Curves.SelectMany(curve => curve.Mean.Concat(End(curve, -1)).Concat(End(curve, 1))));

    static FigureNumber Range(SweptMeasure measure)
    {
        var known = measure.Curves[0].Mean.Where(double.IsFinite).ToList();
        return new(measure.Label, known.Count == 0 ? "–" : $"{NumberText.Short(known.Min())} to {NumberText.Short(known.Max())}");
    }
}
