using GpuSim.Report.Drawing;

namespace GpuSim.Report.Networks;

/// <summary>How many synapses neurons have: those that arrive and those that leave, population by population.</summary>
public sealed class DegreeDistribution : IFigure
{
    const int Bars = 40;

    readonly IReadOnlyList<NetworkNodes> _populations;
    readonly int[] _in, _out; // [node]
    readonly PanelGrid _grid;

    /// <summary>Starts without a synapse.</summary>
    /// <param name="populations">Those shown, at least one.</param>
    /// <param name="nodes">Of the whole network.</param>
    public DegreeDistribution(IReadOnlyList<NetworkNodes> populations, int nodes)
    {
        (_populations, _in, _out) = (populations, new int[nodes], new int[nodes]);
        _grid = new(2 * populations.Count, 2, 450, 230);
    }

    /// <summary>Takes synapses by the nodes of their ends.</summary>
    /// <param name="sources">[synapse] ids within their population.</param>
    /// <param name="firstSource">First node of that population.</param>
    /// <param name="targets">[synapse] ids within their population.</param>
    /// <param name="firstTarget">First node of that population.</param>
    public void Add(ReadOnlySpan<int> sources, int firstSource, ReadOnlySpan<int> targets, int firstTarget)
    {
        foreach (var source in sources) _out[firstSource + source]++;
        foreach (var target in targets) _in[firstTarget + target]++;
    }

    /// <inheritdoc/>
    public string Name => "degrees";

    /// <inheritdoc/>
    public string Title => "Distribution of degrees";

    /// <inheritdoc/>
    public string Caption => "How many neurons have how many synapses, from the whole network (left) and to it (right); the dashed line is where as many synapses drawn by chance would put them.";

    /// <inheritdoc/>
    public IReadOnlyList<FigureNumber> Numbers => [.. _populations.SelectMany(population => new FigureNumber[]
    {
        new($"in-degree of {population.Name}", Words(Of(_in, population))),
        new($"out-degree of {population.Name}", Words(Of(_out, population))),
    })];

    /// <inheritdoc/>
    public double Width => _grid.Width;

    /// <inheritdoc/>
    public double Height => _grid.Height;

    /// <inheritdoc/>
    public void Draw(IDrawing drawing)
    {
        for (var n = 0; n < _populations.Count; n++)
        {
            Draw(drawing, "in-degree", Of(_in, _populations[n]), Palette.Category(n), _grid.Begin(drawing, 2 * n, $"{_populations[n].Name}: synapses that arrive"));
            Draw(drawing, "out-degree", Of(_out, _populations[n]), Palette.Category(n), _grid.Begin(drawing, 2 * n + 1, $"{_populations[n].Name}: synapses that leave"));
        }
    }

    static int[] Of(int[] degrees, NetworkNodes population) => degrees[population.First..(population.First + population.Size)];

    static string Words(int[] degrees)
    {
        var mean = degrees.Average();
        return $"{NumberText.Short(mean)} ± {NumberText.Short(Math.Sqrt(degrees.Average(degree => (degree - mean) * (degree - mean))))}";
    }

    static void Draw(IDrawing drawing, string quantity, int[] degrees, Colour colour, Box box)
    {
        var (low, high, mean) = (degrees.Min(), degrees.Max() + 1, degrees.Average());
        var width = (high - low + Bars - 1) / Bars;
        var bars = (high - low + width - 1) / width;
        double[] edges = [.. Enumerable.Range(0, bars + 1).Select(bar => low + bar * width - 0.5)], parts = new double[bars], chance = new double[bars];
        foreach (var degree in degrees) parts[(degree - low) / width] += 100.0 / degrees.Length;
        for (var degree = low; degree < low + bars * width; degree++) chance[(degree - low) / width] += 100 * Poisson(degree, mean);
        var highest = Math.Max(parts.Max(), low + 1 < high ? chance.Max() : 0);
        var axes = new Axes(drawing, Axes.Inside(box, top: 4), Scale.Linear(quantity, edges[0] - width, edges[^1] + width), Scale.Linear("neurons (%)", 0, 1.08 * highest));
        axes.Frame();
        axes.Bars(edges, parts, colour);
        if (low + 1 < high) axes.Line([.. Enumerable.Range(0, bars).Select(bar => (edges[bar] + edges[bar + 1]) / 2)], chance, new(Palette.Ink, 1.3, Dash: 5));
    }

    // By logarithms: a mean of thousands has no power that fits.
    static double Poisson(int count, double mean) => mean > 0 ? Math.Exp(count * Math.Log(mean) - mean - LogFactorial(count)) : count == 0 ? 1 : 0;

    // Stirling's series: the relative error of the probability is below 0.1 % from 2 on, and 0 and 1 are exact.
    static double LogFactorial(int n) => n < 2 ? 0 : (n + 0.5) * Math.Log(n) - n + 0.5 * Math.Log(2 * Math.PI) + 1 / (12.0 * n);
}
