using System.Runtime.Intrinsics;

namespace GpuSim.Planning.Hopfield.Learning;

/// <summary>The patterns as ±1, for rules that go through them one after another.</summary>
static class PatternSigns
{
    /// <summary>[pattern · 16 + lane] the sixteen units of a tile; −1 past the last unit.</summary>
    public static void OfTile(UnitColumns columns, int tile, Span<int> signs)
    {
        for (var pattern = 0; pattern < signs.Length / UnitColumns.Lanes; pattern++)
        {
            var active = columns.Tile(tile, pattern >> 5) >> (pattern & 31) & Vector512<uint>.One;
            ((active << 1).AsInt32() - Vector512<int>.One).StoreUnsafe(ref signs[pattern * UnitColumns.Lanes]);
        }
    }

    /// <summary>[unit] of one pattern.</summary>
    public static void OfPattern(PatternBits patterns, int pattern, Span<double> signs)
    {
        var row = patterns.Row(pattern);
        for (var unit = 0; unit < patterns.Units; unit++) signs[unit] = (row[unit >> 5] >> (unit & 31) & 1) != 0 ? 1 : -1;
    }
}
