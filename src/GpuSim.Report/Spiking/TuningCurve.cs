using GpuSim.Report.Drawing;

namespace GpuSim.Report.Spiking;

/// <summary>Rates of neurons against a value that was set for each of them: with a current, the f-I curve.</summary>
/// <param name="population">Whose.</param>
/// <param name="quantity">What was set, with its unit.</param>
/// <param name="values">[neuron].</param>
/// <param name="ratesHz">[neuron].</param>
public sealed class TuningCurve(string population, string quantity, double[] values, double[] ratesHz) : IFigure
{
    /// <inheritdoc/>
    public string Name => $"tuning:{population}";

    /// <inheritdoc/>
    public string Title => $"Rate of {population} against {quantity}";

    /// <inheritdoc/>
    public string Caption => $"Each point is a neuron: its spikes in the window over the window's length, by the {quantity} that the config gives it.";

    /// <inheritdoc/>
    public IReadOnlyList<FigureNumber> Numbers =>
    [
        new("highest rate (Hz)", NumberText.Short(ratesHz.Max())),
        .. values.Zip(ratesHz).Where(pair => pair.Second > 0).Select(pair => pair.First).DefaultIfEmpty(double.NaN).Min() is var first && double.IsFinite(first)
            ? [new FigureNumber($"least {quantity} with spikes", NumberText.Short(first))] : Array.Empty<FigureNumber>(),
    ];

    /// <inheritdoc/>
    public double Width => 640;

    /// <inheritdoc/>
    public double Height => 400;

    /// <inheritdoc/>
    public void Draw(IDrawing drawing)
    {
        var axes = new Axes(drawing, Axes.Inside(new(0, 0, Width, Height)), Scale.Around(quantity, values), Scale.Linear("rate (Hz)", -0.03 * Math.Max(1, ratesHz.Max()), 1.05 * Math.Max(1, ratesHz.Max())));
        axes.Frame();
        var order = Enumerable.Range(0, values.Length).OrderBy(neuron => values[neuron]).ToArray();
        double[] xs = [.. order.Select(neuron => values[neuron])], ys = [.. order.Select(neuron => ratesHz[neuron])];
        axes.Line(xs, ys, new(Palette.Category(0).WithOpacity(0.5), 1.5));
        axes.Points(xs, ys, 3.5, Palette.Category(0));
    }
}
