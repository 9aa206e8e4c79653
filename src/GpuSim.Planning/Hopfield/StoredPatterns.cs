using GpuSim.Dynamics.Random;
using GpuSim.Model;
using GpuSim.Model.Hopfield;
using GpuSim.Model.Hopfield.Description;
using GpuSim.Sources.Images;

namespace GpuSim.Planning.Hopfield;

/// <summary>From where patterns come to their bits.</summary>
static class StoredPatterns
{
    const uint FairBits = 0, OtherBits = 1; // counter word 2: a draw for 32 units, or for each
    const double DrawRange = 4294967296.0;  // 2³²

    public static PatternSet Describe(HopfieldSetup setup) => setup.Patterns switch
    {
        PatternSource.Random random => new(setup.Neurons!.Value, random.CountFor(setup.Neurons.Value), null, null, null),
        PatternSource.Given given => Describe(given),
        PatternSource.Images images => Describe(images, setup.Neurons),
        _ => throw new NotSupportedException(),
    };

    /// <summary>The patterns of one trial.</summary>
    public static PatternBits Make(HopfieldSetup setup, PatternSet set, RandomStream stream, ParallelOptions parallel)
    {
        if (setup.Patterns is PatternSource.Images images)
        {
            var problems = new List<Problem>();
            var pictures = Read(images, problems);
            if (problems.Count > 0) throw new InfeasibleException(problems); // they were there before
            return Written([.. pictures.Select(picture => picture.Active)]);
        }
        if (setup.Patterns is PatternSource.Given given) return Written([.. given.Patterns.Select(pattern => pattern.Active)]);
        var level = ((PatternSource.Random)setup.Patterns).CodingLevel;
        var patterns = new PatternBits(set.Count, set.Units);
        Parallel.For(0, set.Count, parallel, pattern => Draw(stream, (uint)pattern, level, set.Units, patterns.Row(pattern)));
        return patterns;
    }

    /// <summary>f of the covariance rule, where it gives none: that asked of random patterns, the mean of others.</summary>
    public static double CodingLevel(HopfieldSetup setup, PatternBits patterns)
    {
        if (setup.Patterns is PatternSource.Random random) return random.CodingLevel;
        long active = 0;
        for (var pattern = 0; pattern < patterns.Rows; pattern++)
            foreach (var word in patterns.Row(pattern)) active += System.Numerics.BitOperations.PopCount(word);
        return active / ((double)patterns.Rows * patterns.Units);
    }

    static PatternSet Describe(PatternSource.Given given)
    {
        var first = given.Patterns[0];
        var picture = first.Height > 1;
        return new(first.Active.Count, given.Patterns.Count, [.. given.Patterns.Select(pattern => pattern.Name)], picture ? first.Width : null, picture ? first.Height : null);
    }

    static PatternSet Describe(PatternSource.Images images, int? neurons)
    {
        var problems = new List<Problem>();
        var pictures = Read(images, problems);
        if (problems.Count > 0) throw new InfeasibleException(problems);
        var first = pictures[0];
        var units = first.Active.Length;
        if (units is < HopfieldDescription.LeastNeurons or > HopfieldDescription.MostNeurons)
            problems.Add(new("patterns.images[0]", FormattableString.Invariant($"expected pictures of {HopfieldDescription.LeastNeurons} to {HopfieldDescription.MostNeurons} pixels, got {first.Width} x {first.Height}"), "Scale the pictures."));
        for (var index = 1; index < pictures.Count; index++)
        {
            if (pictures[index].Width == first.Width && pictures[index].Height == first.Height) continue;
            problems.Add(new($"patterns.images[{index}]", $"expected {first.Width} x {first.Height} pixels as in {images.Paths[0]}, got {pictures[index].Width} x {pictures[index].Height} in {images.Paths[index]}", "Bring all pictures to one size."));
        }
        if (neurons is { } asked && asked != units)
            problems.Add(new("neurons", $"expected {units}, since pictures have {first.Width} x {first.Height} pixels, got {asked}", "It may be left out."));
        if (problems.Count > 0) throw new InfeasibleException(problems);
        return new(units, pictures.Count, images.Paths, first.Width, first.Height);
    }

    static List<Picture> Read(PatternSource.Images images, List<Problem> problems)
    {
        var pictures = new List<Picture>();
        for (var index = 0; index < images.Paths.Count; index++)
        {
            try
            {
                pictures.Add(PictureFile.Read(Path.Combine(images.Folder, images.Paths[index])));
            }
            catch (UnreadableImageException fault)
            {
                problems.Add(new($"patterns.images[{index}]", $"{images.Paths[index]}: {fault.Finding}", fault.Hint));
            }
        }
        return pictures;
    }

    static PatternBits Written(IReadOnlyList<bool>[] patterns)
    {
        var bits = new PatternBits(patterns.Length, patterns[0].Count);
        for (var pattern = 0; pattern < patterns.Length; pattern++)
            for (var unit = 0; unit < bits.Units; unit++) bits[pattern, unit] = patterns[pattern][unit];
        return bits;
    }

    static void Draw(RandomStream stream, uint pattern, double level, int units, Span<uint> row)
    {
        if (level == 0.5)
        {
            RandomDraws.Fill(stream, pattern, FairBits, row);
            if (units % 32 != 0) row[^1] &= (1u << units % 32) - 1;
            return;
        }
        var threshold = Math.Round(level * DrawRange);
        var draws = new uint[units];
        RandomDraws.Fill(stream, pattern, OtherBits, draws);
        for (var unit = 0; unit < units; unit++)
            if (draws[unit] < threshold) row[unit >> 5] |= 1u << (unit & 31);
    }
}
