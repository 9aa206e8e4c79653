using GpuSim.Report;

namespace GpuSim.Spiking.Figures;

/// <summary>Makes figures of a spiking result; one file in this folder for each kind of figure.</summary>
/// <remarks>The spikes pass once, whatever the number of figures, so each takes what it needs as they come and keeps nothing that grows with them.</remarks>
internal interface ISpikeFigures
{
    /// <summary>Takes the next spikes of the window, in canonical order; the columns are the caller's again when this returns. Runs beside the <c>Write</c> of others.</summary>
    void Write(ReadOnlySpan<uint> steps, ReadOnlySpan<uint> ids);

    /// <summary>The figures, after the last spike; none where the file has nothing for them.</summary>
    IEnumerable<IFigure> Finish();
}
