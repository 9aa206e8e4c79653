using GpuSim.KernelLanguage;

namespace GpuSim.Kernels.Spiking;

// What kernels are told of a network that lies in a device's memory. All neurons have a place: populations one after the other, each
// beginning at a multiple of 64. Rings have a power of two of rows, so that a row is found by a mask.

/// <summary>Up to 64 neighbours of one population, stepped by one group.</summary>
public struct Grain
{
    /// <summary>Place of the first.</summary>
    public int FirstPlace;

    /// <summary>Its id within the population.</summary>
    public int FirstInPopulation;

    /// <summary>How many.</summary>
    public int Neurons;

    /// <summary>Index of the population among those of the model.</summary>
    public int Population;
}

/// <summary>What the neurons of a population have in common besides the model's constants.</summary>
public struct PopulationLayout
{
    /// <summary>Index of its constants, or of its first neuron's.</summary>
    public int FirstModel;

    /// <summary>Whether each neuron has constants of its own: 1 or 0.</summary>
    public int OwnModels;

    /// <summary>Weight unit per quantum at receptor 0.</summary>
    public float Quantum0;

    /// <summary>Weight unit per quantum at receptor 1; 0 where the model has fewer.</summary>
    public float Quantum1;

    /// <summary>The same at receptor 2.</summary>
    public float Quantum2;

    /// <summary>The same at receptor 3.</summary>
    public float Quantum3;

    /// <summary>pA per quantum in the channel of currents; 0 where neurons get none of their own.</summary>
    public float CurrentQuantum;

    /// <summary>First word of the key of its draws.</summary>
    public uint DrawKey0;

    /// <summary>Second word of the key of its draws.</summary>
    public uint DrawKey1;

    /// <summary>Whether steps draw: 1 or 0.</summary>
    public int Draws;

    /// <summary>Index of the state variable that goes to the ring of signals after every step; −1 for none.</summary>
    public int Signal;

    /// <summary>First of its Poisson drives.</summary>
    public int FirstDrive;

    /// <summary>One past the last.</summary>
    public int EndDrive;

    /// <summary>First of its pieces of direct current.</summary>
    public int FirstCurrent;

    /// <summary>One past the last.</summary>
    public int EndCurrent;

    /// <summary>Whether its spikes are recorded: 1 or 0.</summary>
    public int Recorded;

    /// <summary>Whether states of it are sampled: 1 or 0.</summary>
    public int Sampled;
}

/// <summary>A direct current that holds from one step until the next piece.</summary>
public struct CurrentPiece
{
    /// <summary>First step.</summary>
    public int FirstStep;

    /// <summary>pA.</summary>
    public float Amplitude;
}

/// <summary>A state variable of one neuron that is sampled, and where the next sample goes.</summary>
public struct Tap
{
    /// <summary>Index of the variable in the model's schema.</summary>
    public int Variable;

    /// <summary>Interval in steps.</summary>
    public int Every;

    /// <summary>The step at whose end the next sample is taken.</summary>
    public int NextStep;

    /// <summary>Where it goes.</summary>
    public int Next;

    /// <summary>From one sample to the next.</summary>
    public int Stride;

    /// <summary>Where the ring of the neuron's samples begins.</summary>
    public int First;

    /// <summary>One past the ring's last sample.</summary>
    public int End;
}

/// <summary>A table of synapses.</summary>
public struct TableLayout
{
    /// <summary>Place of the source population's first neuron.</summary>
    public int FirstSource;

    /// <summary>Neurons of the source population.</summary>
    public int Sources;

    /// <summary>Where its rows' starts begin.</summary>
    public uint FirstStart;

    /// <summary>Where its synapses begin.</summary>
    public uint FirstSynapse;

    /// <summary>Delays per source.</summary>
    public int Delays;

    /// <summary>Shortest delay in steps.</summary>
    public int MinDelay;

    /// <summary>Weight in quanta of every synapse, for formats that hold none.</summary>
    public int RowWeight;

    /// <summary>Of one step's sums, where those of the table's receptor and shard begin.</summary>
    public int FirstSum;
}

/// <summary>A spike on its way to delivery.</summary>
public struct Spike
{
    /// <summary>Place of the neuron.</summary>
    public int Place;

    /// <summary>Step in which it spiked.</summary>
    public int Step;
}

/// <summary>Sizes of a network's rings.</summary>
public struct RingLayout
{
    /// <summary>Places of all neurons, a multiple of 64.</summary>
    public int Places;

    /// <summary>Of the sums: rows − 1.</summary>
    public int SumMask;

    /// <summary>From one step's sums to the next step's: channels · places.</summary>
    public int SumStride;

    /// <summary>Of one step's sums, where the channel of currents begins.</summary>
    public int FirstCurrent;

    /// <summary>Of the signals: rows − 1.</summary>
    public int SignalMask;

    /// <summary>Of the recorded spikes: rows − 1.</summary>
    public int BitMask;

    /// <summary>From one step's recorded spikes to the next step's: places / 32.</summary>
    public int BitStride;
}

/// <summary>When an epoch is, in a device's own time: a launch that is started again and again finds a later step in the same place.</summary>
public static class Clock
{
    /// <summary>The first step of an epoch.</summary>
    /// <param name="clock">[1] a step that the device counts.</param>
    /// <param name="ahead">Steps after that one.</param>
    [DeviceCode]
    public static int Step(ArrayView<int> clock, int ahead) => clock[0] + ahead;

    /// <summary>One work item moves the clock on.</summary>
    /// <param name="item">The only one.</param>
    /// <param name="clock">[1] a step.</param>
    /// <param name="steps">By how many.</param>
    [Kernel]
    public static void Advance(Index1D item, ArrayView<int> clock, int steps) => clock[item] = clock[item] + steps;
}
