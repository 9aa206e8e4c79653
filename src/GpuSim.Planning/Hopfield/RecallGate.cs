using GpuSim.Model;
using GpuSim.Model.Hopfield;

namespace GpuSim.Planning.Hopfield;

/// <summary>Finds what keeps a memory from being run. A problem that points share is told once, where it is largest.</summary>
sealed class RecallGate(long available)
{
    const long MostOfField = int.MaxValue;
    const int MostOverlaps = 46_340; // whose square still counts in 32 bits: the library factors no larger matrix
    readonly Dictionary<(string Path, string Kind), (double Size, Problem Problem)> _found = [];

    /// <summary>All problems of all points looked at, in the order in which they were found.</summary>
    public IReadOnlyList<Problem> Problems => [.. _found.Values.Select(found => found.Problem)];

    public void Look(HopfieldSetup setup)
    {
        PatternSet set;
        try
        {
            set = StoredPatterns.Describe(setup);
        }
        catch (InfeasibleException refused)
        {
            foreach (var problem in refused.Problems) Add(problem.Message, 0, problem);
            return;
        }
        CheckMemory(setup, set);
        CheckFields(setup, set);
        CheckIndependence(setup, set);
    }

    void CheckMemory(HopfieldSetup setup, PatternSet set)
    {
        var memory = RecallMemory.Of(setup, set);
        if (memory.Total <= available) CheckStates(setup, set);
        else if (memory.Weights > memory.Patterns && memory.Weights > memory.Probes) TooManyUnits(setup, set, memory);
        else if (memory.Probes > memory.Patterns) TooManyProbes(setup, set, memory);
        else TooManyPatterns(setup, set, memory);
    }

    // The host keeps the states of all probes in one array, of numbers where they are read as such.
    void CheckStates(HopfieldSetup setup, PatternSet set)
    {
        var each = setup.Dynamics is RecallDynamics.Graded or RecallDynamics.Modern ? sizeof(float) * (double)set.Units : set.Units;
        var probes = Probes.Count(setup.Probes, set);
        if (each * probes <= Array.MaxLength) return;
        Add("states", each * probes, new("probes", Invariant($"expected at most {Math.Floor(Array.MaxLength / each):N0} probes of {set.Units:N0} units, whose states are one array, got {probes:N0}"), "Probe fewer patterns or fewer copies."));
    }

    void TooManyPatterns(HopfieldSetup setup, PatternSet set, RecallMemory memory)
    {
        var most = Most(set.Count, count => RecallMemory.Of(setup, set with { Count = count }).Total);
        Add("memory", memory.Total, new(PathOfCount(setup), Invariant(
            $"expected at most {most:N0} patterns of {set.Units:N0} units, which fit in {Gibibytes(available)}, got {set.Count:N0}, which with their probes need {Gibibytes(memory.Total)}"),
            "Store fewer patterns, or use a machine with more memory."));
    }

    void TooManyUnits(HopfieldSetup setup, PatternSet set, RecallMemory memory)
    {
        var most = Most(set.Units, units => RecallMemory.Of(setup, set with { Units = units }).Total);
        Add("memory", memory.Total, new(setup.Patterns is PatternSource.Random ? "neurons" : "patterns", Invariant(
            $"expected at most {most:N0} units, whose matrix of weights fits in {Gibibytes(available)}, got {set.Units:N0}, which need {Gibibytes(memory.Total)}"),
            setup is { Rule: LearningRule.Hebb, Dynamics: not RecallDynamics.Graded } ? "The kernel \"patterns\" needs no matrix." : "Use fewer units, or a machine with more memory."));
    }

    void TooManyProbes(HopfieldSetup setup, PatternSet set, RecallMemory memory)
    {
        var probes = Probes.Count(setup.Probes, set);
        var most = (long)Math.Max(0, (available - memory.Patterns - memory.Weights) / memory.Probes * probes);
        Add("memory", memory.Total, new("probes", Invariant(
            $"expected at most {most:N0} probes of {set.Units:N0} units, which fit in {Gibibytes(available)}, got {probes:N0}, which with the patterns need {Gibibytes(memory.Total)}"),
            "Probe fewer patterns or fewer copies, or use a machine with more memory."));
    }

    void CheckFields(HopfieldSetup setup, PatternSet set)
    {
        if (setup.Rule is not LearningRule.Hebb && setup.Rule is not LearningRule.Palimpsest { Decay: 1 } && setup.Rule is not LearningRule.IncrementalHebb) return;
        if (setup.Dynamics is not (RecallDynamics.Deterministic or RecallDynamics.Glauber)) return;
        var largest = setup.Rule is LearningRule.Palimpsest { Bound: { } bound } ? Math.Min(bound, set.Count) : set.Count;
        if (set.Units * largest <= MostOfField) return;
        Add("field", set.Units * largest, new(PathOfCount(setup), Invariant(
            $"expected fewer than 2^31 units times patterns, so that fields count in 32 bits, got {set.Units:N0} times {largest:N0}"),
            Invariant($"Store at most {MostOfField / set.Units:N0} patterns.")));
    }

    void CheckIndependence(HopfieldSetup setup, PatternSet set)
    {
        if (setup.Rule is not LearningRule.PseudoInverse || setup.Dynamics is RecallDynamics.Dense or RecallDynamics.Modern) return;
        var most = Math.Min(set.Units, MostOverlaps);
        if (set.Count <= most) return;
        Add("independence", set.Count, new(PathOfCount(setup), most == set.Units
            ? Invariant($"expected at most as many patterns as units for the pseudo-inverse rule, got {set.Count:N0} patterns of {set.Units:N0} units")
            : Invariant($"expected at most {MostOverlaps:N0} patterns for the pseudo-inverse rule, got {set.Count:N0}"),
            "Store fewer patterns, or take another rule."));
    }

    void Add(string kind, double size, Problem problem)
    {
        if (!_found.TryGetValue((problem.Path, kind), out var known) || size > known.Size) _found[(problem.Path, kind)] = (size, problem);
    }

    // The largest number up to one too many that still fits; memory grows with the number.
    int Most(int tooMany, Func<int, double> bytes)
    {
        int fits = 0, large = tooMany;
        while (large - fits > 1)
        {
            var middle = fits + (large - fits) / 2;
            if (bytes(middle) <= available) fits = middle;
            else large = middle;
        }
        return fits;
    }

    static string PathOfCount(HopfieldSetup setup) => setup.Patterns switch
    {
        PatternSource.Random { Count: not null } => "patterns.random.count",
        PatternSource.Random => "patterns.random.load",
        PatternSource.Images => "patterns.images",
        _ => "patterns",
    };

    static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    static string Gibibytes(double bytes) => Invariant($"{bytes / (1 << 30):0.##} GiB");
}
