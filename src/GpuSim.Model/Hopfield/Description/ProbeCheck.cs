namespace GpuSim.Model.Hopfield.Description;

/// <summary>Whether there is something to probe, and what is done to it can be done.</summary>
internal sealed class ProbeCheck(Problems problems)
{
    const long MostProbes = 10_000_000;

    public void Check(ProbeSet probes, PatternSource patterns, int? neurons)
    {
        var stored = Stored(patterns, neurons);
        if (probes is { Count: not null, Names: not null }) problems.Add("probes.patterns", $"expected a number or names, got both");
        if (probes.Count is { } count && !(count >= 1 && count <= (stored ?? int.MaxValue)))
            problems.Add("probes.patterns", $"expected 1 to {stored ?? int.MaxValue} patterns, got {count}", "All are meant where nothing is given.");
        if (probes.Names is { } names) CheckNames(names, patterns);
        if (probes.Copies < 1)
            problems.Add("probes.copies", $"expected at least 1 copy, got {probes.Copies}");
        else if ((long)probes.Copies * (probes.Names?.Count ?? probes.Count ?? stored ?? 1) is > MostProbes and var all)
            problems.Add("probes.copies", $"expected at most {MostProbes} probes, got {all}");
        for (var index = 0; index < probes.Disturbances.Count; index++) Check(probes.Disturbances[index], patterns, $"probes.disturb[{index}]");
    }

    // Null where it cannot be known, or there is a problem with it already.
    static int? Stored(PatternSource patterns, int? neurons) => patterns switch
    {
        PatternSource.Random { Count: >= 1 and var count, Load: null } => count,
        PatternSource.Random { Count: null, Load: > 0 and var load } random when neurons is { } units && load * units <= PatternCheck.MostPatterns => random.CountFor(units),
        PatternSource.Random => null,
        _ => patterns.Names!.Count,
    };

    void CheckNames(IReadOnlyList<string> names, PatternSource patterns)
    {
        if (patterns.Names is not { } known)
        {
            problems.Add("probes.patterns", $"expected \"all\" or a number, since random patterns have no names, got a list");
            return;
        }
        if (names.Count == 0) problems.Add("probes.patterns", $"expected at least one pattern, got none");
        for (var index = 0; index < names.Count; index++)
        {
            var path = $"probes.patterns[{index}]";
            if (!known.Contains(names[index]))
                problems.Add(path, $"expected a pattern, got \"{names[index]}\"", DidYouMean.Hint(names[index], [.. known], "patterns"));
            else if (names.Take(index).Contains(names[index]))
                problems.Add(path, $"expected every pattern once, got \"{names[index]}\" again", "\"copies\" makes several probes of each.");
        }
    }

    void Check(Disturbance disturbance, PatternSource patterns, string path)
    {
        var (key, fraction) = disturbance switch
        {
            Disturbance.Flip flip => ("flip", flip.Fraction),
            Disturbance.Occlude occlude => ("occlude.fraction", occlude.Fraction),
            _ => throw new NotSupportedException(),
        };
        if (!(fraction >= 0 && fraction <= 1)) problems.Add($"{path}.{key}", $"expected a fraction from 0 to 1, got {fraction}");
        if (disturbance is Disturbance.Occlude { Side: Side.Top or Side.Bottom } && (patterns is PatternSource.Random or PatternSource.Given { Patterns: [{ Height: 1 }, ..] }))
            problems.Add($"{path}.occlude.side", $"expected left or right, since these patterns are one row of units, got top or bottom");
    }
}
