namespace GpuSim.Model.Spiking.Space;

/// <summary>Distances between the ends of a projection: straight, or around where the edges are periodic.</summary>
/// <remarks>Only IEEE + − × and square roots, in a fixed order: the same bits on every platform.</remarks>
public sealed class Distances
{
    readonly double[] _sources, _targets; // [neuron, dimension]
    readonly int _firstSource, _firstTarget;
    readonly Layout _from;
    readonly int _dimensions;
    readonly double[] _extents; // [axis] where the edges are periodic, else infinite: no way around is shorter

    Distances(Positions from, int firstSource, Positions to, int firstTarget)
    {
        (_from, _firstSource, _firstTarget, _dimensions) = (from.Layout, firstSource, firstTarget, from.Layout.Dimensions);
        _extents = [.. Enumerable.Range(0, _dimensions).Select(axis => from.Layout.Periodic ? from.Layout.ExtentOf(axis) : double.PositiveInfinity)];
        (_sources, _targets) = (from.Coordinates, to.Coordinates);
    }

    /// <summary>Number of dimensions.</summary>
    public int Dimensions => _dimensions;

    /// <summary>Whether the edges are periodic.</summary>
    public bool Periodic => _from.Periodic;

    /// <summary>Size of the space along an axis.</summary>
    public double Extent(int axis) => _from.ExtentOf(axis);

    /// <summary>Smallest coordinate along an axis of a space with periodic edges.</summary>
    internal double Origin(int axis) => _from.CenterOf(axis) - 0.5 * _from.ExtentOf(axis);

    /// <summary>The position of a source of the projection.</summary>
    public ReadOnlySpan<double> Source(int source) => _sources.AsSpan((source + _firstSource) * Dimensions, Dimensions);

    /// <summary>The position of a target of the projection.</summary>
    public ReadOnlySpan<double> Target(int target) => _targets.AsSpan((target + _firstTarget) * Dimensions, Dimensions);

    /// <summary>The distance from source to target, ids within the ends of the projection.</summary>
    public double Between(int source, int target) => Math.Sqrt(Squared(source, target));

    /// <summary>The square of <see cref="Between"/>.</summary>
    internal double Squared(int source, int target)
    {
        var to = Target(target);
        var from = Source(source);
        var squares = 0.0;
        for (var axis = 0; axis < to.Length; axis++)
        {
            var apart = Math.Abs(to[axis] - from[axis]); // both lie within the extent, so this is at most once around
            var around = _extents[axis] - apart;
            if (around < apart) apart = around;
            squares += apart * apart;
        }
        return squares;
    }

    /// <summary>No distance is longer.</summary>
    public double Longest()
    {
        var squares = 0.0;
        for (var axis = 0; axis < Dimensions; axis++)
        {
            var side = Periodic ? 0.5 * Extent(axis) : Math.Max(Largest(_sources, axis), Largest(_targets, axis)) + Math.Max(Largest(_sources, axis, -1), Largest(_targets, axis, -1));
            squares += side * side;
        }
        return Math.Sqrt(squares) * (1 + 1e-12);
    }

    /// <summary>The distances between two ends; null where there are none, with the reason.</summary>
    internal static Distances? Of(Population from, int firstSource, Population to, int firstTarget, out string? fault)
    {
        fault = null;
        if (from.Positions is not { } sources || to.Positions is not { } targets)
        {
            fault = $"expected positions of the neurons, which distances need, got none of population \"{(from.Positions is null ? from.Name : to.Name)}\"";
            return null;
        }
        var (a, b) = (sources.Layout, targets.Layout);
        if (a.Dimensions != b.Dimensions)
            fault = $"expected positions in as many dimensions at both ends, got {a.Dimensions} of \"{from.Name}\" and {b.Dimensions} of \"{to.Name}\"";
        else if (a.Periodic != b.Periodic || a.Periodic && Enumerable.Range(0, a.Dimensions).Any(axis => a.ExtentOf(axis) != b.ExtentOf(axis) || a.CenterOf(axis) != b.CenterOf(axis)))
            fault = $"expected periodic edges of both ends at the same place, or of neither, got \"{from.Name}\" and \"{to.Name}\", which differ";
        return fault is null ? new(sources, firstSource, targets, firstTarget) : null;
    }

    double Largest(double[] coordinates, int axis, int sign = 1)
    {
        var largest = double.NegativeInfinity;
        for (var at = axis; at < coordinates.Length; at += Dimensions) largest = Math.Max(largest, sign * coordinates[at]);
        return largest;
    }
}
