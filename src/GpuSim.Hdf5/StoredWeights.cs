using GpuSim.Recording;

namespace GpuSim.Hdf5;

/// <summary>/weights/NAME of an open file.</summary>
sealed class StoredWeights
{
    readonly long _group;
    readonly StoredArray _data;

    /// <summary>Opens its data.</summary>
    public StoredWeights(long group, string name)
    {
        _group = group;
        _data = new(group, "data");
        Recorded = new(
            Attributes.Read(group, "projection") as string ?? name,
            Attributes.Read(_data.Id, "units") as string ?? "",
            _data.Columns, _data.Rows,
            new StoredArray(group, "time").ReadAll<double>(Types.Double) is [.., var interval] ? interval : throw new InvalidDataException("time is empty"))
        {
            From = Attributes.Read(group, "source_population") as string ?? "",
            To = Attributes.Read(group, "target_population") as string ?? "",
        };
    }

    /// <summary>Of whom and what.</summary>
    public RecordedWeights Recorded { get; }

    /// <summary>[synapse] the last frame; empty where there is none.</summary>
    public float[] Last()
    {
        if (_data.Rows == 0) return [];
        var values = new float[_data.Columns];
        _data.Read(_data.Rows - 1, 1, Types.Float, values.AsSpan());
        return values;
    }

    /// <summary>All frames in slabs of about 1 MiB.</summary>
    public IEnumerable<StateFrames> Read() => FrameSlabs.Of(_data);

    /// <summary>[synapse] ids of sources and targets within their populations.</summary>
    public (int[] Sources, int[] Targets) Ends() => (Ids("source_ids"), Ids("target_ids"));

    int[] Ids(string name)
    {
        var ids = new StoredArray(_group, name).ReadAll<ulong>(Types.UInt64);
        if (ids.Length != _data.Columns || ids.Any(id => id > int.MaxValue)) throw new InvalidDataException($"{name} do not fit the data");
        return Array.ConvertAll(ids, id => (int)id);
    }
}
