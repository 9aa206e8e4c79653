using GpuSim.Recording;

namespace GpuSim.Hdf5;

using static Hdf5Library;

/// <summary>/spikes/POPULATION while it is written: two columns that grow by whole chunks, and the unfinished chunk in memory.</summary>
sealed class SpikeGroup
{
    /// <summary>Spikes per chunk: 128 KiB per column before packing.</summary>
    public const int Chunk = 16384;

    readonly GrowingDataset _timestamps, _nodeIds;
    readonly StepClock _clock;
    readonly uint _firstId, _size;
    uint[] _steps = new uint[256]; // the unfinished chunk; grows, since most of many populations may be silent
    uint[] _ids = new uint[256];
    int _count;

    /// <summary>Creates the group, empty.</summary>
    public SpikeGroup(long file, RecordedPopulation population, StepClock clock)
    {
        _clock = clock;
        (_firstId, _size) = (population.FirstId, (uint)population.Size);
        var group = SonataGroup.Create(file, "/spikes/" + population.Name);
        Attributes.WriteSorting(group, 2);
        Attributes.Write(group, "size", (ulong)population.Size);
        Attributes.Write(group, "first_id", (ulong)population.FirstId);
        _timestamps = new(group, "timestamps", Types.Double, 0, Chunk);
        _nodeIds = new(group, "node_ids", Types.UInt64, 0, Chunk);
        Attributes.Write(_timestamps.Id, "units", "ms");
    }

    /// <summary>Spikes in the file.</summary>
    public long Written { get; private set; }

    /// <summary>Whether a neuron is in this population.</summary>
    public bool Holds(uint globalId) => globalId - _firstId < _size; // unsigned: an id below the first wraps to beyond the size

    /// <summary>Takes a spike; true when the chunk is full and <see cref="WriteChunk"/> must follow.</summary>
    public bool Add(uint step, uint globalId)
    {
        if (_count == _steps.Length)
        {
            Array.Resize(ref _steps, 4 * _count);
            Array.Resize(ref _ids, 4 * _count);
        }
        _steps[_count] = step;
        _ids[_count] = globalId - _firstId;
        return ++_count == Chunk;
    }

    /// <summary>Writes what is in memory as one chunk: a full one, or at the end of the run the rest.</summary>
    public void WriteChunk(ShuffledDeflate deflate)
    {
        if (_count == 0) return;
        Write(_timestamps, deflate.PackTimes(_steps.AsSpan(0, _count), Chunk, _clock));
        Write(_nodeIds, deflate.PackWide(_ids.AsSpan(0, _count), Chunk));
        Written += _count;
        _count = 0;
    }

    void Write(GrowingDataset column, ReadOnlySpan<byte> packed)
    {
        using (Enter())
        {
            column.Grow(Written + _count);
            column.WriteChunk(packed, Written);
        }
    }
}
