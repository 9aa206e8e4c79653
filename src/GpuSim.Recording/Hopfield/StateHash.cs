using System.Security.Cryptography;

namespace GpuSim.Recording.Hopfield;

/// <summary>The state_sha256 of a run: H ← SHA-256(H ‖ final states of a trial), H empty at first, over points in order, then trials.</summary>
public sealed class StateHash
{
    byte[] _chain = [];

    /// <summary>Hash of all trials so far in lower-case hexadecimal; null before the first.</summary>
    public string? Hex => _chain.Length == 0 ? null : Convert.ToHexStringLower(_chain);

    /// <summary>Adds a trial.</summary>
    public void Add(ReadOnlySpan<byte> states)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(_chain);
        hash.AppendData(states);
        _chain = hash.GetHashAndReset();
    }
}
