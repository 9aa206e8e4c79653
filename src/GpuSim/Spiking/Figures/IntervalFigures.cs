using GpuSim.Analysis.Spiking;
using GpuSim.Report;
using GpuSim.Report.Spiking;

namespace GpuSim.Spiking.Figures;

/// <summary>Inter-spike intervals of populations that have enough of them.</summary>
internal sealed class IntervalFigures(SpikingResult result) : ISpikeFigures
{
    const int Least = 100; // intervals: fewer have no shape

    readonly IntervalHistograms _intervals = new(result.File.Populations, result.File.Dt, result.Window);

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<uint> steps, ReadOnlySpan<uint> ids) => _intervals.Add(steps, ids);

    /// <inheritdoc/>
    public IEnumerable<IFigure> Finish()
    {
        var shown = _intervals.Finish(result.Window.To).Where(histogram => histogram.Intervals >= Least).ToArray();
        return shown.Length > 0 ? [new IntervalDistributions(shown)] : [];
    }
}
