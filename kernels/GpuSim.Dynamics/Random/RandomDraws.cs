using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GpuSim.Dynamics.Random;

/// <summary>Many draws at once on the host, with the bits of <see cref="Philox.Draw"/>: draw 4 i + j is word j of counter (i, row, purpose, 0).</summary>
public static class RandomDraws
{
    const uint Multiplier0 = 0xD2511F53, Multiplier1 = 0xCD9E8D57;
    const uint Weyl0 = 0x9E3779B9, Weyl1 = 0xBB67AE85;
    const int Most = 32; // draws of one Vector512 pass

    /// <summary>The first draws of a row.</summary>
    /// <param name="stream">Key.</param>
    /// <param name="row">Counter word 1.</param>
    /// <param name="purpose">Counter word 2: what the draws are for, so that nothing is drawn twice.</param>
    /// <param name="draws">Receives them; any length below 2³¹.</param>
    public static void Fill(RandomStream stream, uint row, uint purpose, Span<uint> draws) => Fill(stream, 0, row, purpose, draws);

    /// <summary>The draws of a row from counter <paramref name="first"/>, which is draw 4 · <paramref name="first"/>, on.</summary>
    public static void Fill(RandomStream stream, uint first, uint row, uint purpose, Span<uint> draws)
    {
        var width = Avx512F.IsSupported ? 32 : Avx2.IsSupported ? 16 : 4;
        var whole = draws.Length - draws.Length % width;
        var k = 0;
        if (Avx512F.IsSupported)
            for (; k <= draws.Length - 2 * width; k += 2 * width) Pass512Twice(stream, first + (uint)(k >> 2), row, purpose, ref draws[k]);
        for (; k < whole; k += width) Pass(stream, first + (uint)(k >> 2), row, purpose, ref draws[k]);
        if (whole == draws.Length) return;
        Span<uint> last = stackalloc uint[Most];
        Pass(stream, first + (uint)(whole >> 2), row, purpose, ref last[0]);
        last[..(draws.Length - whole)].CopyTo(draws[whole..]);
    }

    /// <summary>Uniform integers in [0, <paramref name="limit"/>): the draws of <see cref="Fill(RandomStream, uint, uint, uint, Span{uint})"/> times limit, over 2³².</summary>
    /// <remarks>Probabilities differ from 1/limit by less than 2⁻³².</remarks>
    public static void FillBelow(uint limit, RandomStream stream, uint first, uint row, uint purpose, Span<int> draws)
    {
        var words = MemoryMarshal.Cast<int, uint>(draws);
        Fill(stream, first, row, purpose, words);
        ref var word = ref MemoryMarshal.GetReference(words);
        var k = 0;
        if (Avx512F.IsSupported)
        {
            var factor = Vector512.Create((ulong)limit);
            for (; k <= words.Length - 16; k += 16)
            {
                var even = Vector512.LoadUnsafe(ref word, (nuint)k);
                var odd = (even.AsUInt64() >> 32).AsUInt32();
                var low = Avx512F.Multiply(even, factor.AsUInt32()) >> 32;
                var high = Avx512F.Multiply(odd, factor.AsUInt32()) & Vector512.Create(0xFFFFFFFF00000000);
                (low | high).AsUInt32().StoreUnsafe(ref word, (nuint)k);
            }
        }
        else if (Avx2.IsSupported)
        {
            var factor = Vector256.Create((ulong)limit);
            for (; k <= words.Length - 8; k += 8)
            {
                var even = Vector256.LoadUnsafe(ref word, (nuint)k);
                var odd = (even.AsUInt64() >> 32).AsUInt32();
                var low = Avx2.Multiply(even, factor.AsUInt32()) >> 32;
                var high = Avx2.Multiply(odd, factor.AsUInt32()) & Vector256.Create(0xFFFFFFFF00000000);
                (low | high).AsUInt32().StoreUnsafe(ref word, (nuint)k);
            }
        }
        for (; k < words.Length; k++) words[k] = Below(limit, words[k]);
    }

    /// <summary>One uniform integer in [0, <paramref name="limit"/>) from one draw.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Below(uint limit, uint draw) => (uint)((ulong)draw * limit >> 32);

    /// <summary>A uniform number in (0, 1) from two draws: an odd multiple of 2⁻⁵³, so that neither 0 nor 1 occurs and nothing is rounded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Unit(uint high, uint low) => (((ulong)high << 32 | low) >> 12) * (1.0 / (1UL << 52)) + 1.0 / (1UL << 53);

    static void Pass(RandomStream stream, uint first, uint row, uint purpose, ref uint draws)
    {
        if (Avx512F.IsSupported) Pass512(stream, first, row, purpose, ref draws);
        else if (Avx2.IsSupported) Pass256(stream, first, row, purpose, ref draws);
        else
        {
            var block = Philox.Draw(stream, new(first, row, purpose, 0));
            draws = block.X;
            Unsafe.Add(ref draws, 1) = block.Y;
            Unsafe.Add(ref draws, 2) = block.Z;
            Unsafe.Add(ref draws, 3) = block.W;
        }
    }

