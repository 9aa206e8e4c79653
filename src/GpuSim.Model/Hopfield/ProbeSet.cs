namespace GpuSim.Model.Hopfield;

/// <summary>What recall starts from: stored patterns, disturbed.</summary>
public sealed record ProbeSet
{
    /// <summary>The first so many patterns are probed; null for all, or for those of <see cref="Names"/>.</summary>
    public int? Count { get; init; }

    /// <summary>The patterns of these names are probed, in this order; null for <see cref="Count"/>.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>Probes made of each pattern, disturbed differently.</summary>
    public int Copies { get; init; } = 1;

    /// <summary>Done to each probe, in this order; none for the pattern itself.</summary>
    public IReadOnlyList<Disturbance> Disturbances { get; init; } = [];
}

/// <summary>Something done to a probe before recall.</summary>
public abstract record Disturbance
{
    Disturbance() { }

    /// <summary>A part of the units, drawn at random and of exactly this size (rounded), changes its state.</summary>
    /// <param name="Fraction">0 to 1; the overlap with the pattern becomes 1 − 2 · fraction for units ±1.</param>
    public sealed record Flip(double Fraction) : Disturbance;

    /// <summary>A side of the picture is covered: the rows (top, bottom) or columns (left, right) of this fraction, rounded.</summary>
    /// <param name="Side">Which.</param>
    /// <param name="Fraction">0 to 1.</param>
    /// <param name="With">What covers it.</param>
    public sealed record Occlude(Side Side, double Fraction, Cover With) : Disturbance;
}

/// <summary>A side of a picture.</summary>
public enum Side
{
    /// <summary>First rows.</summary>
    Top,
    /// <summary>Last rows.</summary>
    Bottom,
    /// <summary>First columns.</summary>
    Left,
    /// <summary>Last columns.</summary>
    Right,
}

/// <summary>What covers a part of a picture.</summary>
public enum Cover
{
    /// <summary>All silent.</summary>
    Silent,
    /// <summary>All active.</summary>
    Active,
    /// <summary>Each unit active or silent at random.</summary>
    Noise,
}
