using System.Runtime.InteropServices;

namespace GpuSim.Hdf5;

using static Hdf5Library;

/// <summary>/edges/NAME while it is written: columns that grow by whole chunks, and the unfinished chunk in memory.</summary>
sealed class EdgeGroup
{
    /// <summary>Where populations of edges are.</summary>
    public const string Root = "/edges";

    const int Chunk = 16384; // edges: 128 KiB a column before packing

    readonly GrowingDataset _sources, _targets, _types, _groups, _indices, _weights, _delays;
    readonly ulong[] _source = new ulong[Chunk], _target = new ulong[Chunk], _type = new ulong[Chunk], _zero = new ulong[Chunk], _index = new ulong[Chunk];
    readonly double[] _weight = new double[Chunk], _delay = new double[Chunk];
    int _count;
    long _written;

    public EdgeGroup(long file, EdgePopulation edges, uint type)
    {
        var group = SonataGroup.Create(file, $"{Root}/{edges.Name}");
        _sources = new(group, "source_node_id", Types.UInt64, 0, Chunk);
        _targets = new(group, "target_node_id", Types.UInt64, 0, Chunk);
        _types = new(group, "edge_type_id", Types.UInt64, 0, Chunk);
        _groups = new(group, "edge_group_id", Types.UInt64, 0, Chunk);
        _indices = new(group, "edge_group_index", Types.UInt64, 0, Chunk);
        Describe(_sources, edges.From, edges.FromSize);
        Describe(_targets, edges.To, edges.ToSize);
        var values = SonataGroup.Create(group, "0");
        _weights = new(values, "syn_weight", Types.Double, 0, Chunk);
        _delays = new(values, "delay", Types.Double, 0, Chunk);
        Attributes.Write(_weights.Id, "units", edges.WeightUnit);
        Attributes.Write(_weights.Id, "receptor", edges.Receptor);
        Attributes.Write(_delays.Id, "units", "ms");
        _type.AsSpan().Fill(type);
    }

    /// <summary>Takes an edge; true when the chunk is full and <see cref="WriteChunk"/> must follow.</summary>
    public bool Add(int source, int target, double weight, double delay)
    {
        _source[_count] = (ulong)source;
        _target[_count] = (ulong)target;
        _index[_count] = (ulong)(_written + _count);
        _weight[_count] = weight;
        _delay[_count] = delay;
        return ++_count == Chunk;
    }

    /// <summary>Writes what is in memory as one chunk.</summary>
    public void WriteChunk(ShuffledDeflate deflate)
    {
        if (_count == 0) return;
        Write(_sources, _source, deflate);
        Write(_targets, _target, deflate);
        Write(_types, _type, deflate);
        Write(_groups, _zero, deflate);
        Write(_indices, _index, deflate);
        Write(_weights, MemoryMarshal.Cast<double, ulong>(_weight), deflate);
        Write(_delays, MemoryMarshal.Cast<double, ulong>(_delay), deflate);
        _written += _count;
        _count = 0;
    }

    void Write(GrowingDataset column, ReadOnlySpan<ulong> values, ShuffledDeflate deflate)
    {
        var packed = deflate.PackLong(values[.._count], Chunk);
        using (Enter())
        {
            column.Grow(_written + _count);
            column.WriteChunk(packed, _written);
        }
    }

    static void Describe(GrowingDataset ids, string population, int size)
    {
        Attributes.Write(ids.Id, "node_population", population);
        Attributes.Write(ids.Id, "node_count", (long)size);
    }
}
