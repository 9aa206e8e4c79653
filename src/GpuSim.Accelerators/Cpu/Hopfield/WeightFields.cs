using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using GpuSim.KernelLanguage;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Accelerators.Cpu.Hopfield;

/// <summary>Fields of many probes: the product of all weights and the probes' states.</summary>
internal sealed unsafe class WeightFields<TLanes, TWeight, TField, TVector> : IDisposable
    where TLanes : struct, IWeightRecallLanes<TWeight, TField, TVector>
    where TWeight : unmanaged where TField : unmanaged where TVector : unmanaged
{
    const int Few = 4;                // probes: below, packing weights costs more than it saves
    const int ReceiversAtOnce = 512;  // whose packed weights share the second-level cache with the states
    const int SendersAtOnce = 64;     // whose rows stay there from probe to probe
    const int Tile = WeightTiles<TLanes, TWeight, TField, TVector>.Probes;

    readonly WeightMatrix<TWeight> _weights;
    readonly int _silent, _units, _blocks, _threads;
    readonly HostBuffer<TField> _fields;
    readonly HostBuffer<TField>? _all; // [receiver] sum over all senders
    readonly HostBuffer<int> _states;  // [block of senders, tile of probes, word, probe of the tile]
    readonly HostBuffer<int>[] _packed; // [worker]
    readonly List<int>[] _senders;     // [probe of few] whose state is not zero
    readonly List<TField>[] _factors;

    public WeightFields(WeightMatrix<TWeight> weights, int silent, int probes, int threads)
    {
        (_weights, _silent, _units, _threads) = (weights, silent, weights.Units, threads);
        Stride = (_units + 31) / 32 * 32;
        _blocks = (_units + TLanes.Senders - 1) / TLanes.Senders;
        var tiles = (probes + Tile - 1) / Tile;
        _fields = new((long)tiles * Tile * Stride);
        _states = new((long)_blocks * tiles * Tile * WordsOf(TLanes.Senders));
        var words = (long)WordsOf(TLanes.Senders) * ReceiversAtOnce;
        _packed = [.. Enumerable.Range(0, threads).Select(_ => new HostBuffer<int>(words))];
        _senders = [.. Enumerable.Range(0, Few).Select(_ => new List<int>())];
        _factors = [.. Enumerable.Range(0, Few).Select(_ => new List<TField>())];
        if (!TLanes.SilentIsZero || silent == 0) return;
        for (var sender = 0; sender < _units; sender++) Take(0, sender, TLanes.FromInt(1));
        var all = new HostBuffer<TField>(Stride);
        AddRows(1, (_, from, to) => Copy(_fields.View.Pointer, all.View.Pointer, from, to));
        _all = all;
    }

    /// <summary>From one probe's fields to the next's: the units and padding, a multiple of 32.</summary>
    public int Stride { get; }

    /// <summary>[slot] fields of the probe that was asked for there.</summary>
    public TField* Of(int slot) => _fields.View.Pointer + (long)slot * Stride;

    /// <summary>Computes the fields of some probes.</summary>
    /// <param name="states">[probe] of two values.</param>
    /// <param name="probes">[slot] which.</param>
    public void Compute(PatternBits states, List<int> probes)
    {
        if (probes.Count <= Few)
        {
            for (var slot = 0; slot < probes.Count; slot++)
            {
                var row = states.Row(probes[slot]);
                for (var sender = 0; sender < _units; sender++)
                {
                    var value = (row[sender >> 5] >> (sender & 31) & 1) != 0 ? 1 : TLanes.SilentIsZero ? 0 : _silent;
                    if (value != 0) Take(slot, sender, TLanes.FromInt(value));
                }
            }
            AddRows(probes.Count, Finish);
            return;
        }
        var tiles = TilesOf(probes.Count);
        WorkShare.Do(_threads, _blocks * tiles, (_, item) =>
        {
            for (var p = 0; p < Tile; p++)
            {
                var slot = item % tiles * Tile + p;
                if (slot < probes.Count) PackStates(states.Row(probes[slot]), item / tiles, StatesOf(item / tiles, item % tiles, tiles) + p);
            }
        });
        AddTiles(probes.Count);
    }

    /// <summary>Computes the fields of some probes.</summary>
    /// <param name="states">[probe, unit] as bits: real numbers.</param>
    /// <param name="probes">[slot] which.</param>
    public void Compute(ArrayView<TField> states, List<int> probes)
    {
        if (probes.Count <= Few)
        {
            for (var slot = 0; slot < probes.Count; slot++)
                for (var sender = 0; sender < _units; sender++) Take(slot, sender, states[(long)probes[slot] * _units + sender]);
            AddRows(probes.Count, Finish);
            return;
        }
        var tiles = TilesOf(probes.Count);
        WorkShare.Do(_threads, _blocks * tiles, (_, item) =>
        {
            var (block, tile) = (item / tiles, item % tiles);
            var (first, words) = (block * TLanes.Senders, WordsIn(block));
            for (var p = 0; p < Tile && tile * Tile + p < probes.Count; p++)
            {
                var from = (int*)states.Pointer + (long)probes[tile * Tile + p] * _units + first;
                var to = StatesOf(block, tile, tiles) + p;
                for (var word = 0; word < words; word++) to[word * Tile] = from[word];
            }
        });
        AddTiles(probes.Count);
    }

    /// <summary>Adds rows of weights to the fields of some probes, sender by sender.</summary>
    /// <param name="from">First slot.</param>
    /// <param name="senders">[slot from there] whose rows.</param>
    /// <param name="factors">[slot from there] what they are multiplied by.</param>
    public void Add(int from, ReadOnlySpan<List<int>> senders, ReadOnlySpan<List<TField>> factors)
    {
        for (var receiver = 0; receiver < _units; receiver += WeightRows<TLanes, TWeight, TField, TVector>.Receivers)
        {
            var to = Math.Min(_units, receiver + WeightRows<TLanes, TWeight, TField, TVector>.Receivers);
            for (var slot = 0; slot < senders.Length; slot++)
                WeightRows<TLanes, TWeight, TField, TVector>.Add(_weights, Of(from + slot), receiver, to, Span(senders[slot]), Span(factors[slot]));
        }
    }

    public void Dispose()
    {
        _fields.Dispose();
        _all?.Dispose();
        _states.Dispose();
        foreach (var packed in _packed) packed.Dispose();
    }

    static int WordsOf(int senders) => (senders + TLanes.Depth - 1) / TLanes.Depth;

    static int TilesOf(int probes) => (probes + Tile - 1) / Tile;

    static ReadOnlySpan<T> Span<T>(List<T> list) => CollectionsMarshal.AsSpan(list);

    int WordsIn(int block) => WordsOf(Math.Min(TLanes.Senders, _units - block * TLanes.Senders));

    int* StatesOf(int block, int tile, int tiles) => _states.View.Pointer + ((long)block * tiles + tile) * WordsOf(TLanes.Senders) * Tile;

    void Take(int slot, int sender, TField factor)
    {
        _senders[slot].Add(sender);
        _factors[slot].Add(factor);
    }

    void PackStates(ReadOnlySpan<uint> row, int block, int* to)
    {
        var (first, words) = (block * TLanes.Senders, WordsIn(block));
        for (var word = 0; word < words; word++)
        {
            var sender = first + word * TLanes.Depth; // a word of states lies within one of bits
            to[word * Tile] = TLanes.StateWord(row[sender >> 5] >> (sender & 31), _silent);
        }
    }

    // What was taken, in blocks of receivers, each of which then goes to finish: (slot, from, to).
    void AddRows(int slots, Action<int, int, int> finish)
    {
        const int receivers = WeightRows<TLanes, TWeight, TField, TVector>.Receivers;
        WorkShare.Do(_threads, (_units + receivers - 1) / receivers, (_, block) =>
        {
            var (from, to) = (block * receivers, Math.Min(_units, (block + 1) * receivers));
            Span<int> done = stackalloc int[Few];
            done.Clear();
            for (var slot = 0; slot < slots; slot++) new Span<TField>(Of(slot) + from, to - from).Clear();
            for (var end = SendersAtOnce; end < _units + SendersAtOnce; end += SendersAtOnce)
                for (var slot = 0; slot < slots; slot++)
                {
                    var senders = Span(_senders[slot]);
                    var first = done[slot];
                    while (done[slot] < senders.Length && senders[done[slot]] < end) done[slot]++;
                    WeightRows<TLanes, TWeight, TField, TVector>.Add(_weights, Of(slot), from, to, senders[first..done[slot]], Span(_factors[slot])[first..done[slot]]);
                }
            for (var slot = 0; slot < slots; slot++) finish(slot, from, to);
        });
        for (var slot = 0; slot < slots; slot++)
        {
            _senders[slot].Clear();
            _factors[slot].Clear();
        }
    }

    void AddTiles(int probes)
    {
        var tiles = TilesOf(probes);
        var width = WeightTiles<TLanes, TWeight, TField, TVector>.Receivers;
        WorkShare.Do(_threads, (_units + ReceiversAtOnce - 1) / ReceiversAtOnce, (worker, part) =>
        {
            var (from, to) = (part * ReceiversAtOnce, Math.Min(_units, (part + 1) * ReceiversAtOnce));
            var panels = (to - from + width - 1) / width;
            var packed = _packed[worker].View.Pointer;
            for (var slot = 0; slot < tiles * Tile; slot++) new Span<TField>(Of(slot) + from, panels * width).Clear();
            for (var block = 0; block < _blocks; block++)
            {
                var words = WordsIn(block);
                WeightTiles<TLanes, TWeight, TField, TVector>.Pack(_weights, block * TLanes.Senders, words, from, panels, packed);
                for (var tile = 0; tile < tiles; tile++)
                    for (var panel = 0; panel < panels; panel++)
                        WeightTiles<TLanes, TWeight, TField, TVector>.Add(packed + (nint)panel * words * width, StatesOf(block, tile, tiles), words, Of(tile * Tile) + from + panel * width, Stride);
            }
            for (var slot = 0; slot < probes; slot++) Finish(slot, from, to);
        });
    }

    void Finish(int slot, int from, int to)
    {
        if (_all is not null) Correct(Of(slot), _all.View.Pointer, from, to);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Correct(TField* fields, TField* all, int from, int to)
    {
        for (var i = from; i < to; i += TLanes.Count) TLanes.Store(TLanes.Correct(TLanes.Load(fields + i), TLanes.Load(all + i)), fields + i);
    }

    static void Copy(TField* from, TField* to, int first, int end) => new Span<TField>(from + first, end - first).CopyTo(new(to + first, end - first));
}
