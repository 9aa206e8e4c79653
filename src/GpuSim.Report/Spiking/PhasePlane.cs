using GpuSim.Report.Drawing;

namespace GpuSim.Report.Spiking;

/// <summary>One state variable of a neuron against another.</summary>
/// <param name="Of">Whose.</param>
/// <param name="XQuantity">With its unit.</param>
/// <param name="Xs">[sample].</param>
/// <param name="YQuantity">With its unit.</param>
/// <param name="Ys">[sample].</param>
public sealed record Trajectory(string Of, string XQuantity, double[] Xs, string YQuantity, double[] Ys);

/// <summary>Paths in the space of two state variables: limit cycles, resets and fixed points are seen at a glance.</summary>
/// <param name="trajectories">One for each panel.</param>
/// <param name="from">Start of all, ms.</param>
/// <param name="to">End of all, ms.</param>
public sealed class PhasePlane(IReadOnlyList<Trajectory> trajectories, double from, double to) : IFigure
{
    const int Shades = 64;          // pieces of a path, from dark to light
    const double Lightest = 0.85;   // of the colour map: what is lighter is hard to see on white
    const double Closest = 0.5;     // pixels between points that are drawn

    readonly PanelGrid _grid = new(trajectories.Count, trajectories.Count == 2 || trajectories.Count == 4 ? 2 : 3, trajectories.Count > 2 ? 330 : 440, trajectories.Count > 2 ? 284 : 374);

    /// <inheritdoc/>
    public string Name => "phase_plane";

    /// <inheritdoc/>
    public string Title => "Phase plane";

    /// <inheritdoc/>
    public string Caption => $"State variables of a neuron against its potential from {NumberText.Short(from)} to {NumberText.Short(to)} ms: the disc is the start, and the path goes from dark to light.";

    /// <inheritdoc/>
    public IReadOnlyList<FigureNumber> Numbers => [];

    /// <inheritdoc/>
    public double Width => _grid.Width;

    /// <inheritdoc/>
    public double Height => _grid.Height;

    /// <inheritdoc/>
    public void Draw(IDrawing drawing)
    {
        for (var n = 0; n < trajectories.Count; n++) Draw(drawing, trajectories[n], _grid.Begin(drawing, n, trajectories[n].Of));
    }

    static void Draw(IDrawing drawing, Trajectory path, Box box)
    {
        var axes = new Axes(drawing, Axes.Inside(box, top: 4), Scale.Around(path.XQuantity, path.Xs), Scale.Around(path.YQuantity, path.Ys));
        axes.Frame();
        var (xs, ys) = Thinned(axes, path);
        for (var shade = 0; shade < Shades; shade++)
        {
            var (start, end) = (shade * (xs.Length - 1) / Shades, (shade + 1) * (xs.Length - 1) / Shades);
            if (end > start) axes.Line(xs.AsSpan(start..(end + 1)), ys.AsSpan(start..(end + 1)), new(Palette.Sequential.At(Lightest * shade / (Shades - 1)), 1.5));
        }
        if (xs.Length > 0) axes.Points([xs[0]], [ys[0]], 4, Palette.Sequential.At(0));
    }

    static (double[] Xs, double[] Ys) Thinned(Axes axes, Trajectory path)
    {
        var kept = new List<int>();
        Place last = new(double.NegativeInfinity, double.NegativeInfinity);
        for (var i = 0; i < path.Xs.Length; i++)
        {
            var place = axes.At(path.Xs[i], path.Ys[i]);
            if (Math.Abs(place.X - last.X) < Closest && Math.Abs(place.Y - last.Y) < Closest) continue;
            kept.Add(i);
            last = place;
        }
        return ([.. kept.Select(i => path.Xs[i])], [.. kept.Select(i => path.Ys[i])]);
    }
}
