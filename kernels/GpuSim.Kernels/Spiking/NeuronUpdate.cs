using System.Runtime.CompilerServices;
using GpuSim.Dynamics.Neurons;
using GpuSim.KernelLanguage;

namespace GpuSim.Kernels.Spiking;

/// <summary>What a slice of a population needs to step: its constants and its views.</summary>
/// <typeparam name="TModel">The neuron model.</typeparam>
/// <typeparam name="TState">Its state.</typeparam>
public struct Slice<TModel, TState>
    where TModel : unmanaged, INeuronModel<TModel, TState>
    where TState : unmanaged
{
    /// <summary>Folded constants.</summary>
    public TModel Model;

    /// <summary>[neuron of the slice].</summary>
    public ArrayView<TState> State;

    /// <summary>The shard's input.</summary>
    public InputSlots Input;

    /// <summary>Where the slice begins in the shard's input.</summary>
    public int FirstInShard;

    /// <summary>Where the slice begins in its population.</summary>
    public int FirstInPopulation;

    /// <summary>Receptors of the model: 1 or 2.</summary>
    public int Receptors;

    /// <summary>Weight unit per quantum at receptor 0.</summary>
    public float Quantum0;

    /// <summary>Weight unit per quantum at receptor 1.</summary>
    public float Quantum1;

    /// <summary>[slot] direct current, pA.</summary>
    public ArrayView<float> Current;

    /// <summary>Where spikes go.</summary>
    public SpikeLists Spikes;
}

/// <summary>One work item advances one neuron by all steps of an epoch, its state in registers across them.</summary>
public static class NeuronUpdate
{
    /// <summary>Advances one neuron; input is cleared for the next epoch.</summary>
    /// <param name="neuron">Index within the slice.</param>
    /// <param name="slice">Constants and views.</param>
    /// <param name="firstStep">First step of the epoch.</param>
    /// <param name="steps">Steps of the epoch.</param>
    /// <param name="probe">Looks at the state after every step.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Advance<TModel, TState, TProbe>(Index1D neuron, in Slice<TModel, TState> slice, long firstStep, int steps, ref TProbe probe)
        where TModel : unmanaged, INeuronModel<TModel, TState>
        where TState : unmanaged
        where TProbe : struct, IProbe<TState>
    {
        var state = slice.State[neuron.X];
        for (var slot = 0; slot < steps; slot++)
        {
            var input = new Input(
                Take(slice.Input.At(slot, 0), slice.FirstInShard + neuron, slice.Quantum0),
                slice.Receptors > 1 ? Take(slice.Input.At(slot, 1), slice.FirstInShard + neuron, slice.Quantum1) : 0f,
                slice.Current[slot]);
            if (slice.Model.Step(ref state, input))
                slice.Spikes.Append(slot, slice.FirstInPopulation + neuron);
            probe.After(firstStep + slot, state);
        }
        slice.State[neuron.X] = state;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static float Take(ArrayView<int> sums, int at, float quantum)
    {
        var sum = sums[at];
        sums[at] = 0;
        return sum * quantum;
    }
}
