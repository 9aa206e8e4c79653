using System.Runtime.Intrinsics;
using GpuSim.KernelLanguage;

namespace GpuSim.Planning.Hopfield.Learning;

/// <summary>The patterns turned: what one unit does in all of them, as bits. Sixteen units stand side by side, for one vector.</summary>
sealed class UnitColumns : IDisposable
{
    public const int Lanes = 16;
    const int MostBytewise = 31; // words whose bits a byte can count: 8 each
    readonly int _units, _words;
    readonly HostBuffer<uint> _bits; // [units / 16][word of 32 patterns][unit mod 16]

    public UnitColumns(PatternBits patterns, ParallelOptions parallel)
    {
        _units = patterns.Units;
        _words = (patterns.Rows + 31) / 32;
        Tiles = (_units + Lanes - 1) / Lanes;
        _bits = new((long)Tiles * _words * Lanes);
        Parallel.For(0, _words, parallel, word => Turn(patterns, word));
    }

    /// <summary>Groups of sixteen units; the last may be incomplete.</summary>
    public int Tiles { get; }

    /// <summary>Whether a unit is active in a pattern.</summary>
    public bool this[int unit, int pattern] => (_bits.View[Place(unit, pattern >> 5)] >> (pattern & 31) & 1) != 0;

    /// <summary>The words of sixteen units for the patterns from 32 · <paramref name="word"/> on.</summary>
    public Vector512<uint> Tile(int tile, int word) => Vector512.LoadUnsafe(ref _bits.View[((long)tile * _words + word) * Lanes]);

    /// <summary>[word of 32 patterns] one unit's bits.</summary>
    public uint[] Own(int unit)
    {
        var own = new uint[_words];
        for (var word = 0; word < _words; word++) own[word] = _bits.View[Place(unit, word)];
        return own;
    }

    /// <summary>In how many patterns <paramref name="unit"/> differs from each unit, for all of them.</summary>
    public void Differences(int unit, Span<int> counts)
    {
        var own = Own(unit);
        Span<int> last = stackalloc int[Lanes];
        for (var tile = 0; tile < Tiles; tile++)
        {
            var differences = Differences(own, tile);
            var first = tile * Lanes;
            if (first + Lanes <= _units)
            {
                differences.StoreUnsafe(ref counts[first]);
                continue;
            }
            differences.StoreUnsafe(ref last[0]);
            last[..(_units - first)].CopyTo(counts[first..]);
        }
    }

    Vector512<int> Differences(uint[] own, int tile)
    {
        var sum = Vector512<uint>.Zero;
        for (var start = 0; start < own.Length; start += MostBytewise)
        {
            var bytes = Vector512<byte>.Zero;
            for (var word = start; word < Math.Min(own.Length, start + MostBytewise); word++)
                bytes += BitsOfBytes(Tile(tile, word) ^ Vector512.Create(own[word]));
            var words = bytes.AsUInt32();
            var pairs = (words & Vector512.Create(0x00FF00FFu)) + (words >> 8 & Vector512.Create(0x00FF00FFu));
            sum += (pairs & Vector512.Create(0xFFFFu)) + (pairs >> 16);
        }
        return sum.AsInt32();
    }

    static Vector512<byte> BitsOfBytes(Vector512<uint> value)
    {
        value -= value >> 1 & Vector512.Create(0x55555555u);
        value = (value & Vector512.Create(0x33333333u)) + (value >> 2 & Vector512.Create(0x33333333u));
        return (value + (value >> 4) & Vector512.Create(0x0F0F0F0Fu)).AsByte();
    }

    void Turn(PatternBits patterns, int word)
    {
        for (var pattern = 32 * word; pattern < Math.Min(patterns.Rows, 32 * word + 32); pattern++)
        {
            var row = patterns.Row(pattern);
            for (var unit = 0; unit < _units; unit++)
                _bits.View[Place(unit, word)] |= (row[unit >> 5] >> (unit & 31) & 1) << (pattern & 31);
        }
    }

    long Place(int unit, int word) => ((long)(unit / Lanes) * _words + word) * Lanes + unit % Lanes;

    public void Dispose() => _bits.Dispose();
}
