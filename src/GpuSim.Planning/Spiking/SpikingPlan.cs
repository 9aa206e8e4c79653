using GpuSim.Dynamics.Random;
using GpuSim.Model.Spiking;
using GpuSim.Planning.Spiking.Stimuli;

namespace GpuSim.Planning.Spiking;

/// <summary>What will be built and stepped: everything decided, nothing allocated. Does not depend on device or thread count.</summary>
public sealed record SpikingPlan
{
    /// <summary>What was asked for.</summary>
    public required SpikingExperiment Experiment { get; init; }

    /// <summary>Steps between exchanges of spikes: no more than the shortest delay.</summary>
    public required int EpochSteps { get; init; }

    /// <summary>Shortest delay of the network in steps; 0 without synapses.</summary>
    public required int MinDelay { get; init; }

    /// <summary>Longest delay of the network in steps; 0 without synapses.</summary>
    public required int MaxDelay { get; init; }

    /// <summary>In the order of the experiment.</summary>
    public required IReadOnlyList<PopulationPlan> Populations { get; init; }

    /// <summary>Synapse tables, each read for every spike of its source population.</summary>
    public required IReadOnlyList<TablePlan> Tables { get; init; }

    /// <summary>Poisson input of constant rate.</summary>
    public IReadOnlyList<PoissonPlan> Poisson { get; init; } = [];

    /// <summary>Poisson input of changing rate.</summary>
    public IReadOnlyList<RatePlan> Rates { get; init; } = [];

    /// <summary>Noise currents.</summary>
    public IReadOnlyList<NoisePlan> Noise { get; init; } = [];

    /// <summary>Given spikes.</summary>
    public IReadOnlyList<TrainPlan> Trains { get; init; } = [];

    /// <summary>[population] direct currents.</summary>
    public IReadOnlyList<CurrentPlan> Currents { get; init; } = [];

    /// <summary>Direct currents to slices of populations.</summary>
    public IReadOnlyList<SlicedCurrent> SlicedCurrents { get; init; } = [];

    /// <summary>Sums of a neuron in one step: one for each receptor of the model with most, and where any population has a <see cref="PopulationPlan.CurrentQuantum"/> one more, the last, for currents.</summary>
    public int Channels => Populations.Max(population => population.Receptors.Count) + (HasCurrents ? 1 : 0);

    /// <summary>The channel of currents; −1 for none.</summary>
    public int CurrentChannel => HasCurrents ? Channels - 1 : -1;

    /// <summary>Whether neurons of any population get currents of their own.</summary>
    public bool HasCurrents => Populations.Any(population => population.CurrentQuantum > 0);

    /// <summary>Spikes kept of every target of synapses that learn, at first; more are kept where fewer cannot do. Changes no result.</summary>
    public int TargetSpikes { get; init; } = 64;

    /// <summary>Synapses expected: exact where the rules fix their number.</summary>
    public double ExpectedSynapses => Tables.Sum(table => table.ExpectedSynapses);
}

/// <summary>A population and how its weights are counted.</summary>
/// <param name="Index">In the order of the experiment.</param>
/// <param name="Population">What was asked for.</param>
/// <param name="Receptors">In the order of the model.</param>
public sealed record PopulationPlan(int Index, Population Population, IReadOnlyList<ReceptorPlan> Receptors)
{
    /// <summary>Current of one quantum of its channel of currents, pA, a power of two; 0 where all its neurons get the same current.</summary>
    public double CurrentQuantum { get; init; }

    /// <summary>Index of the state variable that continuous synapses read of its neurons after every step; −1 for none.</summary>
    public int Signal { get; init; } = -1;

    /// <summary>The stream of what its neurons' steps draw: draw number neuron of row step.</summary>
    public RandomStream Draws(SpikingExperiment experiment) => RandomStream.Named(experiment.Seeds.Noise, $"population/{Population.Name}/draws");
}

