using GpuSim.Report.Drawing;

namespace GpuSim.Report.Hopfield;

/// <summary>How probes come to look like their patterns.</summary>
/// <param name="name">As a figure.</param>
/// <param name="of">What recall it was, for the title; empty for the only one.</param>
/// <param name="overlaps">[sweep, probe], row 0 before recall.</param>
/// <param name="names">[probe] what it was made of.</param>
public sealed class OverlapOverSweeps(string name, string of, double[,] overlaps, IReadOnlyList<string> names) : IFigure
{
    readonly SweepLines _lines = new(overlaps, names);

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Title => "Overlap with the pattern while recall goes on" + of;

    /// <inheritdoc/>
    public string Caption => "1 where the state is the pattern, about 0 where they have nothing to do with each other. " + _lines.Caption;

    /// <inheritdoc/>
    public IReadOnlyList<FigureNumber> Numbers =>
    [
        new("sweeps", NumberText.Short(_lines.LastSweep)),
        new("mean overlap before recall", NumberText.Short(_lines.Mean(0))),
        new("mean overlap at the end", NumberText.Short(_lines.Mean(_lines.LastSweep))),
    ];

    /// <inheritdoc/>
    public double Width => 760;

    /// <inheritdoc/>
    public double Height => 380;

    /// <inheritdoc/>
    public void Draw(IDrawing drawing) => _lines.Draw(drawing, new(0, 0, Width, Height), Scale.Linear("overlap", Math.Min(0, 1.1 * _lines.All().Min()), 1.03));
}
