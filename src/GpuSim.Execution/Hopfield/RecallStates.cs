using System.Runtime.InteropServices;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Execution.Hopfield;

/// <summary>States of all probes on the host, two-valued or real as the plan has them.</summary>
public sealed class RecallStates : IDisposable
{
    readonly PatternBits? _bits;
    readonly float[] _values; // [probe, unit], real units only

    /// <summary>Room for the states of a plan's probes.</summary>
    public RecallStates(RecallPlan plan)
    {
        (Probes, Units) = (plan.Start.Rows, plan.Units);
        _bits = plan.IsReal ? null : new(Probes, Units);
        _values = plan.IsReal ? new float[(long)Probes * Units] : [];
    }

    /// <summary>Number of probes.</summary>
    public int Probes { get; }

    /// <summary>N.</summary>
    public int Units { get; }

    /// <summary>States of two-valued units; null of real ones.</summary>
    public PatternBits? Bits => _bits;

    /// <summary>[unit] values of a probe's real units.</summary>
    public ReadOnlySpan<float> Values(int probe) => _values.AsSpan(probe * Units, Units);

    /// <summary>Copies the states as they are now.</summary>
    public void Read(IRecall recall)
    {
        if (_bits is null) recall.Read(_values);
        else recall.Read(_bits);
    }

    /// <summary>The states as they are hashed: of two-valued units ⌈N/8⌉ bytes for each probe, unit i in bit i mod 8 of byte i / 8; of real units float32, little-endian.</summary>
    public byte[] ToBytes()
    {
        if (_bits is null) return MemoryMarshal.AsBytes(_values.AsSpan()).ToArray();
        var stride = (Units + 7) / 8;
        var bytes = new byte[(long)stride * Probes];
        for (var probe = 0; probe < Probes; probe++) MemoryMarshal.AsBytes(_bits.Row(probe))[..stride].CopyTo(bytes.AsSpan(probe * stride));
        return bytes;
    }

    /// <inheritdoc/>
    public void Dispose() => _bits?.Dispose();
}
