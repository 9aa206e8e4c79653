using System.Collections.Immutable;

namespace GpuSim.Model.Hopfield.Description;

/// <summary>Whether there are patterns, of one size, and how many units that makes.</summary>
internal sealed class PatternCheck(Problems problems)
{
    public const int MostPatterns = 10_000_000;

    /// <summary>The number of units; null where pictures decide it, and after adding a problem with it.</summary>
    public int? Units(PatternSource patterns, int? neurons)
    {
        if (neurons is < HopfieldDescription.LeastNeurons or > HopfieldDescription.MostNeurons)
        {
            problems.Add("neurons", $"expected {HopfieldDescription.LeastNeurons} to {HopfieldDescription.MostNeurons} neurons, got {neurons}");
            neurons = null;
        }
        switch (patterns)
        {
            case PatternSource.Random random:
                Check(random, neurons);
                if (neurons is null && problems.All(problem => problem.Path != "neurons"))
                    problems.Add("neurons", $"expected the number of neurons, which random patterns leave open, got none");
                return neurons;
            case PatternSource.Given given:
                return Check(given, neurons);
            case PatternSource.Images images:
                Check(images);
                return neurons;
            default:
                throw new NotSupportedException();
        }
    }

    /// <summary>The same patterns, which nobody can change any more.</summary>
    public static PatternSource Frozen(PatternSource patterns) => patterns switch
    {
        PatternSource.Given given => new PatternSource.Given([.. given.Patterns.Select(pattern => pattern.Active is ImmutableArray<bool> ? pattern : pattern with { Active = pattern.Active.ToImmutableArray() })]),
        PatternSource.Images images => images with { Paths = [.. images.Paths] },
        _ => patterns,
    };

    void Check(PatternSource.Random random, int? neurons)
    {
        const string Path = "patterns.random";
        if (!(random.CodingLevel > 0 && random.CodingLevel < 1)) problems.Add($"{Path}.coding_level", $"expected a probability above 0 and below 1, got {random.CodingLevel}");
        switch (random.Count, random.Load)
        {
            case (null, null):
                problems.Add(Path, $"expected one of count, load, got none");
                break;
            case (not null, not null):
                problems.Add(Path, $"expected only one of count, load, got both");
                break;
            case ({ } count, _):
                if (count is < 1 or > MostPatterns) problems.Add($"{Path}.count", $"expected 1 to {MostPatterns} patterns, got {count}");
                break;
            case (_, { } load):
                if (!(load > 0 && double.IsFinite(load)))
                    problems.Add($"{Path}.load", $"expected a number of patterns per neuron above 0, got {load}");
                else if (neurons is { } units && load * units > MostPatterns)
                    problems.Add($"{Path}.load", $"expected at most {MostPatterns} patterns, got {load} for each of {units} neurons");
                break;
        }
    }

    int? Check(PatternSource.Given given, int? neurons)
    {
        var before = problems.Count;
        if (given.Patterns.Count == 0)
        {
            problems.Add("patterns", $"expected at least one pattern, got none");
            return null;
        }
        foreach (var pattern in given.Patterns) CheckAlone(pattern);
        foreach (var twin in given.Patterns.GroupBy(pattern => pattern.Name).Where(group => group.Count() > 1))
            problems.Add(twin.Last().Origin, $"expected every name once, got \"{twin.Key}\" again");
        if (problems.Count > before) return null;

        var first = given.Patterns[0];
        foreach (var odd in given.Patterns.Where(pattern => (pattern.Width, pattern.Height) != (first.Width, first.Height)))
            problems.Add(odd.Origin, $"expected pattern \"{odd.Name}\" to have {Size(first)} as \"{first.Name}\" has, got {Size(odd)}");
        if (problems.Count > before) return null;
        if (first.Active.Count is < HopfieldDescription.LeastNeurons or > HopfieldDescription.MostNeurons)
        {
            problems.Add(first.Origin, $"expected patterns of {HopfieldDescription.LeastNeurons} to {HopfieldDescription.MostNeurons} units, got {Size(first)}");
            return null;
        }
        if (neurons is { } asked && asked != first.Active.Count)
            problems.Add("neurons", $"expected {first.Active.Count}, since patterns have {Size(first)}, got {asked}", "It may be left out.");
        return first.Active.Count;
    }

    void CheckAlone(GivenPattern pattern)
    {
        if (!Name.IsValid(pattern.Name)) problems.Add(pattern.Origin, $"expected {Name.Rule}, got \"{pattern.Name}\"");
        if (pattern.Width < 1 || pattern.Height < 1 || (long)pattern.Width * pattern.Height != pattern.Active.Count)
            problems.Add(pattern.Origin, $"expected width times height units, got {pattern.Active.Count} units for {pattern.Width} x {pattern.Height}");
    }

    void Check(PatternSource.Images images)
    {
        if (images.Paths.Count == 0) problems.Add("patterns.images", $"expected at least one picture, got none");
        for (var index = 0; index < images.Paths.Count; index++)
            if (images.Paths[index].Length == 0)
                problems.Add($"patterns.images[{index}]", $"expected the path of a picture, got an empty one");
        foreach (var twin in images.Paths.Index().GroupBy(image => image.Item).Where(group => group.Count() > 1))
            problems.Add($"patterns.images[{twin.Last().Index}]", $"expected every picture once, got \"{twin.Key}\" again");
    }

    static string Size(GivenPattern pattern) => pattern.Height == 1 ? $"{pattern.Width} units" : $"{pattern.Width} x {pattern.Height} units";
}
