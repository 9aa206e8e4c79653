namespace GpuSim.Sweeps;

/// <summary>What is known of a point that has been run.</summary>
/// <param name="Index">Of the point.</param>
/// <param name="SeedNetwork">Of its run.</param>
/// <param name="SeedNoise">Of its run.</param>
/// <param name="Device">Where it ran.</param>
/// <param name="Fingerprint">Of what decides the result; empty where it was not planned or the kind has none.</param>
/// <param name="Hash">Of its result; empty where it failed or nothing was recorded.</param>
/// <param name="Failure">Why it has no result; empty where it has one.</param>
/// <param name="Values">[column] double or text; null where it is not known.</param>
public sealed record SweepRow(int Index, ulong SeedNetwork, ulong SeedNoise, string Device, string Fingerprint, string Hash, string Failure, IReadOnlyList<object?> Values)
{
    /// <summary>Whether it has no result.</summary>
    public bool Failed => Failure.Length > 0;

    /// <summary>The number in a column; null where it is not known or no number.</summary>
    public double? Number(int column) => column < Values.Count ? Values[column] as double? : null;

    /// <summary>Whether the other says the same of the same point, wherever it ran.</summary>
    public bool Agrees(SweepRow other) => this == other with { Device = Device, Values = Values } && Values.SequenceEqual(other.Values);
}