/// <summary>How the weights at one receptor are counted.</summary>
/// <param name="Quantum">Weight of one quantum, a power of two, in the receptor's unit.</param>
/// <param name="WorstSum">Largest sum of quanta one step can bring, at most 2³¹ − 1.</param>
/// <param name="Wide">Whether varying weights take 32 bits.</param>
public sealed record ReceptorPlan(double Quantum, double WorstSum, bool Wide);

/// <summary>How the synapses of a table are stored.</summary>
public enum SynapseFormat
{
    /// <summary>2 bytes: a target; the weight is the table's.</summary>
    TargetOnly,
    /// <summary>4 bytes: a target and a 16-bit weight.</summary>
    Narrow,
    /// <summary>8 bytes: a target and a 32-bit weight.</summary>
    Wide,
    /// <summary>8 bytes: a target and a weight that is a float, in its own unit.</summary>
    Real,
    /// <summary>The same, of synapses that carry spikes whose amplitude is worked out when they pass; see <see cref="PlasticWeights"/>.</summary>
    Plastic,
}

/// <summary>Projections whose synapses share rows: same source population, receptor and format.</summary>
/// <param name="From">Index of the source population.</param>
/// <param name="Receptor">Index of the receptor.</param>
/// <param name="Format">How synapses are stored.</param>
/// <param name="RowWeight">Weight of every synapse in quanta, where the format holds none.</param>
/// <param name="MinDelay">Shortest delay that can occur, in steps.</param>
/// <param name="MaxDelay">Longest delay that can occur, in steps.</param>
/// <param name="Projections">Its members, in the order of the experiment.</param>
public sealed record TablePlan(int From, int Receptor, SynapseFormat Format, int RowWeight, int MinDelay, int MaxDelay, IReadOnlyList<ProjectionPlan> Projections)
{
    /// <summary>What its synapses are; null for static ones. Members have one in common, and where weights learn there is one member.</summary>
    public Synapse? Synapse => Projections[0].Projection.Synapse;

    /// <summary>Delays a row key may hold.</summary>
    public int Delays => MaxDelay - MinDelay + 1;

    /// <summary>Synapses expected.</summary>
    public double ExpectedSynapses => Projections.Sum(member => member.Projection.Rule.ExpectedSynapses(member.Projection.Endpoints));

    /// <summary>Bytes of one synapse.</summary>
    public int SynapseBytes => Format switch { SynapseFormat.TargetOnly => 2, SynapseFormat.Narrow => 4, _ => 8 };
}

/// <summary>A projection with its random streams and the quantum of its target.</summary>
/// <param name="Projection">What was asked for.</param>
/// <param name="To">Index of the target population.</param>
/// <param name="Delays">Delays in steps.</param>
/// <param name="Quantum">Of the target's receptor.</param>
/// <param name="RuleStream">Draws of the rule.</param>
/// <param name="WeightStream">One draw per synapse.</param>
/// <param name="DelayStream">One draw per synapse.</param>
public sealed record ProjectionPlan(
    Projection Projection, int To, DelayPlan Delays, double Quantum,
    RandomStream RuleStream, RandomStream WeightStream, RandomStream DelayStream);

/// <summary>Poisson input to one population.</summary>
/// <param name="To">Index of the population.</param>
/// <param name="Receptor">Index of the receptor.</param>
/// <param name="Weight">In quanta.</param>
/// <param name="Parts">Equal parts whose counts are added: 1 unless the rate is large.</param>
/// <param name="Counts">Spikes of one part in one step, from one draw.</param>
/// <param name="FirstStep">First step with input.</param>
/// <param name="EndStep">One past the last.</param>
/// <param name="Stream">One draw per neuron, step and part.</param>
public sealed record PoissonPlan(int To, int Receptor, int Weight, int Parts, ThresholdTable Counts, long FirstStep, long EndStep, RandomStream Stream);
