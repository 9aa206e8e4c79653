namespace GpuSim.Hopfield;

/// <summary>States at the end of a trial.</summary>
/// <param name="Point">Number of the point, from 0.</param>
/// <param name="Trial">Number of the trial, from 0.</param>
/// <param name="IsReal">Whether units are float32; bits otherwise.</param>
/// <param name="Probes">Number of probes.</param>
/// <param name="Units">N.</param>
/// <param name="Bytes">As they are hashed.</param>
internal sealed record FinalStates(int Point, int Trial, bool IsReal, int Probes, int Units, byte[] Bytes)
{
    /// <summary>The first unit, probe by probe, whose state is another one there; null where all are the same.</summary>
    public (int Probe, int Unit)? FirstDifference(FinalStates other)
    {
        var at = Bytes.AsSpan().CommonPrefixLength(other.Bytes);
        if (at == Bytes.Length) return null;
        var stride = Bytes.Length / Probes;
        var within = at % stride;
        return (at / stride, IsReal ? within / sizeof(float) : 8 * within + int.TrailingZeroCount(Bytes[at] ^ other.Bytes[at]));
    }
}
