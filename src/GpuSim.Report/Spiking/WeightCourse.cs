using GpuSim.Report.Drawing;

namespace GpuSim.Report.Spiking;

/// <summary>Recorded weights of a projection over time: a line for each of a few synapses, bands that hold half and nine tenths of many.</summary>
/// <param name="projection">Its name.</param>
/// <param name="quantity">Weight and unit.</param>
/// <param name="times">[frame] ms.</param>
/// <param name="weights">[frame][synapse].</param>
public sealed class WeightCourse(string projection, string quantity, double[] times, IReadOnlyList<float[]> weights) : IFigure
{
    const int MostLines = 30;

    readonly bool _isFew = weights[0].Length <= MostLines;

    /// <inheritdoc/>
    public string Name => $"weight_course:{projection}";

    /// <inheritdoc/>
    public string Title => $"Weights of {projection} over time";

    /// <inheritdoc/>
    public string Caption => _isFew ? "Each line is a synapse." : "The line is the median over the recorded synapses; half of them lie in the dark band, nine tenths in the light one.";

    /// <inheritdoc/>
    public IReadOnlyList<FigureNumber> Numbers =>
    [
        new($"mean {quantity}, first frame", NumberText.Short(weights[0].Average(weight => (double)weight))),
        new($"mean {quantity}, last frame", NumberText.Short(weights[^1].Average(weight => (double)weight))),
        .. _isFew ? [new FigureNumber("length of the vector of weights, last frame", NumberText.Short(Math.Sqrt(weights[^1].Sum(weight => (double)weight * weight))))] : Array.Empty<FigureNumber>(),
    ];

    /// <inheritdoc/>
    public double Width => 900;

    /// <inheritdoc/>
    public double Height => 330;

    /// <inheritdoc/>
    public void Draw(IDrawing drawing)
    {
        var time = new TimeAxis(0, times[^1]);
        var xs = time.Of(times);
        var axes = new Axes(drawing, Axes.Inside(new(0, 0, Width, Height), left: 96), time.Scale, Scale.Around(quantity, _isFew ? weights.SelectMany(frame => frame.Select(weight => (double)weight)) : [.. Quantile(0.05), .. Quantile(0.95)]));
        axes.Frame();
        if (_isFew)
        {
            for (var synapse = 0; synapse < weights[0].Length; synapse++) axes.Line(xs, [.. weights.Select(frame => (double)frame[synapse])], new(Palette.Category(synapse), 1.5));
            return;
        }
        axes.Band(xs, Quantile(0.05), Quantile(0.95), Palette.Category(0).WithOpacity(0.2));
        axes.Band(xs, Quantile(0.25), Quantile(0.75), Palette.Category(0).WithOpacity(0.35));
        axes.Line(xs, Quantile(0.5), new(Palette.Category(0), 2));
    }

    double[] Quantile(double part) => [.. weights.Select(frame =>
    {
        var sorted = frame.ToArray();
        Array.Sort(sorted);
        return (double)sorted[(int)Math.Round(part * (sorted.Length - 1))];
    })];
}
