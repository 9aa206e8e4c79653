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

    /// <summary>[neuron of the slice + slot · SlotStride] sums of quanta at receptor 0.</summary>
    public ArrayView<int> Sums0;

    /// <summary>The same at receptor 1; not read where the model has one receptor.</summary>
    public ArrayView<int> Sums1;

    /// <summary>From one step's sums to the next step's.</summary>
    public int SlotStride;

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

/// <summary>One work item advances one neuron by all steps of an epoch, its state at hand across them.</summary>
public static class NeuronUpdate
{
    /// <summary>Advances one neuron; input is cleared for the next epoch.</summary>
    /// <param name="neuron">Index within the slice.</param>
    /// <param name="slice">Constants and views; not changed, but read through a plain reference, as C# copies a model behind a read-only one at every step.</param>
    /// <param name="firstStep">First step of the epoch.</param>
    /// <param name="steps">Steps of the epoch.</param>
    /// <param name="probe">Looks at the state after every step.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Advance<TModel, TState, TProbe>(Index1D neuron, ref Slice<TModel, TState> slice, long firstStep, int steps, ref TProbe probe)
        where TModel : unmanaged, INeuronModel<TModel, TState>
        where TState : unmanaged
        where TProbe : struct, IProbe<TState>
    {
        var state = slice.State[neuron.X];
        var at = (long)neuron.X;
        for (var slot = 0; slot < steps; slot++, at += slice.SlotStride)
        {
            var receptor0 = Take(slice.Sums0, at) * slice.Quantum0;
            var receptor1 = slice.Receptors > 1 ? Take(slice.Sums1, at) * slice.Quantum1 : 0f;
            if (slice.Model.Step(ref state, new Input(receptor0, receptor1, slice.Current[slot])))
                slice.Spikes.Append(slot, slice.FirstInPopulation + neuron);
            probe.After(firstStep + slot, state);
        }
        slice.State[neuron.X] = state;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static int Take(ArrayView<int> sums, long at)
    {
        ref var sum = ref sums[at];
        var taken = sum;
        sum = 0;
        return taken;
    }
}
