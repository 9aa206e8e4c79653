using GpuSim.Execution.Hopfield;
using GpuSim.Execution.SelfOrganizingMap;
using GpuSim.Execution.Spiking;
using GpuSim.Planning.Hopfield;
using GpuSim.Planning.SelfOrganizingMap;
using GpuSim.Planning.Spiking;

namespace GpuSim.Execution;

/// <summary>Something that can hold and step a network. Whoever opens it closes it, which gives back all that was taken of it, by a placement that failed half-way too.</summary>
public interface IDevice : IDisposable
{
    /// <summary>Such as <c>cpu</c>.</summary>
    string Kind { get; }

    /// <summary>Its own name.</summary>
    string Name { get; }

    /// <summary>Host threads that drive it, of those a user allows.</summary>
    int Threads(int allowed);

    /// <summary>Refuses a plan that its memory cannot hold, or with models that it cannot step.</summary>
    /// <exception cref="Planning.NotEnoughMemoryException">It does not fit.</exception>
    /// <exception cref="Planning.InfeasibleException">A model has no code for it.</exception>
    void Check(SpikingPlan plan, IReadOnlyList<ShardPlan> shards);

    /// <summary>Places a network on the device.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="shards">The cut.</param>
    /// <param name="synapses">[shard][table] built before; the caller's to free once this returns or, where the device reads host memory, after the placement.</param>
    /// <param name="record">Whether the outbox will be opened.</param>
    IPlacement Place(SpikingPlan plan, IReadOnlyList<ShardPlan> shards, IReadOnlyList<IReadOnlyList<SynapseTable>> synapses, bool record);

    /// <summary>Places a memory and its probes on the device.</summary>
    /// <param name="plan">The plan, which must outlive the result.</param>
    /// <param name="threads">Host threads that may work.</param>
    /// <exception cref="Planning.NotEnoughMemoryException">It does not fit.</exception>
    IRecall Place(RecallPlan plan, int threads);

    /// <summary>Places a map and its samples on the device.</summary>
    /// <param name="plan">The plan, which must outlive the result.</param>
    /// <param name="threads">Host threads that may work.</param>
    /// <exception cref="Planning.NotEnoughMemoryException">It does not fit.</exception>
    IMapTraining Place(MapPlan plan, int threads);
}

/// <summary>A network on a device.</summary>
public interface IPlacement : IDisposable
{
    /// <summary>What the threads step: the same number for each, in order.</summary>
    IReadOnlyList<IShard> Shards { get; }

    /// <summary>Whose weights are sampled, in the order of the experiment's records; empty where nothing is recorded.</summary>
    IReadOnlyList<ChosenSynapses> Chosen { get; }

    /// <summary>Where spikes and samples come out.</summary>
    IOutbox Outbox { get; }

    /// <summary>Waits until everything asked of the device is done.</summary>
    void Settle();
}

/// <summary>A part of a network on a device. One thread owns it for the whole run.</summary>
public interface IShard
{
    /// <summary>Makes all steps of the epoch.</summary>
    void Update(Epoch epoch);

    /// <summary>Samples the weights of the records that are due at <paramref name="step"/>, the end of the last epoch made: what happened at a synapse before that step counts.</summary>
    void SampleWeights(long step);

    /// <summary>Adds to the input of <paramref name="next"/> every spike that arrives in it.</summary>
    void Deliver(Epoch next);

    /// <summary>Synapses reached so far; known once the device has settled.</summary>
    long SynapticEvents { get; }
}
