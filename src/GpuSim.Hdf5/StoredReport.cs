using GpuSim.Recording;

namespace GpuSim.Hdf5;

/// <summary>/report/NAME of an open file.</summary>
sealed class StoredReport
{
    readonly StoredArray _data;

    /// <summary>Opens data and mapping.</summary>
    public StoredReport(long group, string name, double dt)
    {
        _data = new(group, "data");
        var nodes = new StoredArray(group, "mapping/node_ids").ReadAll<ulong>(Types.UInt64);
        var pointers = new StoredArray(group, "mapping/index_pointers").ReadAll<ulong>(Types.UInt64);
        var time = new StoredArray(group, "mapping/time").ReadAll<double>(Types.Double);
        if (time.Length != 3 || !(time[2] > 0)) throw new InvalidDataException("mapping/time is not start, stop, step");
        Interval = time[2];
        Report = new(
            Attributes.Read(group, "population") as string ?? name,
            Attributes.Read(group, "variable") as string ?? "",
            Attributes.Read(_data.Id, "units") as string ?? "",
            Neurons(nodes, pointers, _data.Columns),
            (int)Math.Clamp(Math.Round(time[2] / dt), 1, int.MaxValue));
    }

    /// <summary>Of whom and what.</summary>
    public RecordedReport Report { get; }

    /// <summary>Between frames, ms.</summary>
    public double Interval { get; }

    /// <summary>Number of frames.</summary>
    public long Frames => _data.Rows;

    /// <summary>All frames in slabs of about 1 MiB.</summary>
    public IEnumerable<StateFrames> Read() => FrameSlabs.Of(_data);

    // A neuron of several compartments, as other tools write them, has one entry for each.
    static int[] Neurons(ulong[] nodes, ulong[] pointers, int columns)
    {
        if (pointers.Length != nodes.Length + 1 || pointers[^1] != (ulong)columns)
            throw new InvalidDataException("mapping/index_pointers do not fit the data");
        var neurons = new int[columns];
        for (var node = 0; node < nodes.Length; node++)
        {
            if (pointers[node] > pointers[node + 1] || nodes[node] > int.MaxValue) throw new InvalidDataException("mapping is not in order");
            neurons.AsSpan((int)pointers[node]..(int)pointers[node + 1]).Fill((int)nodes[node]);
        }
        return neurons;
    }
}
