using System.Runtime.InteropServices;
using GpuSim.Recording;

namespace GpuSim.Hdf5;

using static Hdf5Library;

/// <summary>/rates/NAME while it is written: bins that grow by whole chunks, and the unfinished chunk in memory.</summary>
sealed class RateGroup
{
    /// <summary>Bins per chunk: few, so that a run in progress can be looked at.</summary>
    public const int Chunk = 1024;

    readonly GrowingDataset _data;
    readonly float[] _bins = new float[Chunk];
    int _count;
    long _written;

    /// <summary>Creates the group under <paramref name="name"/>, without bins.</summary>
    public RateGroup(long file, string name, RecordedRate rate, StepClock clock)
    {
        var group = SonataGroup.Create(file, "/rates/" + name);
        Attributes.Write(group, "population", rate.Population);
        Attributes.Write(group, "size", (ulong)rate.Size);
        Attributes.Write(group, "first_id", (ulong)rate.FirstId);
        Attributes.Write(group, "bin_ms", clock.After(rate.Every));
        _data = new(group, "data", Types.Float, 0, Chunk);
        Attributes.Write(_data.Id, "units", "Hz");
    }

    /// <summary>Takes the next bins and writes each chunk that fills; true when it wrote.</summary>
    public bool Add(ReadOnlySpan<float> bins, ShuffledDeflate deflate)
    {
        var wrote = false;
        foreach (var bin in bins)
        {
            _bins[_count] = bin;
            if (++_count < Chunk) continue;
            WriteChunk(deflate);
            wrote = true;
        }
        return wrote;
    }

    /// <summary>Writes what is in memory as one chunk.</summary>
    public void WriteChunk(ShuffledDeflate deflate)
    {
        if (_count == 0) return;
        var packed = deflate.Pack(MemoryMarshal.Cast<float, uint>(_bins.AsSpan(0, _count)), Chunk);
        using (Enter())
        {
            _data.Grow(_written + _count);
            _data.WriteChunk(packed, _written);
        }
        _written += _count;
        _count = 0;
    }
}