    // Eight counters, one in every 64-bit lane; the upper halves hold leftovers, which the 32-bit multiply ignores.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Pass512(RandomStream stream, uint first, uint row, uint purpose, ref uint draws)
    {
        var multiplier0 = Vector512.Create((ulong)Multiplier0).AsUInt32();
        var multiplier1 = Vector512.Create((ulong)Multiplier1).AsUInt32();
        var x = Vector512.Create(0UL, 4, 1, 5, 2, 6, 3, 7) + Vector512.Create((ulong)first); // so that unpacking puts them in order
        var y = Vector512.Create((ulong)row);
        var z = Vector512.Create((ulong)purpose);
        var w = Vector512<ulong>.Zero;
        uint key0 = stream.Key0, key1 = stream.Key1;
        for (var round = 0; round < 10; round++)
        {
            var product0 = Avx512F.Multiply(x.AsUInt32(), multiplier0);
            var product1 = Avx512F.Multiply(z.AsUInt32(), multiplier1);
            x = product1 >> 32 ^ y ^ Vector512.Create((ulong)key0);
            z = product0 >> 32 ^ w ^ Vector512.Create((ulong)key1);
            y = product1;
            w = product0;
            key0 += Weyl0;
            key1 += Weyl1;
        }
        Store(x, y, z, w, ref draws);
    }

    // Two such passes, round by round in turn: one waits for a product while the other goes on.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Pass512Twice(RandomStream stream, uint first, uint row, uint purpose, ref uint draws)
    {
        var multiplier0 = Vector512.Create((ulong)Multiplier0).AsUInt32();
        var multiplier1 = Vector512.Create((ulong)Multiplier1).AsUInt32();
        var x = Vector512.Create(0UL, 4, 1, 5, 2, 6, 3, 7) + Vector512.Create((ulong)first);
        var x2 = x + Vector512.Create(8UL);
        var y = Vector512.Create((ulong)row);
        var y2 = y;
        var z = Vector512.Create((ulong)purpose);
        var z2 = z;
        var w = Vector512<ulong>.Zero;
        var w2 = w;
        uint key0 = stream.Key0, key1 = stream.Key1;
        for (var round = 0; round < 10; round++)
        {
            var (low, high) = (Vector512.Create((ulong)key0), Vector512.Create((ulong)key1));
            var product0 = Avx512F.Multiply(x.AsUInt32(), multiplier0);
            var product1 = Avx512F.Multiply(z.AsUInt32(), multiplier1);
            var product2 = Avx512F.Multiply(x2.AsUInt32(), multiplier0);
            var product3 = Avx512F.Multiply(z2.AsUInt32(), multiplier1);
            x = product1 >> 32 ^ y ^ low;
            z = product0 >> 32 ^ w ^ high;
            x2 = product3 >> 32 ^ y2 ^ low;
            z2 = product2 >> 32 ^ w2 ^ high;
            (y, w, y2, w2) = (product1, product0, product3, product2);
            key0 += Weyl0;
            key1 += Weyl1;
        }
        Store(x, y, z, w, ref draws);
        Store(x2, y2, z2, w2, ref Unsafe.Add(ref draws, 32));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Store(Vector512<ulong> x, Vector512<ulong> y, Vector512<ulong> z, Vector512<ulong> w, ref uint draws)
    {
        var low = Vector512.Create(0xFFFFFFFFUL);
        var xy = x & low | y << 32;
        var zw = z & low | w << 32;
        Avx512F.UnpackLow(xy, zw).AsUInt32().StoreUnsafe(ref draws);
        Avx512F.UnpackHigh(xy, zw).AsUInt32().StoreUnsafe(ref draws, 16);
    }

    // The same with four counters.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Pass256(RandomStream stream, uint first, uint row, uint purpose, ref uint draws)
    {
        var multiplier0 = Vector256.Create((ulong)Multiplier0).AsUInt32();
        var multiplier1 = Vector256.Create((ulong)Multiplier1).AsUInt32();
        var x = Vector256.Create(0UL, 2, 1, 3) + Vector256.Create((ulong)first);
        var y = Vector256.Create((ulong)row);
        var z = Vector256.Create((ulong)purpose);
        var w = Vector256<ulong>.Zero;
        uint key0 = stream.Key0, key1 = stream.Key1;
        for (var round = 0; round < 10; round++)
        {
            var product0 = Avx2.Multiply(x.AsUInt32(), multiplier0);
            var product1 = Avx2.Multiply(z.AsUInt32(), multiplier1);
            x = product1 >> 32 ^ y ^ Vector256.Create((ulong)key0);
            z = product0 >> 32 ^ w ^ Vector256.Create((ulong)key1);
            y = product1;
            w = product0;
            key0 += Weyl0;
            key1 += Weyl1;
        }
        var low = Vector256.Create(0xFFFFFFFFUL);
        var xy = x & low | y << 32;
        var zw = z & low | w << 32;
        Avx2.UnpackLow(xy, zw).AsUInt32().StoreUnsafe(ref draws);
        Avx2.UnpackHigh(xy, zw).AsUInt32().StoreUnsafe(ref draws, 8);
    }
}
