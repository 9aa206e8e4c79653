using GpuSim.Report.Drawing;

namespace GpuSim.Report.Spiking;

/// <summary>What became of each synapse against the time between the spikes of its ends: the window of spike-timing-dependent plasticity.</summary>
/// <param name="projection">Its name.</param>
/// <param name="quantity">Weight and unit.</param>
/// <param name="differencesMs">[synapse] spike of the target minus spike of the source.</param>
/// <param name="weights">[synapse] in the last frame.</param>
public sealed class WeightTiming(string projection, string quantity, double[] differencesMs, double[] weights) : IFigure
{
    /// <inheritdoc/>
    public string Name => $"weight_timing:{projection}";

    /// <inheritdoc/>
    public string Title => $"Weights of {projection} against spike timing";

    /// <inheritdoc/>
    public string Caption => "Each point is a synapse whose ends spiked once each: its weight in the last frame against the time from the source's spike to the target's.";

    /// <inheritdoc/>
    public IReadOnlyList<FigureNumber> Numbers =>
    [
        new("synapses", NumberText.Short(weights.Length)),
        new($"largest {quantity}", NumberText.Short(weights.Max())),
        new($"smallest {quantity}", NumberText.Short(weights.Min())),
    ];

    /// <inheritdoc/>
    public double Width => 640;

    /// <inheritdoc/>
    public double Height => 400;

    /// <inheritdoc/>
    public void Draw(IDrawing drawing)
    {
        var axes = new Axes(drawing, Axes.Inside(new(0, 0, Width, Height), left: 96), Scale.Around("target's spike after the source's (ms)", differencesMs), Scale.Around(quantity, weights));
        axes.Frame();
        axes.Vertical(0, new(Palette.Faint, 1.2, Dash: 5));
        axes.Points(differencesMs, weights, 2, Palette.Category(0).WithOpacity(0.7));
    }
}
