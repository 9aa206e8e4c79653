using System.Numerics;
using System.Runtime.CompilerServices;
using GpuSim.Dynamics.Neurons;
using GpuSim.KernelLanguage;

namespace GpuSim.Kernels.Spiking;

/// <summary>The CPU twin of <see cref="NeuronUpdate"/>, written by hand: neurons side by side, their state in registers across the steps of an epoch.</summary>
/// <typeparam name="TModel">The model's twin for one vector width.</typeparam>
/// <typeparam name="TState">Twin of its state.</typeparam>
/// <typeparam name="TInput">Twin of its input.</typeparam>
public struct NeuronLanes<TModel, TState, TInput>
    where TModel : unmanaged, INeuronLanes<TState, TInput>
    where TState : unmanaged, IStateLanes<TState>
    where TInput : unmanaged, IInputLanes<TInput>
{
    /// <summary>Most steps of an epoch.</summary>
    public const int MostSteps = 64;

    const int MostPaired = 2; // fields of state: two vectors of more do not fit the registers

    /// <summary>Folded constants.</summary>
    public TModel Model;

    /// <summary>[field, neuron of the slice] padded to whole vectors.</summary>
    public ArrayView<int> State;

    /// <summary>From one field to the next.</summary>
    public int Stride;

    /// <summary>[neuron of the slice + slot · SlotStride] sums of quanta at receptor 0, padded to whole vectors.</summary>
    public ArrayView<int> Sums0;

    /// <summary>The same at receptor 1; empty where the model has one receptor.</summary>
    public ArrayView<int> Sums1;

    /// <summary>From one step's sums to the next step's.</summary>
    public int SlotStride;

    /// <summary>Where the slice begins in its population.</summary>
    public int FirstInPopulation;

    /// <summary>Weight unit per quantum at receptor 0.</summary>
    public float Quantum0;

    /// <summary>Weight unit per quantum at receptor 1.</summary>
    public float Quantum1;

    /// <summary>[slot] direct current, pA.</summary>
    public ArrayView<float> Current;

    /// <summary>Where spikes go.</summary>
    public SpikeLists Spikes;

    /// <summary>Advances the neurons [<paramref name="first"/>, <paramref name="end"/>) by all steps of an epoch; <paramref name="first"/> begins a vector. Input is cleared.</summary>
    public void Advance(int first, int end, int steps)
    {
        if (first < end) Advance(ref this, first, end, 0, steps);
    }

    /// <summary>Advances them by the epoch's step number <paramref name="slot"/> alone.</summary>
    public void AdvanceOne(int first, int end, int slot) => Advance(ref this, first, end, slot, slot + 1);

    // Small states go two vectors at a time: while one waits for its own last step, the other goes on. Nothing is called in the loop, as a call would empty the registers.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)] // a loop of its own keeps its registers, and never runs unoptimised
    static unsafe void Advance(ref NeuronLanes<TModel, TState, TInput> slice, int first, int end, int fromSlot, int toSlot)
    {
        var model = slice.Model; // locals: nothing that is written below can change them
        var (quantum0, quantum1) = (slice.Quantum0, slice.Quantum1);
        var current = slice.Current.Pointer;
        nint slotStride = slice.SlotStride, stride = slice.Stride;
        var offset1 = slice.Sums1.Length == 0 ? 0 : slice.Sums1.Pointer - slice.Sums0.Pointer;
        var spikes = stackalloc ulong[MostSteps];
        var width = TState.Width;
        var pairs = sizeof(TState) <= MostPaired * width * sizeof(float); // a constant to the compiler
        for (var neuron = first; neuron < end; neuron += pairs ? 2 * width : width)
        {
            var words = slice.State.Pointer + neuron;
            var sums = slice.Sums0.Pointer + neuron + fromSlot * slotStride;
            var left = TState.Load(words, stride);
            ulong any = 0;
            if (pairs && neuron + width < end)
            {
                var right = TState.Load(words + width, stride);
                for (var slot = fromSlot; slot < toSlot; slot++, sums += slotStride)
                {
                    var spiked = model.StepLanes(ref left, TInput.Take(sums, quantum0, offset1 == 0 ? null : sums + offset1, quantum1, current[slot]))
                        | (ulong)model.StepLanes(ref right, TInput.Take(sums + width, quantum0, offset1 == 0 ? null : sums + width + offset1, quantum1, current[slot])) << width;
                    spikes[slot] = spiked;
                    any |= spiked;
                }
                right.Store(words + width, stride);
            }
            else
            {
                for (var slot = fromSlot; slot < toSlot; slot++, sums += slotStride)
                {
                    var spiked = model.StepLanes(ref left, TInput.Take(sums, quantum0, offset1 == 0 ? null : sums + offset1, quantum1, current[slot]));
                    spikes[slot] = spiked;
                    any |= spiked;
                }
            }
            left.Store(words, stride);
            if (any != 0)
                for (var slot = fromSlot; slot < toSlot; slot++) Append(ref slice, slot, neuron, end, spikes[slot]);
        }
    }

    static void Append(ref NeuronLanes<TModel, TState, TInput> slice, int slot, int neuron, int end, ulong spikes)
    {
        for (; spikes != 0; spikes &= spikes - 1)
        {
            var lane = neuron + BitOperations.TrailingZeroCount(spikes);
            if (lane < end) slice.Spikes.Append(slot, slice.FirstInPopulation + lane); // lanes past the end are no neurons
        }
    }
}
