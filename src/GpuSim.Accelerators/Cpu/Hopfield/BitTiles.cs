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

    BitTiles(int rows, int columns)
    {
        Rows = rows;
        Columns = columns;
        Blocks = (rows + WordBits - 1) / WordBits;
        Tiles = (columns + Width - 1) / Width;
        _words = new((long)Tiles * Blocks * Width);
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
    public uint* Tile(int tile) => _words.View.Pointer + (long)tile * Blocks * Width;

    /// <summary>Rows are units and columns are patterns.</summary>
    public static BitTiles OfUnits(PatternBits patterns)
    {
        var tiles = new BitTiles(patterns.Units, patterns.Rows);
        for (var pattern = 0; pattern < patterns.Rows; pattern++)
        {
            var row = patterns.Row(pattern);
            var column = tiles.Tile(pattern / Width) + pattern % Width;
            for (var block = 0; block < row.Length; block++) column[(long)block * Width] = row[block];
        }
        return tiles;
    }

    /// <summary>Rows are patterns and columns are units.</summary>
    public static BitTiles OfPatterns(PatternBits patterns)
    {
        var tiles = new BitTiles(patterns.Rows, patterns.Units);
        var square = stackalloc uint[WordBits];
        for (var word = 0; word < patterns.Words; word++)
        {
            var to = tiles.Tile(word * WordBits / Width) + word * WordBits % Width;
            for (var block = 0; block < tiles.Blocks; block++)
            {
                for (var k = 0; k < WordBits; k++)
                {
                    var pattern = block * WordBits + k;
                    square[k] = pattern < patterns.Rows ? patterns.All[(long)pattern * patterns.Words + word] : 0;
                }
                Transpose(square);
                for (var k = 0; k < WordBits; k++) to[(long)block * Width + k] = square[k];
            }
        }
        return tiles;
    }

    /// <inheritdoc/>
    public void Dispose() => _words.Dispose();

    // Halves, quarters, … change places across the diagonal: bit k of word l becomes bit l of word k.
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
