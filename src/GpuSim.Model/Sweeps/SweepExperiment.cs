namespace GpuSim.Model.Sweeps;

/// <summary>One experiment at many points: every combination of the values of its axes, or a sample of their ranges, each with every seed.</summary>
public sealed record SweepExperiment : Experiment
{
    /// <summary>Most points of a sweep.</summary>
    public const int MostPoints = 100_000;

    /// <inheritdoc/>
    public override string Kind => "sweep";

    /// <summary>Where the experiment that is varied stands; its data are looked for from there.</summary>
    public required string Config { get; init; }

    /// <summary>The text of that experiment.</summary>
    public required string ConfigText { get; init; }

    /// <summary>The kind of that experiment; null where no point of it could be read.</summary>
    public required string? Of { get; init; }

    /// <summary>Changes at every point, each <c>path=value</c>.</summary>
    public required IReadOnlyList<string> Set { get; init; }

    /// <summary>What differs from point to point; the first is the slowest in the table.</summary>
    public required IReadOnlyList<SweepAxis> Axes { get; init; }

    /// <summary>How ranges are sampled; null for every combination of values.</summary>
    public SampleDesign? Sample { get; init; }

    /// <summary>Seeds of every combination, the fastest in the table; none for the experiment's own.</summary>
    public IReadOnlyList<ulong> Repeats { get; init; } = [];

    /// <summary>Biological time at the start to leave out of the measures, ms.</summary>
    public double Discard { get; init; }

    /// <summary>Whether every point leaves its own result file.</summary>
    public bool Keep { get; init; }

    /// <summary>Combinations of values, without seeds.</summary>
    public long Combinations => Sample?.Count ?? Axes.Aggregate(1L, (product, axis) => Math.Min(product * axis.Values.Count, int.MaxValue));

    /// <summary>Rows of the table.</summary>
    public long Count => Combinations * Math.Max(1, Repeats.Count);

    /// <summary>Lengths of the table's axes: of each axis, or of the sample, and of the seeds where there are several.</summary>
    public IReadOnlyList<long> Shape => [.. Sample is { } sample ? [sample.Count] : Axes.Select(axis => (long)axis.Values.Count), .. Repeats.Count > 1 ? [Repeats.Count] : Array.Empty<long>()];
}

/// <summary>How the ranges of all axes are sampled.</summary>
/// <param name="LatinHypercube">Whether each range is cut into as many equal parts as there are samples, and each part is met once; else every sample is drawn by itself.</param>
/// <param name="Count">Samples.</param>
/// <param name="Seed">Of the draws.</param>
public sealed record SampleDesign(bool LatinHypercube, int Count, ulong Seed);
