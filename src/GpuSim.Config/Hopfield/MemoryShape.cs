using GpuSim.Config.Kinds;
using GpuSim.Config.Shapes;
using GpuSim.Config.Text;
using GpuSim.Config.Vary;
using GpuSim.Model.Hopfield;
using GpuSim.Model.Hopfield.Description;

namespace GpuSim.Config.Hopfield;

/// <summary>A memory as read.</summary>
internal sealed class MemoryDraft : ExperimentDraft
{
    public HopfieldDescription Memory { get; set; } = new() { Patterns = new PatternSource.Random() };
    public int Trials { get; set; } = 1;
    public RecordDraft Record { get; set; } = new();

    /// <summary>The experiment without its memory.</summary>
    /// <param name="nameless">The experiment's name where the config gives none.</param>
    public HopfieldExperimentBuilder Describe(string nameless) => new()
    {
        Name = Name ?? nameless,
        Seeds = Seeds,
        Trials = Trials,
        RecordStates = Record.States,
        RecordEnergies = Record.Energies,
        RecordAges = Record.Ages,
    };
}

/// <summary>What to keep, as read.</summary>
internal sealed class RecordDraft
{
    public bool? States { get; set; }
    public bool? Energies { get; set; }
    public bool Ages { get; set; }
}

/// <summary>The keys of an experiment with memories.</summary>
internal static class MemoryShape
{
    /// <summary>What may vary from point to point.</summary>
    public static readonly VaryShape Vary = new(
        ["$schema", "kind", "name", "seed", "seeds", "trials", "record", NodePath.Vary],
        "neurons, patterns, rule, self_coupling, dynamics, probes, sweeps, recalled_at, kernel");

    /// <param name="kind">Of the experiment.</param>
    /// <param name="folder">Of the config.</param>
    public static ObjectShape<MemoryDraft> Create(HopfieldKind kind, string folder) => ExperimentKeys.Of<MemoryDraft>(kind, "of random patterns", "of disturbances, the order of updates and the noise of units")
        .Key("neurons", "number of units; not given where patterns decide it", new WholeShape<int>(HopfieldDescription.LeastNeurons, HopfieldDescription.MostNeurons), (draft, value) => draft.Memory = draft.Memory with { Neurons = value })
        .Key("patterns", "what is stored: random patterns, bitmaps, vectors or images", new Remembered<PatternSource>(PatternsShape.Create(folder)), (draft, value) => draft.Memory = draft.Memory with { Patterns = value }, required: true)
        .Key("rule", "how patterns become weights; \"hebb\" where not given, none for dense and modern dynamics", LearningRuleShape.Create(), (draft, value) => draft.Memory = draft.Memory with { Rule = value })
        .Key("self_coupling", "whether units act on themselves; false where not given", new FlagShape(), (draft, value) => draft.Memory = draft.Memory with { SelfCoupling = value })
        .Key("dynamics", "how a state follows from the one before; \"asynchronous\" where not given", DynamicsShape.Create(), (draft, value) => draft.Memory = draft.Memory with { Dynamics = value })
        .Key("probes", "what recall starts from; every pattern, undisturbed, where not given", ProbesShape.Create(), (draft, value) => draft.Memory = draft.Memory with { Probes = value })
        .Key("sweeps", "most sweeps of recall, each an update of every unit; 100 where not given", Positive, (draft, value) => draft.Memory = draft.Memory with { Sweeps = value })
        .Key("trials", "times each point is repeated with other draws; 1 where not given", Positive, (draft, value) => draft.Trials = value)
        .Key("recalled_at", "overlap from -1 to 1 from which on a pattern counts as recalled; 0.95 where not given", new NumberShape(), (draft, value) => draft.Memory = draft.Memory with { RecalledAt = value })
        .Key("kernel", "what fields are computed from: the patterns, a matrix of weights, or whatever is faster (\"auto\", where not given)", Kernel, (draft, value) => draft.Memory = draft.Memory with { Kernel = value })
        .Key(NodePath.Vary, "an object of paths such as \"patterns.random.load\" and lists of values: one point for every combination, the first path slowest", Vary, (_, _) => { })
        .Key("record", "what goes into the file besides overlaps", Record(), (draft, value) => draft.Record = value);

    static WholeShape<int> Positive => new(1, int.MaxValue);

    static ChoiceShape<RecallKernel> Kernel => new(("auto", RecallKernel.Automatic), ("patterns", RecallKernel.Patterns), ("weights", RecallKernel.Weights));

    static ObjectShape<RecordDraft> Record() => new ObjectShape<RecordDraft>("a record", _ => new())
        .Key("states", "patterns, and states after every sweep of the first trial; true where not given and there is one point and one trial", new FlagShape(), (draft, value) => draft.States = value)
        .Key("energies", "energies after every sweep of the first trial; true where not given and there is one point and one trial", new FlagShape(), (draft, value) => draft.Energies = value)
        .Key("ages", "overlaps by the age of the pattern, 0 for the one stored last; false where not given", new FlagShape(), (draft, value) => draft.Ages = value);
}
