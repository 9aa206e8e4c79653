using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace GpuSim.Model.Spiking.Connectivity;

/// <summary>The synapses of an edge list, by source; those of a source in the order of the list.</summary>
public sealed class EdgeData
{
    readonly int[] _starts; // [source + 1]
    readonly int[] _targets; // [edge]
    readonly double[]? _weights, _delays; // [edge], as the list gives them

    /// <summary>Sorts edges.</summary>
    /// <param name="sources">[edge] below <paramref name="sourceCount"/>.</param>
    /// <param name="targets">[edge] below <paramref name="targetCount"/>.</param>
    /// <param name="weights">[edge], or null.</param>
    /// <param name="delays">[edge], or null.</param>
    /// <param name="sourceCount">Neurons of the source end.</param>
    /// <param name="targetCount">Neurons of the target end.</param>
    public EdgeData(ReadOnlySpan<int> sources, ReadOnlySpan<int> targets, ReadOnlySpan<double> weights, ReadOnlySpan<double> delays, int sourceCount, int targetCount)
    {
        _starts = new int[sourceCount + 1];
        foreach (var source in sources) _starts[source + 1]++;
        for (var source = 0; source < sourceCount; source++)
        {
            LongestRow = Math.Max(LongestRow, _starts[source + 1]);
            _starts[source + 1] += _starts[source];
        }
        var next = _starts.AsSpan(0, sourceCount).ToArray();
        var order = new int[sources.Length];
        for (var edge = 0; edge < sources.Length; edge++) order[edge] = next[sources[edge]]++;
        _targets = Sorted(targets, order)!;
        _weights = Sorted(weights, order);
        _delays = Sorted(delays, order);

        var degrees = new int[targetCount];
        foreach (var target in targets) LargestInDegree = Math.Max(LargestInDegree, ++degrees[target]);
        if (_weights is not null) Weights = Range(_weights.Select(Math.Abs).Where(weight => weight > 0));
        if (_weights is { Length: > 0 }) (LowestWeight, HighestWeight) = (_weights.Min(), _weights.Max());
        if (_delays is not null) Delays = Range(_delays);
        Sha256 = Hash();
    }

    /// <summary>Number of synapses.</summary>
    public int Count => _targets.Length;

    /// <summary>Most synapses of one source.</summary>
    public int LongestRow { get; }

    /// <summary>Most synapses onto one target.</summary>
    public int LargestInDegree { get; }

    /// <summary>Smallest and largest size of the weights other than 0; 1 and 1 where there are none.</summary>
    public (double Low, double High) Weights { get; } = (1, 1);

    /// <summary>Smallest weight, with its sign; 0 where there are none.</summary>
    public double LowestWeight { get; }

    /// <summary>Largest weight, with its sign; 0 where there are none.</summary>
    public double HighestWeight { get; }

    /// <summary>Shortest and longest delay.</summary>
    public (double Low, double High) Delays { get; } = (1, 1);

    /// <summary>What it takes.</summary>
    public long Bytes => sizeof(int) * ((long)_starts.Length + _targets.Length) + sizeof(double) * ((long)(_weights?.Length ?? 0) + (_delays?.Length ?? 0));

    /// <summary>Of everything in it.</summary>
    public string Sha256 { get; }

    /// <summary>The targets of a source.</summary>
    public ReadOnlySpan<int> TargetsOf(int source) => _targets.AsSpan(_starts[source], _starts[source + 1] - _starts[source]);

    /// <summary>The weights of a source's synapses, as the list gives them.</summary>
    public ReadOnlySpan<double> WeightsOf(int source) => _weights.AsSpan(_starts[source], _starts[source + 1] - _starts[source]);

    /// <summary>The delays of a source's synapses, as the list gives them.</summary>
    public ReadOnlySpan<double> DelaysOf(int source) => _delays.AsSpan(_starts[source], _starts[source + 1] - _starts[source]);

    static T[]? Sorted<T>(ReadOnlySpan<T> values, int[] order)
    {
        if (values.Length == 0 && order.Length > 0) return null;
        var sorted = new T[order.Length];
        for (var edge = 0; edge < order.Length; edge++) sorted[order[edge]] = values[edge];
        return sorted;
    }

    static (double, double) Range(IEnumerable<double> values)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (var value in values) (low, high) = (Math.Min(low, value), Math.Max(high, value));
        return low <= high ? (low, high) : (1, 1);
    }

    string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes(_starts.AsSpan()));
        hash.AppendData(MemoryMarshal.AsBytes(_targets.AsSpan()));
        hash.AppendData(MemoryMarshal.AsBytes(_weights.AsSpan()));
        hash.AppendData(MemoryMarshal.AsBytes(_delays.AsSpan()));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
