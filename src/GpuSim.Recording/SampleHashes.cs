using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace GpuSim.Recording;

/// <summary>The states_sha256, rates_sha256 and weights_sha256 of a run: of what is sampled besides spikes, one for each kind.</summary>
/// <remarks>
/// Of a record: SHA-256 of its samples, float32 little-endian, [frame, element]. Of a kind: SHA-256 over those of its records in the order of the config.
/// How blocks cut the time does not matter.
/// </remarks>
public sealed class SampleHashes : IRecorder, IDisposable
{
    readonly Kind _states = new(), _rates = new(), _weights = new();

    /// <summary>Of samples of state in lower-case hexadecimal; null where there is no record of state.</summary>
    public string? States => _states.Hex;

    /// <summary>Of rates; null where there is no record of rates.</summary>
    public string? Rates => _rates.Hex;

    /// <summary>Of weights; null where none have come.</summary>
    public string? Weights => _weights.Hex;

    /// <inheritdoc/>
    public void Write(RecordBlock block)
    {
        for (var report = 0; report < block.States.Count; report++) _states.Append(report, block.States[report].Values.Span);
        for (var rate = 0; rate < block.Rates.Count; rate++) _rates.Append(rate, block.Rates[rate].Span);
        foreach (var weights in block.Weights) _weights.Append(weights.Request, weights.Values.Span);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var kind in new[] { _states, _rates, _weights }) kind.Dispose();
    }

    /// <summary>The records of one kind.</summary>
    sealed class Kind : IDisposable
    {
        readonly SortedDictionary<int, IncrementalHash> _records = [];

        public string? Hex => _records.Count == 0 ? null : Convert.ToHexStringLower(SHA256.HashData([.. _records.Values.SelectMany(record => record.GetCurrentHash())]));

        public void Append(int record, ReadOnlySpan<float> values)
        {
            if (!_records.TryGetValue(record, out var hash)) _records.Add(record, hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256));
            hash.AppendData(MemoryMarshal.AsBytes(values));
        }

        public void Dispose()
        {
            foreach (var record in _records.Values) record.Dispose();
        }
    }
}
