using GpuSim.Analysis.Spiking;
using GpuSim.Report.Drawing;

namespace GpuSim.Report.Spiking;

/// <summary>The spectrum of a population's rate.</summary>
/// <param name="Population">Whose.</param>
/// <param name="Spectrum">Power over that of as many independent Poisson spikes.</param>
public sealed record PopulationSpectrum(string Population, PowerSpectrum Spectrum);

/// <summary>Power spectra of the rates of populations, with the strongest rhythm of each marked.</summary>
/// <param name="spectra">At least one.</param>
public sealed class RateSpectrum(IReadOnlyList<PopulationSpectrum> spectra) : IFigure
{
    const double Together = 1.025; // frequencies within such a ratio are one point

    readonly IReadOnlyList<SpectralPeak?> _peaks = [.. spectra.Select(entry => entry.Spectrum.Peak())];

    /// <inheritdoc/>
    public string Name => "spectrum";

    /// <inheritdoc/>
    public string Title => "Spectrum of the population rate";

    /// <inheritdoc/>
    public string Caption => "Power of each population's rate over that of as many spikes that fall by chance (the dashed line at 1); a disc marks the strongest rhythm.";

    /// <inheritdoc/>
    public IReadOnlyList<FigureNumber> Numbers => [.. spectra.Zip(_peaks).Where(entry => entry.Second is not null).SelectMany(entry => new FigureNumber[]
    {
        new($"frequency of {entry.First.Population} (Hz)", NumberText.Short(entry.Second!.FrequencyHz)),
        new($"width at half power of {entry.First.Population} (Hz)", NumberText.Short(entry.Second.WidthHz)),
        new($"peak power of {entry.First.Population} (1 is chance)", NumberText.Short(entry.Second.Power)),
    })];

    /// <inheritdoc/>
    public double Width => 900;

    /// <inheritdoc/>
    public double Height => 390 + Legend.Height(800, [.. spectra.Select(entry => entry.Population)]);

    /// <inheritdoc/>
    public void Draw(IDrawing drawing)
    {
        var legend = Legend.Draw(drawing, new(68, 8, 800, 40), [.. spectra.Select((entry, n) => (entry.Population, Palette.Category(n)))]);
        var lines = spectra.Zip(_peaks, Line).ToArray();
        var (low, high) = (lines.Min(line => line.Power.Min()), lines.Max(line => line.Power.Max()));
        var axes = new Axes(drawing, Axes.Inside(new(0, legend, Width, Height - legend)),
            Scale.Logarithmic("frequency (Hz)", lines.Min(line => line.Frequency[0]), lines.Max(line => line.Frequency[^1])),
            Scale.Logarithmic("power (1 = chance)", Math.Min(0.5, low / 1.5), Math.Max(2, high * Math.Pow(high / low, 0.12))));
        axes.Frame();
        axes.Horizontal(1, new(Palette.Faint, 1.2, Dash: 5));
        for (var n = 0; n < lines.Length; n++) axes.Line(lines[n].Frequency, lines[n].Power, new(Palette.Category(n), 1.6));
        for (var n = 0; n < lines.Length; n++) Mark(drawing, axes, n);
    }

    void Mark(IDrawing drawing, Axes axes, int n)
    {
        if (_peaks[n] is not { Power: > 0 } peak) return;
        axes.Points([peak.FrequencyHz], [peak.Power], 4.5, Palette.Category(n));
        if (n > 0) return; // labels of populations that beat together would cover each other
        var at = axes.At(peak.FrequencyHz, peak.Power);
        var atRight = at.X > axes.Area.Right - 90;
        drawing.Text($"{NumberText.Short(peak.FrequencyHz)} Hz", new(at.X + (atRight ? -9 : 9), at.Y - 7), new(13, Palette.Ink, atRight ? Anchor.End : Anchor.Start, Bold: true));
    }

    // From the first frequency with a full period in a segment; above, means over lines that would lie on each other.
    static (double[] Frequency, double[] Power) Line(PopulationSpectrum entry, SpectralPeak? peak)
    {
        var spectrum = entry.Spectrum;
        var first = Math.Max(1, (int)Math.Ceiling(spectrum.ResolutionHz / spectrum.SpacingHz));
        var floor = 1e-6 * Math.Max(1e-6, spectrum.Power.Max());
        var highest = peak is null ? 0 : (int)Math.Round(peak.FrequencyHz / spectrum.SpacingHz); // stands alone
        var (frequency, power) = (new List<double>(), new List<double>());
        for (int from = first, end; from < spectrum.Power.Count; from = end)
        {
            end = from == highest ? from + 1 : Math.Min(spectrum.Power.Count, Math.Max(from + 1, (int)(from * Together)));
            if (from < highest && highest < end) end = highest;
            frequency.Add((from + end - 1) / 2.0 * spectrum.SpacingHz);
            power.Add(Math.Max(floor, spectrum.Power.Skip(from).Take(end - from).Average()));
        }
        return ([.. frequency], [.. power]);
    }
}
