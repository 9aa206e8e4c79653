using GpuSim.Recording;
using GpuSim.Report;
using GpuSim.Report.Spiking;

namespace GpuSim.Spiking.Figures;

/// <summary>Rates that were recorded as such.</summary>
internal sealed class RateFigures(SpikingResult result) : ISpikeFigures
{
    const int Most = 8; // populations that colours can tell apart

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<uint> steps, ReadOnlySpan<uint> ids)
    {
        // Not made of spikes.
    }

    /// <inheritdoc/>
    public IEnumerable<IFigure> Finish()
    {
        var clock = new StepClock(result.File.Dt);
        var rates = result.File.Rates.Take(Most).Select((rate, index) => (Course: Course(index, rate), Bin: clock.After(rate.Every))).Where(rate => rate.Course.Values.Length > 1).ToArray();
        return rates.Length > 0 ? [new RateCourse(Array.ConvertAll(rates, rate => rate.Course), result.From, result.To, Array.ConvertAll(rates, rate => rate.Bin))] : [];
    }

    // Bins that lie wholly in the window, at their middles.
    Trace Course(int index, RecordedRate rate)
    {
        var bins = result.Reader.ReadRate(index);
        var (first, last) = ((result.Window.From + rate.Every - 1) / rate.Every, Math.Min(bins.Count, result.Window.To / rate.Every));
        var chosen = Enumerable.Range((int)Math.Min(first, bins.Count), (int)Math.Max(0, last - first)).ToArray();
        return new(rate.Population, [.. chosen.Select(bin => (bin + 0.5) * rate.Every * result.File.Dt)], [.. chosen.Select(bin => (double)bins[bin])]);
    }
}
