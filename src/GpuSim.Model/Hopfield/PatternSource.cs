namespace GpuSim.Model.Hopfield;

/// <summary>Where the stored patterns come from.</summary>
public abstract record PatternSource
{
    PatternSource() { }

    /// <summary>What probes may call the patterns, in the order of storing: names as given, paths of pictures as the config has them; null where they are drawn and have none.</summary>
    public IReadOnlyList<string>? Names => this switch
    {
        Given given => [.. given.Patterns.Select(pattern => pattern.Name)],
        Images images => images.Paths,
        _ => null,
    };

    /// <summary>Independent random bits: unit i of pattern μ depends on seed, trial, μ and i alone, so that a larger memory begins with the patterns of a smaller one.</summary>
    public sealed record Random : PatternSource
    {
        /// <summary>How many; null where <see cref="Load"/> decides.</summary>
        public int? Count { get; init; }

        /// <summary>α: patterns per unit, rounded to whole patterns, at least one; null where <see cref="Count"/> decides.</summary>
        public double? Load { get; init; }

        /// <summary>f: probability that a unit is active.</summary>
        public double CodingLevel { get; init; } = 0.5;

        /// <summary>How many for <paramref name="neurons"/> units.</summary>
        public int CountFor(int neurons) => Count ?? Math.Max(1, (int)Math.Round(Load!.Value * neurons));
    }

    /// <summary>Patterns written out.</summary>
    /// <param name="Patterns">In the order of storing; all of one size.</param>
    public sealed record Given(IReadOnlyList<GivenPattern> Patterns) : PatternSource;

    /// <summary>Pictures in PBM or PGM files; brighter than half of the maximum is active in a PGM, 1 in a PBM.</summary>
    /// <param name="Paths">As the config has them.</param>
    /// <param name="Folder">Of the config, from where relative paths start.</param>
    public sealed record Images(IReadOnlyList<string> Paths, string Folder) : PatternSource;
}

/// <summary>A pattern written out.</summary>
/// <param name="Name">For tables.</param>
/// <param name="Width">Of the picture; the number of units where it is none.</param>
/// <param name="Height">Of the picture; 1 where it is none.</param>
/// <param name="Active">[row · Width + column] whether the unit is active.</param>
public sealed record GivenPattern(string Name, int Width, int Height, IReadOnlyList<bool> Active)
{
    /// <summary>Where it was described, in the words of a config, for messages.</summary>
    public string Origin { get; init; } = $"patterns.bitmaps.{Name}";
}
