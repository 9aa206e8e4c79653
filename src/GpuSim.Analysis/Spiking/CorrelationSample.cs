namespace GpuSim.Analysis.Spiking;

/// <summary>Pairwise count correlations of up to 200 neurons of a population, evenly spaced among those that spike.</summary>
/// <remarks>
/// Which neurons spike is known only at the end, so the sample is kept as the 200 smallest keys seen, key = index · 2³²/golden ratio
/// mod 2³²: keys below a bound belong to evenly spaced indices (the three-gap theorem), and a neuron of the final sample is in it
/// from its first spike on. Products of counts are summed bin by bin: 320 kB whatever the number of spikes.
/// </remarks>
sealed class CorrelationSample
{
    public const int Size = 200;

    readonly Dictionary<uint, int> _slots = []; // key → slot
    readonly uint[] _keys = new uint[Size];
    readonly int[] _counts = new int[Size];                  // [slot] in the open bin
    readonly long[] _sums = new long[Size];                  // [slot] over closed bins
    readonly long[,] _products = new long[Size, Size];       // [slot, slot] over closed bins
    readonly List<int> _active = [];                         // slots with a count in the open bin
    uint _bin;
    uint _largest = uint.MaxValue;                           // of the keys; no bound until the sample is full

    /// <summary>One more spike of the neuron <paramref name="index"/> of the population; bins never go back.</summary>
    public void Add(uint index, uint bin)
    {
        var key = unchecked(index * 0x9E3779B9u); // odd, so no two indices share a key
        if (key > _largest) return;
        if (bin != _bin) Close(bin);
        var slot = _slots.TryGetValue(key, out var known) ? known : Admit(key);
        if (_counts[slot]++ == 0) _active.Add(slot);
    }

    /// <summary>Mean Pearson correlation over all pairs and the number of neurons; null when fewer than two have any variance.</summary>
    public (double? Mean, int Neurons) Finish(long bins)
    {
        if (_bin < bins) Close(_bin);
        var spread = new double[_slots.Count]; // bins · standard deviation
        for (var i = 0; i < spread.Length; i++) spread[i] = Math.Sqrt(Covariance(i, i, bins));
        int[] varying = [.. Enumerable.Range(0, spread.Length).Where(i => spread[i] > 0)];
        var sum = 0.0;
        for (var a = 0; a < varying.Length; a++)
        {
            for (var b = 0; b < a; b++) sum += Covariance(varying[a], varying[b], bins) / (spread[varying[a]] * spread[varying[b]]);
        }
        return (varying.Length < 2 ? null : sum / (varying.Length * (varying.Length - 1) / 2), varying.Length);
    }

    double Covariance(int a, int b, long bins) => (double)((Int128)bins * _products[a, b] - (Int128)_sums[a] * _sums[b]); // · bins²

    void Close(uint next)
    {
        foreach (var a in _active)
        {
            _sums[a] += _counts[a];
            foreach (var b in _active) _products[a, b] += (long)_counts[a] * _counts[b];
        }
        foreach (var a in _active) _counts[a] = 0;
        _active.Clear();
        _bin = next;
    }

    int Admit(uint key)
    {
        var slot = _slots.Count < Size ? _slots.Count : Evict();
        _keys[slot] = key;
        _slots.Add(key, slot);
        if (_slots.Count == Size) _largest = _keys.Max();
        return slot;
    }

    int Evict()
    {
        var slot = _slots[_largest];
        _slots.Remove(_largest);
        _active.Remove(slot);
        _counts[slot] = 0;
        _sums[slot] = 0;
        for (var other = 0; other < Size; other++) _products[slot, other] = _products[other, slot] = 0;
        return slot;
    }
}
