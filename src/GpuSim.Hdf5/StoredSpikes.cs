namespace GpuSim.Hdf5;

/// <summary>/spikes/POPULATION of an open file.</summary>
sealed class StoredSpikes
{
    const int Slab = 65536;

    readonly StoredArray _timestamps, _nodeIds;
    readonly double _unit; // ms

    /// <summary>Opens both columns.</summary>
    /// <param name="group">Open group of the population.</param>
    /// <param name="name">Of the population.</param>
    /// <param name="mayEndInBlanks">Whether the file is partial: killed within a flush, a column can be longer than what was written.</param>
    public StoredSpikes(long group, string name, bool mayEndInBlanks)
    {
        Name = name;
        _timestamps = new(group, "timestamps");
        _nodeIds = new(group, "node_ids");
        if (_timestamps.Columns != 1 || _nodeIds.Columns != 1) throw new InvalidDataException("timestamps and node_ids need one axis each");
        if (!mayEndInBlanks && _timestamps.Rows != _nodeIds.Rows)
            throw new InvalidDataException($"there are {_timestamps.Rows} timestamps but {_nodeIds.Rows} node_ids");
        if (!mayEndInBlanks) _timestamps.CheckLength();
        Count = mayEndInBlanks
            ? Math.Min(_timestamps.StoredRows(SpikeGroup.Chunk), _nodeIds.StoredRows(SpikeGroup.Chunk))
            : _timestamps.Rows;
        _unit = Attributes.Read(_timestamps.Id, "units") switch { null or "ms" => 1, "s" => 1000, var other => throw new InvalidDataException($"the unit of timestamps is {other}, not ms or s") };
        IsByTime = Attributes.Read(group, "sorting") is "by_time" or 2L;
        Size = Attributes.Read(group, "size") as long?;
        FirstId = Attributes.Read(group, "first_id") as long?;
    }

    /// <summary>Of the population.</summary>
    public string Name { get; }

    /// <summary>Number of spikes.</summary>
    public long Count { get; }

    /// <summary>Whether the file says that times ascend.</summary>
    public bool IsByTime { get; }

    /// <summary>Number of neurons, if the file says so.</summary>
    public long? Size { get; }

    /// <summary>Global id of the first neuron, if the file says so.</summary>
    public long? FirstId { get; }

    /// <summary>Reads the next spikes after <paramref name="from"/>, as many as there is room for.</summary>
    /// <param name="from">Index of the first.</param>
    /// <param name="times">ms.</param>
    /// <param name="ids">Within the population.</param>
    /// <returns>How many; 0 at the end.</returns>
    public int Read(long from, Span<double> times, Span<ulong> ids)
    {
        var count = (int)Math.Min(Count - from, times.Length);
        _timestamps.Read(from, count, Types.Double, times);
        _nodeIds.Read(from, count, Types.Int64, ids); // as signed, so that a negative one is not clipped to 0
        foreach (ref var time in times[..count])
        {
            time *= _unit;
            if (!(time >= 0 && time < 1e15)) throw new InvalidDataException($"a timestamp is {time}");
        }
        foreach (var id in ids[..count])
            if (id >= (ulong)(Size ?? int.MaxValue)) throw new InvalidDataException($"a node_id of {Name} is {id}, beyond its {Size ?? int.MaxValue} neurons");
        return count;
    }

    /// <summary>Largest id plus one and latest time, by reading everything.</summary>
    public (long Size, double LastTime) Extent()
    {
        var (size, last) = (0L, 0.0);
        var (times, ids) = (new double[Slab], new ulong[Slab]);
        for (long from = 0; Read(from, times, ids) is > 0 and var count; from += count)
        {
            for (var i = 0; i < count; i++) size = Math.Max(size, (long)ids[i] + 1);
            for (var i = 0; i < count; i++) last = Math.Max(last, times[i]);
        }
        return (size, last);
    }

    /// <summary>Time of the last spike of a column sorted by time; 0 without spikes.</summary>
    public double LastTime()
    {
        Span<double> time = stackalloc double[1];
        Span<ulong> id = stackalloc ulong[1];
        return Count > 0 && Read(Count - 1, time, id) > 0 ? time[0] : 0;
    }
}
