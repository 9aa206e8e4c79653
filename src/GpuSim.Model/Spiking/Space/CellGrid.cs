namespace GpuSim.Model.Spiking.Space;

/// <summary>One end of a projection sorted into cells of equal size, so that neurons near a place are found without looking at all.</summary>
internal sealed class CellGrid
{
    const int PerReach = 3;            // cells along a reach: a finer grid finds fewer neurons too many, but walks more cells
    const int MostCells = 1 << 20;
    readonly Distances _distances;
    readonly double _reach;
    readonly int[] _cells = [1, 1, 1]; // [axis]
    readonly double[] _low = new double[3], _width = [1, 1, 1];
    readonly int[] _starts;            // [cell + 1]
    readonly int[] _members;           // [neuron of the end] by cell, ascending within it

    /// <param name="distances">Between the ends.</param>
    /// <param name="count">Number of neurons of the end that is sorted.</param>
    /// <param name="others">Number of neurons of the other end.</param>
    /// <param name="ofTargets">Whether targets are sorted, or sources.</param>
    /// <param name="reach">How far <see cref="Near"/> looks.</param>
    public CellGrid(Distances distances, int count, int others, bool ofTargets, double reach)
    {
        (_distances, _reach) = (distances, reach * (1 + 1e-12));
        for (var axis = 0; axis < distances.Dimensions; axis++) Divide(axis, ofTargets ? count : others, ofTargets ? others : count);
        while ((long)_cells[0] * _cells[1] * _cells[2] > Math.Min(MostCells, count))
        {
            var largest = Array.IndexOf(_cells, _cells.Max());
            _width[largest] *= _cells[largest] / (double)((_cells[largest] + 1) / 2);
            _cells[largest] = (_cells[largest] + 1) / 2;
        }

        _starts = new int[_cells[0] * _cells[1] * _cells[2] + 1];
        _members = new int[count];
        var cells = new int[count];
        for (var neuron = 0; neuron < count; neuron++) _starts[1 + (cells[neuron] = CellOf(At(ofTargets, neuron)))]++;
        for (var cell = 1; cell < _starts.Length; cell++) _starts[cell] += _starts[cell - 1];
        var next = _starts.AsSpan(0, _starts.Length - 1).ToArray();
        for (var neuron = 0; neuron < count; neuron++) _members[next[cells[neuron]]++] = neuron;
    }

    /// <summary>Writes all neurons within reach of a place, and some that are not, and returns how many; without room, only counts them.</summary>
    public int Near(ReadOnlySpan<double> place, Span<int> found)
    {
        Span<int> first = stackalloc int[3], length = stackalloc int[3];
        length.Fill(1);
        first.Clear();
        for (var axis = 0; axis < _distances.Dimensions; axis++) (first[axis], length[axis]) = Reached(axis, place[axis]);
        var count = 0;
        for (var x = first[0]; x < first[0] + length[0]; x++)
            for (var y = first[1]; y < first[1] + length[1]; y++)
                for (var z = first[2]; z < first[2] + length[2]; z++)
                {
                    var cell = (Around(x, 0) * _cells[1] + Around(y, 1)) * _cells[2] + Around(z, 2);
                    var members = _members.AsSpan(_starts[cell], _starts[cell + 1] - _starts[cell]);
                    if (found.Length > 0) members.CopyTo(found[count..]);
                    count += members.Length;
                }
        return count;
    }

    ReadOnlySpan<double> At(bool ofTargets, int neuron) => ofTargets ? _distances.Target(neuron) : _distances.Source(neuron);

    // Cells begin at the edge of a periodic space; else at the outermost neuron of either end.
    void Divide(int axis, int targets, int sources)
    {
        double extent;
        if (_distances.Periodic) (_low[axis], extent) = (_distances.Origin(axis), _distances.Extent(axis));
        else
        {
            double low = double.PositiveInfinity, high = double.NegativeInfinity;
            foreach (var (neurons, ofTargets) in new[] { (targets, true), (sources, false) })
            {
                for (var neuron = 0; neuron < neurons; neuron++)
                {
                    low = Math.Min(low, At(ofTargets, neuron)[axis]);
                    high = Math.Max(high, At(ofTargets, neuron)[axis]);
                }
            }
            (_low[axis], extent) = (low, high - low);
        }
        _cells[axis] = extent > 0 ? (int)Math.Clamp(Math.Floor(PerReach * extent / _reach), 1, MostCells) : 1;
        _width[axis] = extent > 0 ? extent / _cells[axis] : 1;
    }

    int CellOf(ReadOnlySpan<double> place)
    {
        var cell = 0;
        for (var axis = 0; axis < 3; axis++)
        {
            var step = axis < place.Length ? (int)Math.Clamp(Math.Floor((place[axis] - _low[axis]) / _width[axis]), 0, _cells[axis] - 1) : 0;
            cell = cell * _cells[axis] + step;
        }
        return cell;
    }

    // Not beyond the border, unless the edges are periodic; no cell twice.
    (int First, int Length) Reached(int axis, double place)
    {
        var first = Math.Floor((place - _reach - _low[axis]) / _width[axis]);
        var last = Math.Floor((place + _reach - _low[axis]) / _width[axis]);
        if (last - first + 1 >= _cells[axis] && _distances.Periodic) return (0, _cells[axis]);
        if (_distances.Periodic) return ((int)first, (int)(last - first) + 1);
        var from = (int)Math.Clamp(first, 0, _cells[axis] - 1);
        return (from, (int)Math.Clamp(last, 0, _cells[axis] - 1) - from + 1);
    }

    int Around(int step, int axis)
    {
        if (step >= 0 && step < _cells[axis]) return step;
        var rest = step % _cells[axis];
        return rest < 0 ? rest + _cells[axis] : rest;
    }
}
