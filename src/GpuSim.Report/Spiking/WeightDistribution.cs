using GpuSim.Report.Drawing;

namespace GpuSim.Report.Spiking;

/// <summary>The weights of a projection at one or two moments.</summary>
/// <param name="Projection">Its name.</param>
/// <param name="Unit">Of the weights; empty for bare numbers.</param>
/// <param name="Synapses">How many there are; the arrays may be an even sample of them.</param>
/// <param name="Last">[synapse].</param>
/// <param name="LastName">When that was; empty where there is only one moment.</param>
/// <param name="First">[synapse]; empty where there is only one moment.</param>
/// <param name="FirstName">When that was.</param>
public sealed record WeightSample(string Projection, string Unit, long Synapses, float[] Last, string LastName, float[] First, string FirstName)
{
    /// <summary>Whether only some of the synapses are here.</summary>
    public bool IsSampled => Last.Length < Synapses;

    /// <summary>As an axis has it.</summary>
    public string Quantity => "weight" + InUnit;

    /// <summary>The unit as it stands behind a name; empty for bare numbers.</summary>
    internal string InUnit => Unit.Length > 0 ? $" ({Unit})" : "";
}

/// <summary>How weights are spread, first and last frame over each other.</summary>
/// <param name="samples">One for each panel.</param>
public sealed class WeightDistribution(IReadOnlyList<WeightSample> samples) : IFigure
{
    const int Bars = 50;
    static readonly Colour Before = Palette.Faint.WithOpacity(0.45), After = Palette.Category(0).WithOpacity(0.65);

    readonly PanelGrid _grid = new(samples.Count, 2, samples.Count == 1 ? 640 : 450, samples.Count == 1 ? 354 : 294);

    /// <inheritdoc/>
    public string Name => "weights";

    /// <inheritdoc/>
    public string Title => "Distribution of weights";

    /// <inheritdoc/>
    public string Caption => (samples.Any(sample => sample.First.Length > 0) ? "Weights of the recorded synapses in the first frame (grey) and in the last (blue)." : "How many synapses have which weight.")
        + (samples.Any(sample => sample.IsSampled) ? $" Drawn from an even sample: {string.Join(", ", samples.Where(sample => sample.IsSampled).Select(sample => $"{NumberText.Short(sample.Last.Length)} of the {NumberText.Short(sample.Synapses)} synapses of {sample.Projection}"))}." : "");

    /// <inheritdoc/>
    public IReadOnlyList<FigureNumber> Numbers => [.. samples.Take(6).SelectMany(sample => new FigureNumber[]
    {
        new($"synapses of {sample.Projection}", NumberText.Short(sample.Synapses)),
        new($"mean weight of {sample.Projection}{sample.InUnit}", NumberText.Short(sample.Last.Average(weight => (double)weight))),
        new($"standard deviation of {sample.Projection}{sample.InUnit}", NumberText.Short(Spread(sample.Last))),
    })];

    /// <inheritdoc/>
    public double Width => _grid.Width;

    /// <inheritdoc/>
    public double Height => _grid.Height;

    /// <inheritdoc/>
    public void Draw(IDrawing drawing)
    {
        for (var n = 0; n < samples.Count; n++) Draw(drawing, samples[n], _grid.Begin(drawing, n, samples[n].Projection));
    }

    static void Draw(IDrawing drawing, WeightSample sample, Box box)
    {
        var x = Scale.Around(sample.Quantity, sample.Last.Concat(sample.First).Select(weight => (double)weight));
        var edges = Enumerable.Range(0, Bars + 1).Select(edge => x.ValueAt((double)edge / Bars)).ToArray();
        var (first, last) = (Parts(sample.First, x), Parts(sample.Last, x));
        var legend = sample.First.Length == 0 ? 0 : Legend.Draw(drawing, new(box.Left + 68, box.Top, box.Width - 80, 20), (sample.FirstName, Before), (sample.LastName, After));
        var axes = new Axes(drawing, Axes.Inside(box, top: 4 + legend), x, Scale.Linear("synapses (%)", 0, 1.08 * Math.Max(first.Max(), last.Max())));
        axes.Frame();
        axes.Bars(edges, first, Before);
        axes.Bars(edges, last, After);
    }

    static double[] Parts(float[] weights, Scale x)
    {
        var parts = new double[Bars];
        foreach (var weight in weights) parts[Math.Clamp((int)(x.Fraction(weight) * Bars), 0, Bars - 1)] += 100.0 / weights.Length;
        return parts;
    }

    static double Spread(float[] weights)
    {
        var mean = weights.Average(weight => (double)weight);
        return Math.Sqrt(weights.Average(weight => (weight - mean) * (weight - mean)));
    }
}
