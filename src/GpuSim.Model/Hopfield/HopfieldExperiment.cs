namespace GpuSim.Model.Hopfield;

/// <summary>Memories to store and to recall at one point or at many, each repeated with other draws. Immutable; its builder makes only valid ones.</summary>
public sealed record HopfieldExperiment : Experiment
{
    /// <inheritdoc/>
    public override string Kind => "hopfield";

    /// <summary>In the order of the config: the first axis of <c>vary</c> runs slowest. One point where nothing varies.</summary>
    public required IReadOnlyList<HopfieldPoint> Points { get; init; }

    /// <summary>Times each point is repeated, each time with patterns, disturbances and noise of its own.</summary>
    public required int Trials { get; init; }

    /// <summary>What goes into the file besides overlaps.</summary>
    public required HopfieldRecord Record { get; init; }
}

/// <summary>One memory of a curve.</summary>
/// <param name="Coordinates">By axis of <c>vary</c>, in its order: the path in the config, and the value there as JSON would say it. Empty where nothing varies.</param>
/// <param name="Setup">What is stored and recalled.</param>
public sealed record HopfieldPoint(IReadOnlyList<KeyValuePair<string, string>> Coordinates, HopfieldSetup Setup);

/// <summary>One memory: everything but seed and trial.</summary>
public sealed record HopfieldSetup
{
    /// <summary>Number of units; null where pictures decide it.</summary>
    public required int? Neurons { get; init; }

    /// <summary>What is stored.</summary>
    public required PatternSource Patterns { get; init; }

    /// <summary>How it is stored.</summary>
    public required LearningRule Rule { get; init; }

    /// <summary>Whether units act on themselves (w_ii); usually not, since it hides the drop of the overlap at capacity.</summary>
    public bool SelfCoupling { get; init; }

    /// <summary>How a state follows from the one before.</summary>
    public required RecallDynamics Dynamics { get; init; }

    /// <summary>What recall starts from.</summary>
    public required ProbeSet Probes { get; init; }

    /// <summary>Most sweeps of recall: a sweep updates every unit once. Without noise recall ends earlier when no unit changes.</summary>
    public required int Sweeps { get; init; }

    /// <summary>Overlap from which on a pattern counts as recalled.</summary>
    public required double RecalledAt { get; init; }

    /// <summary>Which kernel recalls.</summary>
    public RecallKernel Kernel { get; init; }
}

/// <summary>The kernel of recall; where both will do they give the same states.</summary>
public enum RecallKernel
{
    /// <summary>The plan chooses.</summary>
    Automatic,
    /// <summary>From the stored patterns, as bits, without any matrix.</summary>
    Patterns,
    /// <summary>From a matrix of weights.</summary>
    Weights,
}

/// <summary>What goes into the file besides overlaps; states and energies are those of the first trial of each point.</summary>
/// <param name="States">Patterns, and states of all probes after every sweep.</param>
/// <param name="Energies">Energies of all probes after every sweep.</param>
/// <param name="Ages">Overlaps by the age of the pattern, over all trials: 0 is the pattern stored last.</param>
public sealed record HopfieldRecord(bool States, bool Energies, bool Ages);
