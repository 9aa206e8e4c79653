using System.Runtime.CompilerServices;
using GpuSim.Dynamics.Synapses;
using GpuSim.Kernels.Spiking;
using GpuSim.Planning.Spiking;
using GpuSim.Planning.Spiking.Stimuli;

namespace GpuSim.Accelerators.Gpu;

/// <summary>Where everything of a network lies in a device's memory, and how large its rings are. Nothing is allocated.</summary>
internal sealed class NetworkShape
{
    const int RecordedSteps = 512; // bits are drained about this often, if the ring of the longest network leaves it
    const long Tables = 1 << 16;   // layouts, constants and clocks, too small to be told one by one

    /// <exception cref="OverflowException">There is more of something than kernels count.</exception>
    public NetworkShape(SpikingPlan plan, IReadOnlyList<ShardPlan> shards)
    {
        Plan = plan;
        FirstPlace = new int[plan.Populations.Count];
        var places = 0;
        foreach (var population in plan.Populations)
        {
            FirstPlace[population.Index] = places;
            places = checked(places + ShardCut.Padded(population.Population.Size));
        }
        SumRows = PowerOfTwo(plan.MaxDelay + plan.EpochSteps);
        SignalRows = plan.Populations.Any(population => population.Signal >= 0) ? PowerOfTwo(plan.MaxDelay + 2 * plan.EpochSteps) : 0;
        BitRows = PowerOfTwo(Math.Max(RecordedSteps, 64 * plan.EpochSteps));
        Rings = new()
        {
            Places = places,
            SumMask = SumRows - 1,
            SumStride = checked(plan.Channels * places),
            FirstCurrent = plan.HasCurrents ? plan.CurrentChannel * places : 0,
            SignalMask = SignalRows - 1,
            BitMask = BitRows - 1,
            BitStride = places / 32,
        };
        _ = checked((int)Samples);
        ShardPlace = [.. shards.Select(shard => FirstPlace[shard.Slices[0].Population] + shard.Slices[0].FirstInPopulation)];
    }

    public SpikingPlan Plan { get; }

    /// <summary>[population] place of its first neuron.</summary>
    public int[] FirstPlace { get; }

    /// <summary>[shard] place of its first neuron.</summary>
    public int[] ShardPlace { get; }

    public RingLayout Rings { get; }
    public int SumRows { get; }

    /// <summary>Rows of the ring of signals; 0 where none are transmitted.</summary>
    public int SignalRows { get; }

    public int BitRows { get; }

    /// <summary>Room for the spikes of one epoch, if all neurons spiked in every step.</summary>
    public long MostSpikes => (long)Plan.Experiment.Neurons * Plan.EpochSteps;

    /// <summary>Values in the rings of sampled states.</summary>
    public long Samples => Plan.Experiment.RecordState.Sum(request => (long)GpuOutbox.Frames(BitRows, request.Every) * request.Neurons.Count);

    /// <summary>What the device must give in one piece, in bytes.</summary>
    public IEnumerable<(string What, long Bytes)> Allocations =>
    [
        ("input on its way", 4L * SumRows * Rings.SumStride),
        ("signals on their way", 4L * SignalRows * Rings.Places),
        ("recorded spikes", 4L * BitRows * Rings.BitStride),
        ("spikes of an epoch", 8 * MostSpikes),
        ("sampled states", 4 * Samples),
        .. TargetRing.All(Plan).Select(ring => ($"spikes at which {Plan.Populations[ring.Population].Population.Name} learns", ring.Bytes)),
        .. Models.Select(model => ($"state of {model.Schema.Name}", (long)model.StateBytes * Rings.Places)),
        .. Plan.Tables.Select(table => ($"synapses from {Plan.Populations[table.From].Population.Name}", (long)(table.ExpectedSynapses * table.SynapseBytes))),
    ];

    /// <summary>The grains of some populations, whose position among them is what kernels call their population.</summary>
    public List<Grain> Grains(IReadOnlyList<PopulationPlan> populations)
    {
        var grains = new List<Grain>();
        for (var index = 0; index < populations.Count; index++)
        {
            var size = populations[index].Population.Size;
            for (var first = 0; first < size; first += NeuronUpdate.GroupSize)
                grains.Add(new()
                {
                    FirstPlace = FirstPlace[populations[index].Index] + first,
                    FirstInPopulation = first,
                    Neurons = Math.Min(NeuronUpdate.GroupSize, size - first),
                    Population = index,
                });
        }
        return grains;
    }

    /// <summary>[place / 32] global id of the word's first neuron.</summary>
    public int[] FirstIds()
    {
        var ids = new int[Rings.BitStride];
        foreach (var population in Plan.Populations)
            for (var first = 0; first < population.Population.Size; first += 32)
                ids[(FirstPlace[population.Index] + first) / 32] = checked((int)population.Population.FirstId + first);
        return ids;
    }

    /// <summary>Work items that drive a population, four neighbours each.</summary>
    public int Quads(int population) => (Plan.Populations[population].Population.Size + PoissonDrive.Neurons - 1) / PoissonDrive.Neurons;

    /// <summary>Where the direct current of a population changes, and to what.</summary>
    public IEnumerable<CurrentPiece> Currents(PopulationPlan population) => Pieces(Plan.Currents[population.Index]);

    /// <summary>A current as kernels read it.</summary>
    public static IEnumerable<CurrentPiece> Pieces(CurrentPlan plan) => plan.FirstSteps.Zip(plan.Amplitudes, (step, amplitude) => new CurrentPiece { FirstStep = step, Amplitude = amplitude });

    /// <summary>What the device would hold besides synapses and their rows, in bytes.</summary>
    public long Bytes =>
        4L * SumRows * Rings.SumStride
        + 4L * SignalRows * Rings.Places
        + 4L * BitRows * Rings.BitStride
        + 2 * 8 * MostSpikes
        + (long)StimulusTables.Bytes(Plan)
        + Models.Sum(model => (long)model.StateBytes * Rings.Places)
        + Plan.Experiment.Populations.Sum(population => population.Varied.Count > 0 ? (long)population.Model.ConstantBytes * population.Size : 0)
        + 4L * GpuOutbox.Capacity(Rings.Places)
        + 4 * Samples
        + 8L * BitRows + 4L * Rings.BitStride // of draining spikes
        + PlasticBytes
        + Tables;

    // Marks of sources that spike, spikes of targets, states of sources, and weights to be sampled.
    long PlasticBytes
    {
        get
        {
            var plastic = Plan.Tables.Where(table => table.Format == SynapseFormat.Plastic).ToList();
            return (plastic.Count > 0 ? 4L * Rings.Places : 0)
                + TargetRing.All(Plan).Sum(ring => ring.Bytes)
                + plastic.Sum(table => (long)SourceBytes(table) * Plan.Populations[table.From].Population.Size)
                + (long)Plan.Experiment.RecordWeights.Sum(request => (Unsafe.SizeOf<ChosenSynapse>() + sizeof(float)) * (request.Synapses?.Count ?? request.Of.Rule.ExpectedSynapses(request.Of.Endpoints)));
        }
    }

    static int SourceBytes(TablePlan table) => table.Synapse!.Model is ShortTermModel model ? model.StateBytes + sizeof(int) : Unsafe.SizeOf<SourceTrace>();

    IEnumerable<Dynamics.Neurons.NeuronModel> Models => Plan.Populations.Select(population => population.Population.Model).Distinct();

    static int PowerOfTwo(int atLeast) => checked((int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, atLeast)));
}
