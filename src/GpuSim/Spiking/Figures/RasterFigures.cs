using GpuSim.Report;
using GpuSim.Report.Spiking;

namespace GpuSim.Spiking.Figures;

/// <summary>The raster of all populations.</summary>
internal sealed class RasterFigures(SpikingResult result) : ISpikeFigures
{
    const int MostOnPage = 2_000_000; // spikes: about 8 MB of text

    readonly SpikeGrid? _grid = result.File.Populations.Count > 0 ? new(result.File.Populations, result.Window, result.File.Dt) : null;
    readonly SpikeList _list = new(MostOnPage);

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<uint> steps, ReadOnlySpan<uint> ids)
    {
        _grid?.Write(steps, ids);
        _list.Write(steps, ids);
    }

    /// <inheritdoc/>
    public IEnumerable<IFigure> Finish() => _grid is null ? [] : [new Raster(_grid, _list)];
}
