using GpuSim.Recording;

namespace GpuSim.Hdf5;

/// <summary>/rates/NAME of an open file.</summary>
sealed class StoredRate
{
    readonly StoredArray _data;

    /// <summary>Opens it.</summary>
    /// <param name="group">Open group.</param>
    /// <param name="name">Of the group.</param>
    /// <param name="dt">ms.</param>
    /// <param name="mayEndInBlanks">Whether the file is partial.</param>
    public StoredRate(long group, string name, double dt, bool mayEndInBlanks)
    {
        _data = new(group, "data");
        if (_data.Columns != 1) throw new InvalidDataException("data needs one axis");
        if (Attributes.Read(group, "bin_ms") is not double bin || !(bin > 0)) throw new InvalidDataException("bin_ms is missing");
        Bins = mayEndInBlanks ? _data.StoredRows(RateGroup.Chunk) : _data.Rows;
        Rate = new(
            Attributes.Read(group, "population") as string ?? name,
            (int)Math.Clamp(Attributes.Read(group, "size") as long? ?? 1, 1, int.MaxValue),
            (uint)Math.Clamp(Attributes.Read(group, "first_id") as long? ?? 0, 0, uint.MaxValue),
            (int)Math.Clamp(Math.Round(bin / dt), 1, int.MaxValue));
    }

    /// <summary>Of whom, in which bins.</summary>
    public RecordedRate Rate { get; }

    /// <summary>Number of bins.</summary>
    public long Bins { get; }

    /// <summary>All bins, Hz.</summary>
    public float[] Read()
    {
        if (Bins > Array.MaxLength) throw new InvalidDataException($"there are {Bins} bins");
        var bins = new float[Bins];
        _data.Read(0, bins.Length, Types.Float, bins.AsSpan());
        return bins;
    }
}
