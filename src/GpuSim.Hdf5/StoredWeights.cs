namespace GpuSim.Hdf5;

/// <summary>/weights/NAME of an open file.</summary>
sealed class StoredWeights
{
    readonly StoredArray _data;

    /// <summary>Opens its data.</summary>
    public StoredWeights(long group, string name)
    {
        _data = new(group, "data");
        Recorded = new(
            Attributes.Read(group, "projection") as string ?? name,
            Attributes.Read(_data.Id, "units") as string ?? "",
            _data.Columns, _data.Rows,
            new StoredArray(group, "time").ReadAll<double>(Types.Double) is [.., var interval] ? interval : throw new InvalidDataException("time is empty"));
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
}
