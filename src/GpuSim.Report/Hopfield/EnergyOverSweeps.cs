using GpuSim.Report.Drawing;

namespace GpuSim.Report.Hopfield;

/// <summary>How states go down in energy to a minimum.</summary>
/// <param name="name">As a figure.</param>
/// <param name="of">What recall it was, for the title; empty for the only one.</param>
/// <param name="energies">[sweep, probe], row 0 before recall.</param>
/// <param name="names">[probe] what it was made of.</param>
public sealed class EnergyOverSweeps(string name, string of, double[,] energies, IReadOnlyList<string> names) : IFigure
{
    readonly SweepLines _lines = new(energies, names);

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Title => "Energy while recall goes on" + of;

    /// <inheritdoc/>
    public string Caption => "Asynchronous recall without noise never raises it where weights are symmetric. It has no unit. " + _lines.Caption;

    /// <inheritdoc/>
    public IReadOnlyList<FigureNumber> Numbers =>
    [
        new("mean energy before recall", NumberText.Short(_lines.Mean(0))),
        new("mean energy at the end", NumberText.Short(_lines.Mean(_lines.LastSweep))),
    ];

    /// <inheritdoc/>
    public double Width => 760;

    /// <inheritdoc/>
    public double Height => 380;

    /// <inheritdoc/>
    public void Draw(IDrawing drawing) => _lines.Draw(drawing, new(0, 0, Width, Height), Scale.Around("energy", _lines.All()));
}
