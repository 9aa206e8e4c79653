using GpuSim.Report.Drawing;

namespace GpuSim.Report.Networks;

/// <summary>Who connects to whom: a square for each pair, or for each group of pairs in a large network.</summary>
public sealed class ConnectivityMatrix : IFigure
{
    const int MostNeurons = 1000;       // each of which has a cell
    const int ManyCells = 500;          // a side of a network of more
    const int MostDiscs = 64;           // neurons of a network whose synapses are discs
    const double Faintest = 0.12;       // opacity of a cell with the weakest synapse
    const double Side = 560, Room = 96; // pixels; of names beside it

    readonly IReadOnlyList<NetworkNodes> _populations;
    readonly int _nodes, _cells;
    readonly double[] _projection;      // [target cell · cells + source cell] sum of absolute weights of the projection that is being added; of a large network, synapses
    readonly double[] _strength;        // [target cell · cells + source cell] of that, over the strongest cell of its projection; of a large network, synapses
    long _synapses;

    /// <summary>Starts without a synapse.</summary>
    /// <param name="populations">One after another, at least one.</param>
    public ConnectivityMatrix(IReadOnlyList<NetworkNodes> populations)
    {
        _populations = populations;
        _nodes = populations.Max(population => population.First + population.Size);
        _cells = _nodes <= MostNeurons ? _nodes : ManyCells;
        (_projection, _strength) = (new double[_cells * _cells], new double[_cells * _cells]);
    }

    /// <summary>Takes synapses by the nodes of their ends.</summary>
    /// <param name="sources">[synapse] ids within their population.</param>
    /// <param name="firstSource">First node of that population.</param>
    /// <param name="targets">[synapse] ids within their population.</param>
    /// <param name="firstTarget">First node of that population.</param>
    /// <param name="weights">[synapse]; empty where all are alike.</param>
    public void Add(ReadOnlySpan<int> sources, int firstSource, ReadOnlySpan<int> targets, int firstTarget, ReadOnlySpan<double> weights)
    {
        for (var i = 0; i < sources.Length; i++)
            _projection[Cell(firstTarget + targets[i]) * _cells + Cell(firstSource + sources[i])] += weights.Length == 0 || IsLarge ? 1 : Math.Max(Math.Abs(weights[i]), double.Epsilon);
        _synapses += sources.Length;
    }

    /// <summary>Ends a projection: weights are compared within each, since units may differ.</summary>
    public void EndProjection()
    {
        var strongest = _projection.Max();
        for (var cell = 0; cell < _projection.Length; cell++)
        {
            if (IsLarge) _strength[cell] += _projection[cell];
            else if (_projection[cell] > 0) _strength[cell] = Math.Max(_strength[cell], _projection[cell] / strongest);
        }
        Array.Clear(_projection);
    }

    /// <inheritdoc/>
    public string Name => "connectivity";

    /// <inheritdoc/>
    public string Title => "Connectivity matrix";

    /// <inheritdoc/>
    public string Caption => (!IsLarge ? "Each mark is a pair of neurons with a synapse" : $"Each cell stands for about {NumberText.Short((double)_nodes / _cells)} × {NumberText.Short((double)_nodes / _cells)} pairs of neurons")
        + ": column, its source; row, its target. Colours are those of the source's population, the deeper the " + (IsLarge ? "more synapses there are." : "stronger the synapse is beside others of its projection.");

    /// <inheritdoc/>
    public IReadOnlyList<FigureNumber> Numbers =>
    [
        new("neurons", NumberText.Short(_nodes)),
        new("synapses", NumberText.Short(_synapses)),
        new("synapses for each pair (%)", NumberText.Short(100.0 * _synapses / ((double)_nodes * _nodes))),
    ];

    /// <inheritdoc/>
    public double Width => Room + Side + 24;

    /// <inheritdoc/>
    public double Height => Side + Room + 12;

    /// <inheritdoc/>
    public void Draw(IDrawing drawing)
    {
        var area = new Box(Room, 12, Side, Side);
        if (_populations.Count == 1) new Axes(drawing, area, Scale.Linear("source neuron", 0, _nodes), Scale.Linear("target neuron", _nodes, 0)).Frame(grid: false);
        else DrawNames(drawing, area);
        if (_nodes <= MostDiscs) DrawDiscs(drawing, area);
        else drawing.Picture(Pixels(), area);
        foreach (var population in _populations.Skip(1))
        {
            var at = Side * population.First / _nodes;
            drawing.Line([new(area.Left + at, area.Top), new(area.Left + at, area.Bottom)], new(Palette.Ink, 0.8));
            drawing.Line([new(area.Left, area.Top + at), new(area.Right, area.Top + at)], new(Palette.Ink, 0.8));
        }
        drawing.Line([new(area.Left, area.Top), new(area.Right, area.Top), new(area.Right, area.Bottom), new(area.Left, area.Bottom), new(area.Left, area.Top)], new(Palette.Ink, 1));
    }

    bool IsLarge => _cells < _nodes;

    int Cell(int node) => (int)((long)node * _cells / _nodes);

    Colour ColourOf(int cell)
    {
        var node = (int)((cell + 0.5) * _nodes / _cells);
        for (var n = 0; n < _populations.Count; n++)
            if (node < _populations[n].First + _populations[n].Size) return Palette.Category(n);
        return Palette.Ink;
    }

    PixelPicture Pixels()
    {
        var picture = new PixelPicture(_cells, _cells);
        var strongest = Math.Max(_strength.Max(), double.Epsilon);
        var colours = Enumerable.Range(0, _cells).Select(ColourOf).ToArray();
        for (var row = 0; row < _cells; row++)
            for (var column = 0; column < _cells; column++)
                picture[column, row] = _strength[row * _cells + column] is > 0 and var strength ? colours[column].WithOpacity(Faintest + (1 - Faintest) * Math.Sqrt(strength / strongest)) : Palette.White;
        return picture;
    }

    void DrawDiscs(IDrawing drawing, Box area)
    {
        var pitch = Side / _nodes;
        for (var row = 0; row < _cells; row++)
            for (var column = 0; column < _cells; column++)
                if (_strength[row * _cells + column] is > 0 and var strength)
                    drawing.Disc(new(area.Left + (column + 0.5) * pitch, area.Top + (row + 0.5) * pitch), 0.4 * pitch, ColourOf(column).WithOpacity(Math.Max(0.25, strength)));
    }

    // Names that would stand on each other are left out.
    void DrawNames(IDrawing drawing, Box area)
    {
        var (right, bottom) = (double.NegativeInfinity, double.NegativeInfinity);
        foreach (var population in _populations)
        {
            var middle = Side * (population.First + population.Size / 2.0) / _nodes;
            var half = TextWidth.Of(population.Name, 13) / 2;
            var size = Math.Min(13, 13 * (Room - 28) / Math.Max(1, 2 * half));
            if (middle - 8 > bottom) drawing.Text(population.Name, new(area.Left - 8, area.Top + middle + 5), new(size, Palette.Ink, Anchor.End));
            if (middle - 8 > bottom) bottom = middle + 8;
            if (middle - half - 4 <= right) continue;
            drawing.Text(population.Name, new(area.Left + middle, area.Bottom + 19), new(13, Palette.Ink, Anchor.Middle));
            right = middle + half;
        }
        drawing.Text("source", new(area.Left + Side / 2, area.Bottom + 42), new(13, Palette.Ink, Anchor.Middle));
        drawing.Text("target", new(18, area.Top + Side / 2), new(13, Palette.Ink, Anchor.Middle, Upwards: true));
    }
}
