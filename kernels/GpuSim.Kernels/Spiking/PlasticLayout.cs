namespace GpuSim.Kernels.Spiking;

/// <summary>The part of a plastic table that ends in one shard.</summary>
public struct PlasticLayout
{
    /// <summary>Where its rows' starts begin.</summary>
    public uint FirstStart;

    /// <summary>Where its synapses begin.</summary>
    public uint FirstSynapse;

    /// <summary>Of one step's sums, where those of the table's receptor and shard begin.</summary>
    public int FirstSum;

    /// <summary>What to add to a target's place in the shard to have its id within the population.</summary>
    public int TargetShift;
}

/// <summary>What the parts of a plastic table have in common.</summary>
public struct PlasticTable
{
    /// <summary>Place of the source population's first neuron.</summary>
    public int FirstSource;

    /// <summary>Neurons of the source population.</summary>
    public int Sources;

    /// <summary>Delays per source.</summary>
    public int Delays;

    /// <summary>Shortest delay in steps.</summary>
    public int MinDelay;

    /// <summary>Quanta per unit of weight.</summary>
    public float Scale;

    /// <summary>One past the run's last step: what would arrive later is not counted.</summary>
    public int EndStep;

    /// <summary>Of the rings of target spikes: length, less one.</summary>
    public int RingMask;

    /// <summary>Of the rings of target spikes: length as a power of two.</summary>
    public int RingBits;
}

/// <summary>Where the spikes of targets are kept.</summary>
public struct TargetLayout
{
    /// <summary>Place of the population's first neuron.</summary>
    public int FirstPlace;

    /// <summary>Neurons of the population.</summary>
    public int Neurons;

    /// <summary>Length of a ring, less one.</summary>
    public int RingMask;

    /// <summary>Length of a ring as a power of two.</summary>
    public int RingBits;

    /// <summary>Spikes of a neuron since the last pass after which there has to be another.</summary>
    public int Limit;

    /// <summary>Which of the two numbers of most spikes is this epoch's: 0 or 1.</summary>
    public int Parity;
}
