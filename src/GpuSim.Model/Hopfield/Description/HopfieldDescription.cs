namespace GpuSim.Model.Hopfield.Description;

/// <summary>What a user says of a memory: what it stores, how, and what is recalled.</summary>
public sealed record HopfieldDescription
{
    /// <summary>Fewest units: one would have nobody to listen to.</summary>
    public const int LeastNeurons = 2;

    /// <summary>Most units.</summary>
    public const int MostNeurons = 10_000_000;

    /// <summary>Number of units; null where given patterns or pictures decide it.</summary>
    public int? Neurons { get; init; }

    /// <summary>What is stored.</summary>
    public required PatternSource Patterns { get; init; }

    /// <summary>How it is stored; null for Hebb's rule, and where the dynamics keep the patterns as they are.</summary>
    public LearningRule? Rule { get; init; }

    /// <summary>Whether units act on themselves.</summary>
    public bool SelfCoupling { get; init; }

    /// <summary>How a state follows from the one before.</summary>
    public RecallDynamics Dynamics { get; init; } = new RecallDynamics.Deterministic(UpdateMode.Asynchronous);

    /// <summary>What recall starts from; every pattern, undisturbed, where not given.</summary>
    public ProbeSet Probes { get; init; } = new();

    /// <summary>Most sweeps of recall.</summary>
    public int Sweeps { get; init; } = 100;

    /// <summary>Overlap from which on a pattern counts as recalled.</summary>
    public double RecalledAt { get; init; } = 0.95;

    /// <summary>Which kernel recalls.</summary>
    public RecallKernel Kernel { get; init; }

    /// <summary>The memory, or null after adding what is wrong.</summary>
    internal HopfieldSetup? Check(Problems problems)
    {
        var before = problems.Count;
        var units = new PatternCheck(problems).Units(Patterns, Neurons);
        new RecallCheck(this, problems).Check();
        new ProbeCheck(problems).Check(Probes, Patterns, units);
        if (Sweeps < 1) problems.Add("sweeps", $"expected at least 1 sweep, got {Sweeps}");
        if (!(RecalledAt >= -1 && RecalledAt <= 1)) problems.Add("recalled_at", $"expected an overlap from -1 to 1, got {RecalledAt}");
        return problems.Count > before ? null : new()
        {
            Neurons = units,
            Patterns = PatternCheck.Frozen(Patterns),
            Rule = Rule ?? new LearningRule.Hebb(),
            SelfCoupling = SelfCoupling,
            Dynamics = Dynamics,
            Probes = Probes with { Names = Probes.Names is null ? null : [.. Probes.Names], Disturbances = [.. Probes.Disturbances] },
            Sweeps = Sweeps,
            RecalledAt = RecalledAt,
            Kernel = Kernel,
        };
    }
}
