using GpuSim.Report.Drawing;

namespace GpuSim.Report.Hopfield;

/// <summary>A quantity of each probe, sweep after sweep; row 0 before recall.</summary>
/// <param name="values">[sweep, probe].</param>
/// <param name="names">[probe] what it was made of.</param>
sealed class SweepLines(double[,] values, IReadOnlyList<string> names)
{
    const int MostNamed = 8, MostDrawn = 200;

    readonly double[] _sweeps = [.. Enumerable.Range(0, values.GetLength(0)).Select(sweep => (double)sweep)];

    int Probes => values.GetLength(1);

    /// <summary>What the lines are.</summary>
    public string Caption => Probes <= MostNamed ? "A line for each probe, named for the pattern it was made of."
        : $"A thin line for each probe{(Probes > MostDrawn ? $" (the first {MostDrawn} of {Probes})" : "")}; the thick one is the mean of all.";

    /// <summary>The mean over probes after the sweep.</summary>
    public double Mean(int sweep) => Enumerable.Range(0, Probes).Average(probe => values[sweep, probe]);

    /// <summary>Number of the last sweep.</summary>
    public int LastSweep => values.GetLength(0) - 1;

    /// <summary>Draws all.</summary>
    public void Draw(IDrawing drawing, Box box, Scale scale)
    {
        var isNamed = Probes <= MostNamed;
        (string, Colour)[] entries = isNamed ? [.. names.Select((probe, k) => (probe, Palette.Category(k)))] : [("a probe", Palette.Category(0).WithOpacity(0.35)), ("mean", Palette.Ink)];
        var legend = Legend.Draw(drawing, new(box.Left + 84, box.Top + 6, box.Width - 102, 20), entries);
        var axes = new Axes(drawing, Axes.Inside(box, left: 84, top: legend + 16), Scale.Linear("sweep", -0.02 * Math.Max(1, LastSweep), 1.02 * Math.Max(1, LastSweep)), scale);
        axes.Frame();
        for (var probe = 0; probe < Math.Min(Probes, isNamed ? MostNamed : MostDrawn); probe++)
        {
            var line = Line(probe);
            axes.Line(_sweeps, line, isNamed ? new(Palette.Category(probe), 2) : new(Palette.Category(0).WithOpacity(0.35), 1));
            if (isNamed && LastSweep <= 40) axes.Points(_sweeps, line, 3, Palette.Category(probe));
        }
        if (!isNamed) axes.Line(_sweeps, [.. _sweeps.Select(sweep => Mean((int)sweep))], new(Palette.Ink, 3));
    }

    /// <summary>All values, for the scale.</summary>
    public IEnumerable<double> All() => values.Cast<double>();

    double[] Line(int probe) => [.. _sweeps.Select(sweep => values[(int)sweep, probe])];
}
