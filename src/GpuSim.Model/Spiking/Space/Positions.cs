using GpuSim.Dynamics.Random;

namespace GpuSim.Model.Spiking.Space;

/// <summary>Where every neuron of a population lies: a function of its layout and the network's seed, worked out when first asked for.</summary>
public sealed class Positions
{
    readonly Lazy<double[]> _coordinates; // [neuron, dimension]
    readonly RandomStream _stream;

    internal Positions(Layout layout, int size, RandomStream stream, Func<double[]> draw)
    {
        (Layout, Size, _stream) = (layout, size, stream);
        _coordinates = new(draw);
    }

    /// <summary>What was asked for.</summary>
    public Layout Layout { get; }

    /// <summary>Number of neurons.</summary>
    public int Size { get; }

    /// <summary>[neuron, dimension].</summary>
    internal double[] Coordinates => _coordinates.Value;

    /// <summary>The coordinates of one neuron.</summary>
    public ReadOnlySpan<double> Of(int neuron) => Coordinates.AsSpan(neuron * Layout.Dimensions, Layout.Dimensions);

    /// <summary>The same layout for another number of neurons; null where a grid or list fixes it.</summary>
    internal Positions? Resized(int size) => Layout is Layout.Random ? Layout.Place(size, _stream) : null;
}
