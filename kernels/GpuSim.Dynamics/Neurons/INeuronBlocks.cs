namespace GpuSim.Dynamics.Neurons;

/// <summary>Neighbours that step together: groups of as many neurons as a vector has lanes.</summary>
public unsafe struct NeuronBlock
{
    /// <summary>State of the first neuron: field f of neuron i is word f · <see cref="Stride"/> + i.</summary>
    public int* Words;

    /// <summary>From one field to the next.</summary>
    public nint Stride;

    /// <summary>Sums of quanta at receptor 0 in slot 0; a slot's sums are taken, leaving zeros.</summary>
    public int* Sums;

    /// <summary>From receptor 0 to receptor 1; 0 where the model has fewer: its quantum of 0 makes nothing of what is found there.</summary>
    public nint Receptor1;

    /// <summary>The same to receptor 2.</summary>
    public nint Receptor2;

    /// <summary>The same to receptor 3.</summary>
    public nint Receptor3;

    /// <summary>From one slot to the next.</summary>
    public nint SlotStride;

    /// <summary>Weight of a quantum at receptor 0.</summary>
    public float Quantum0;

    /// <summary>Weight of a quantum at receptor 1; 0 where the model has fewer.</summary>
    public float Quantum1;

    /// <summary>The same at receptor 2.</summary>
    public float Quantum2;

    /// <summary>The same at receptor 3.</summary>
    public float Quantum3;

    /// <summary>[slot] direct current, pA.</summary>
    public float* Current;

    /// <summary>From receptor 0 to the sums of each neuron's own currents; 0 where there are none.</summary>
    public nint OwnCurrent;

    /// <summary>Current of one of their quanta, pA.</summary>
    public float CurrentQuantum;

    /// <summary>[slot, neuron] draws; null where the model needs none.</summary>
    public uint* Draws;

    /// <summary>From one slot's draws to the next slot's.</summary>
    public nint DrawStride;

    /// <summary>Constants of the first neuron where each has its own: word f of neuron i is word f · <see cref="ConstantStride"/> + i; null where all have the model's.</summary>
    public int* Constants;

    /// <summary>From one constant to the next.</summary>
    public nint ConstantStride;

    /// <summary>Number of groups; the last may reach past the neurons, into padding.</summary>
    public int Groups;

    /// <summary>First slot to step.</summary>
    public int FromSlot;

    /// <summary>One past the last.</summary>
    public int ToSlot;
}

/// <summary>A number of lanes.</summary>
public interface ILanes
{
    /// <summary>Neurons of a group.</summary>
    static abstract int Count { get; }
}

/// <summary>Vectors of 512 bits.</summary>
public readonly struct Width512 : ILanes
{
    /// <inheritdoc/>
    public static int Count => 16;
}

/// <summary>Vectors of 256 bits.</summary>
public readonly struct Width256 : ILanes
{
    /// <inheritdoc/>
    public static int Count => 8;
}

/// <summary>Vectors of 128 bits.</summary>
public readonly struct Width128 : ILanes
{
    /// <inheritdoc/>
    public static int Count => 4;
}

/// <summary>One neuron at a time.</summary>
public readonly struct Width32 : ILanes
{
    /// <inheritdoc/>
    public static int Count => 1;
}

/// <summary>A neuron model that steps blocks of neurons, each with the bits of <see cref="INeuronModel{TSelf,TState}.Step"/>; the kernel compiler adds it to every model, once for each vector width.</summary>
/// <typeparam name="TLanes">The width.</typeparam>
public interface INeuronBlocks<TLanes> where TLanes : ILanes
{
    /// <summary>Makes the slots [FromSlot, ToSlot) of all groups, state in registers from slot to slot.</summary>
    /// <param name="block">Where everything lies.</param>
    /// <param name="spikes">[group, slot − FromSlot] bit i is set where neuron i of the group spiked.</param>
    /// <returns>Whether any did: all of <paramref name="spikes"/>, or-ed.</returns>
    unsafe uint Advance(in NeuronBlock block, uint* spikes);
}
