using System.IO.Compression;
using System.Runtime.Intrinsics;
using GpuSim.Recording;

namespace GpuSim.Hdf5;

/// <summary>Makes chunks as HDF5's own filters shuffle and deflate 1 would: bytes of equal rank together, then zlib.</summary>
/// <remarks>
/// Done here, not in libhdf5, because .NET brings a vectorised zlib: see docs/file-format.md for the figures. A plane of
/// bytes that is one value throughout, as most planes of small whole numbers are, costs nearly nothing.
/// </remarks>
sealed class ShuffledDeflate : IDisposable
{
    readonly MemoryStream _packed = new();
    byte[] _planes = [];

    /// <summary>A chunk of whole numbers as uint64; valid until the next call.</summary>
    /// <param name="values">The chunk's values; the rest of the chunk is 0.</param>
    /// <param name="chunk">Values in a whole chunk.</param>
    public ReadOnlySpan<byte> PackWide(ReadOnlySpan<uint> values, int chunk)
    {
        var planes = Planes(8 * chunk);
        planes[(4 * chunk)..].Clear();
        Split(values, planes, chunk);
        return Deflate(planes);
    }

    /// <summary>A chunk of 4-byte values, given by their bits; valid until the next call.</summary>
    public ReadOnlySpan<byte> Pack(ReadOnlySpan<uint> bits, int chunk)
    {
        var planes = Planes(4 * chunk);
        Split(bits, planes, chunk);
        return Deflate(planes);
    }

    /// <summary>A chunk of 8-byte values, given by their bits; valid until the next call.</summary>
    public ReadOnlySpan<byte> PackLong(ReadOnlySpan<ulong> bits, int chunk)
    {
        var planes = Planes(8 * chunk);
        for (var plane = 0; plane < 8; plane++)
        {
            var bytes = planes.Slice(plane * chunk, chunk);
            for (var i = 0; i < bits.Length; i++) bytes[i] = (byte)(bits[i] >> 8 * plane);
            bytes[bits.Length..].Clear();
        }
        return Deflate(planes);
    }

    /// <summary>A chunk of times as float64, from ascending steps; valid until the next call.</summary>
    public ReadOnlySpan<byte> PackTimes(ReadOnlySpan<uint> steps, int chunk, StepClock clock)
    {
        var planes = Planes(8 * chunk);
        for (var i = 0; i < steps.Length;)
        {
            var run = 1;
            while (i + run < steps.Length && steps[i + run] == steps[i]) run++;
            var bits = BitConverter.DoubleToUInt64Bits(clock.TimeOf(steps[i]));
            for (var plane = 0; plane < 8; plane++) planes.Slice(plane * chunk + i, run).Fill((byte)(bits >> 8 * plane));
            i += run;
        }
        for (var plane = 0; plane < 8; plane++) planes[(plane * chunk + steps.Length)..((plane + 1) * chunk)].Clear();
        return Deflate(planes);
    }

    /// <inheritdoc/>
    public void Dispose() => _packed.Dispose();

    Span<byte> Planes(int bytes)
    {
        if (_planes.Length < bytes) _planes = new byte[bytes];
        return _planes.AsSpan(0, bytes);
    }

    // planes: [4][chunk], byte b of value i at planes[b · chunk + i]
    static void Split(ReadOnlySpan<uint> values, Span<byte> planes, int chunk)
    {
        var i = 0;
        for (; i + 16 <= values.Length; i += 16)
        {
            var (v0, v1) = (Vector128.Create(values[i..]), Vector128.Create(values[(i + 4)..]));
            var (v2, v3) = (Vector128.Create(values[(i + 8)..]), Vector128.Create(values[(i + 12)..]));
            var (low0, low1) = (Vector128.Narrow(v0, v1), Vector128.Narrow(v2, v3));
            var (high0, high1) = (Vector128.Narrow(v0 >>> 16, v1 >>> 16), Vector128.Narrow(v2 >>> 16, v3 >>> 16));
            Vector128.Narrow(low0, low1).CopyTo(planes[i..]);
            Vector128.Narrow(low0 >>> 8, low1 >>> 8).CopyTo(planes[(chunk + i)..]);
            Vector128.Narrow(high0, high1).CopyTo(planes[(2 * chunk + i)..]);
            Vector128.Narrow(high0 >>> 8, high1 >>> 8).CopyTo(planes[(3 * chunk + i)..]);
        }
        for (; i < values.Length; i++)
            for (var plane = 0; plane < 4; plane++) planes[plane * chunk + i] = (byte)(values[i] >> 8 * plane);
        for (var plane = 0; plane < 4; plane++) planes[(plane * chunk + values.Length)..((plane + 1) * chunk)].Clear();
    }

    ReadOnlySpan<byte> Deflate(ReadOnlySpan<byte> planes)
    {
        _packed.SetLength(0);
        using (var zlib = new ZLibStream(_packed, CompressionLevel.Fastest, leaveOpen: true)) zlib.Write(planes);
        return _packed.GetBuffer().AsSpan(0, (int)_packed.Length);
    }
}
