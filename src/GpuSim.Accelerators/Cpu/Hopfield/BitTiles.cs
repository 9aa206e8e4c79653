using System.Runtime.CompilerServices;
using GpuSim.KernelLanguage;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Accelerators.Cpu.Hopfield;

/// <summary>
/// The bits of all patterns, packed for loops whose lanes are columns: a word holds 32 rows of one column, and 128 columns make a tile, in which everything stands in the order
/// of use. Bits, rows and columns past the last are 0.
/// </summary>
internal sealed unsafe class BitTiles : IDisposable
{
    /// <summary>Columns of a tile.</summary>
    public const int Width = 128;

    /// <summary>Bits of a word.</summary>
    public const int WordBits = 32;

    readonly HostBuffer<uint> _words; // [tile, block of rows, column of the tile]
    readonly uint* _first;            // asking the buffer costs divisions

    BitTiles(int rows, int columns)
    {
        Rows = rows;
        Columns = columns;
        Blocks = (rows + WordBits - 1) / WordBits;
        Tiles = (columns + Width - 1) / Width;
        _words = new((long)Tiles * Blocks * Width);
        _first = _words.View.Pointer;
    }

    /// <summary>Rows of all blocks.</summary>
    public int Rows { get; }

    /// <summary>Columns of all tiles.</summary>
    public int Columns { get; }

    /// <summary>Words of a column.</summary>
    public int Blocks { get; }

    /// <summary>Number of tiles.</summary>
    public int Tiles { get; }

    /// <summary>Columns with those that fill up the last tile.</summary>
    public int PaddedColumns => Tiles * Width;

    /// <summary>[block of rows, column] of a tile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint* Tile(int tile) => _first + (long)tile * Blocks * Width;

    /// <summary>Rows are units and columns are patterns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static BitTiles OfUnits(PatternBits patterns)
    {
        var tiles = new BitTiles(patterns.Units, patterns.Rows);
        var from = patterns.All.Pointer;
        for (var tile = 0; tile < tiles.Tiles; tile++)
        {
            var to = tiles.Tile(tile);
            var first = tile * Width;
            var used = Math.Min(Width, patterns.Rows - first);
            for (var block = 0; block < tiles.Blocks; block++, to += Width)
                for (var column = 0; column < used; column++) to[column] = from[(long)(first + column) * patterns.Words + block];
        }
        return tiles;
    }

    /// <summary>Rows are patterns and columns are units.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static BitTiles OfPatterns(PatternBits patterns)
    {
        var tiles = new BitTiles(patterns.Rows, patterns.Units);
        var from = patterns.All.Pointer;
        var square = stackalloc uint[WordBits];
        for (var block = 0; block < tiles.Blocks; block++)
        {
            var first = block * WordBits;
            var used = Math.Min(WordBits, patterns.Rows - first);
            for (var word = 0; word < patterns.Words; word++)
            {
                for (var k = 0; k < used; k++) square[k] = from[(long)(first + k) * patterns.Words + word];
                for (var k = used; k < WordBits; k++) square[k] = 0;
                Transpose(square);
                var to = tiles.Tile(word * WordBits / Width) + (long)block * Width + word * WordBits % Width;
                for (var k = 0; k < WordBits; k++) to[k] = square[k];
            }
        }
        return tiles;
    }

    /// <inheritdoc/>
    public void Dispose() => _words.Dispose();

    // Halves, quarters, … change places across the diagonal: bit k of word l becomes bit l of word k.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Transpose(uint* square)
    {
        var mask = 0x0000FFFFu;
        for (var half = WordBits / 2; half > 0; half /= 2, mask ^= mask << half)
            for (var k = 0; k < WordBits; k = (k + half + 1) & ~half)
            {
                var swap = (square[k] >> half ^ square[k + half]) & mask;
                square[k] ^= swap << half;
                square[k + half] ^= swap;
            }
    }
}
