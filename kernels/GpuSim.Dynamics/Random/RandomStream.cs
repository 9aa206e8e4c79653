using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using GpuSim.KernelLanguage;

namespace GpuSim.Dynamics.Random;

/// <summary>A named sequence of draws: the key of Philox, from a seed and a name. Draws are then functions of counters.</summary>
/// <param name="Key0">First key word.</param>
/// <param name="Key1">Second key word.</param>
[DeviceCode]
public readonly record struct RandomStream(uint Key0, uint Key1)
{
    /// <summary>The stream of that name under that seed: the first 64 bits of SHA-256 over the seed (8 bytes, little-endian) and the name (UTF-8).</summary>
    [HostOnly]
    public static RandomStream Named(ulong seed, string name)
    {
        var text = new byte[8 + Encoding.UTF8.GetByteCount(name)];
        BinaryPrimitives.WriteUInt64LittleEndian(text, seed);
        Encoding.UTF8.GetBytes(name, text.AsSpan(8));
        var hash = SHA256.HashData(text);
        return new(BinaryPrimitives.ReadUInt32LittleEndian(hash), BinaryPrimitives.ReadUInt32LittleEndian(hash.AsSpan(4)));
    }
}
