using GpuSim.KernelLanguage;

namespace GpuSim.Planning.Hopfield;

/// <summary>States of two-valued units as bits, one row for each pattern or probe: unit i of row r is bit i mod 32 of word r · <see cref="Words"/> + i / 32. Bits past the last unit are 0.</summary>
public sealed class PatternBits : IDisposable
{
    readonly HostBuffer<uint> _bits;

    /// <summary>All silent.</summary>
    public PatternBits(int rows, int units)
    {
        Rows = rows;
        Units = units;
        Words = (units + 31) / 32;
        _bits = new((long)rows * Words);
    }

    /// <summary>Number of patterns or probes.</summary>
    public int Rows { get; }

    /// <summary>Number of units.</summary>
    public int Units { get; }

    /// <summary>Words of a row.</summary>
    public int Words { get; }

    /// <summary>[row, word] all of them.</summary>
    public ArrayView<uint> All => _bits.View;

    /// <summary>The words of a row.</summary>
    public Span<uint> Row(int row) => _bits.View.SubView((long)row * Words, Words).AsSpan();

    /// <summary>Whether a unit is active.</summary>
    public bool this[int row, int unit]
    {
        get => (_bits.View[(long)row * Words + (unit >> 5)] >> (unit & 31) & 1) != 0;
        set
        {
            ref var word = ref _bits.View[(long)row * Words + (unit >> 5)];
            word = value ? word | 1u << (unit & 31) : word & ~(1u << (unit & 31));
        }
    }

    /// <summary>Frees the memory.</summary>
    public void Dispose() => _bits.Dispose();
}
