using System.Buffers.Binary;
using System.Security.Cryptography;

namespace GpuSim.Recording;

/// <summary>
/// The raster_sha256 of a run: per spike uint32 step and uint32 global id, little-endian, in canonical order, chained over
/// windows of 1,000 steps: H ← SHA-256(H ‖ spikes of the window), H empty at first, the last window perhaps shorter.
/// </summary>
/// <remarks>Chained so that a run can go on from a checkpoint that holds only H. How blocks cut the time does not matter.</remarks>
public sealed class RasterHash : IRecorder, IDisposable
{
    /// <summary>Steps hashed at once.</summary>
    public const int Window = 1000;

    readonly IncrementalHash _window = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    readonly byte[] _bytes = new byte[8 * 2048]; // [spike] step, id
    byte[] _chain = [];
    long _step;

    /// <summary>Hash of all steps so far in lower-case hexadecimal; empty before the first.</summary>
    public string Hex => Convert.ToHexStringLower(_step % Window == 0 ? _chain : _window.GetCurrentHash());

    /// <inheritdoc/>
    public void Write(RecordBlock block)
    {
        var steps = block.Spikes.Steps;
        var from = 0;
        while (_step < block.EndStep)
        {
            var windowEnd = (_step / Window + 1) * Window;
            var end = windowEnd < block.EndStep ? from + CountBefore(steps[from..], windowEnd) : steps.Length;
            Append(steps[from..end], block.Spikes.Ids[from..end]);
            from = end;
            _step = Math.Min(windowEnd, block.EndStep);
            if (_step == windowEnd) Close();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _window.Dispose();

    void Append(ReadOnlySpan<uint> steps, ReadOnlySpan<uint> ids)
    {
        for (var done = 0; done < steps.Length;)
        {
            var part = Math.Min(steps.Length - done, _bytes.Length / 8);
            for (var i = 0; i < part; i++)
                BinaryPrimitives.WriteUInt64LittleEndian(_bytes.AsSpan(8 * i), (ulong)ids[done + i] << 32 | steps[done + i]);
            _window.AppendData(_bytes, 0, 8 * part);
            done += part;
        }
    }

    void Close()
    {
        _chain = _window.GetHashAndReset();
        _window.AppendData(_chain);
    }

    static int CountBefore(ReadOnlySpan<uint> steps, long step)
    {
        var (low, high) = (0, steps.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (steps[middle] < step) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
