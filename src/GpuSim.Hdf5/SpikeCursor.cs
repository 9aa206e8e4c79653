using GpuSim.Recording;

namespace GpuSim.Hdf5;

/// <summary>Walks the spikes of one population step by step, ids ascending within a step.</summary>
/// <remarks>Spikes sorted by time are read in slabs; others are loaded whole (8 bytes each) and sorted.</remarks>
sealed class SpikeCursor
{
    const int Slab = 65536;

    readonly StoredSpikes _spikes;
    readonly StepClock _clock;
    readonly double[] _times = new double[Slab];
    readonly ulong[] _nodeIds = new ulong[Slab];
    ulong[] _keys; // step in the upper half, id in the lower
    long _read;
    int _at, _count;
    int[] _step = new int[256];

    /// <summary>Stands at the first spike.</summary>
    public SpikeCursor(StoredSpikes spikes, StepClock clock)
    {
        (_spikes, _clock) = (spikes, clock);
        _keys = new ulong[spikes.IsByTime ? Slab : Math.Max(Slab, checked((int)spikes.Count))];
        if (spikes.IsByTime) Load();
        else LoadAndSort();
    }

    /// <summary>Whether all spikes were taken.</summary>
    public bool AtEnd => _at == _count;

    /// <summary>Step of the next spike.</summary>
    public uint Step => (uint)(_keys[_at] >> 32);

    /// <summary>Takes all spikes of the present step.</summary>
    /// <returns>Ids within the population, ascending; valid until the next call.</returns>
    public ReadOnlySpan<int> TakeStep()
    {
        var step = Step;
        var (taken, ascending) = (0, true);
        while (!AtEnd && Step == step)
        {
            if (taken == _step.Length) Array.Resize(ref _step, 2 * taken);
            var id = (int)(uint)_keys[_at++];
            ascending &= taken == 0 || _step[taken - 1] <= id;
            _step[taken++] = id;
            if (AtEnd && _spikes.IsByTime) Load();
        }
        if (!AtEnd && Step < step)
            throw new InvalidDataException($"the spikes of {_spikes.Name} are said to be sorted by_time, but are not");
        if (!ascending) Array.Sort(_step, 0, taken);
        return _step.AsSpan(0, taken);
    }

    void Load()
    {
        _at = 0;
        _count = _spikes.Read(_read, _times, _nodeIds);
        ToKeys(_keys);
        _read += _count;
    }

    void LoadAndSort()
    {
        while (_read < _spikes.Count)
        {
            _count = _spikes.Read(_read, _times, _nodeIds);
            ToKeys(_keys.AsSpan((int)_read));
            _read += _count;
        }
        _count = (int)_read;
        Array.Sort(_keys, 0, _count);
    }

    void ToKeys(Span<ulong> keys)
    {
        for (var i = 0; i < _count; i++)
        {
            var step = Math.Max(0, _clock.StepAt(_times[i])); // others count from time 0
            if (step >= uint.MaxValue) throw new InvalidDataException($"a timestamp of {_spikes.Name} is {_times[i]} ms, {step} steps");
            keys[i] = (ulong)step << 32 | _nodeIds[i];
        }
    }
}
