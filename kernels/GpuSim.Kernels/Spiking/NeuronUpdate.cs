using GpuSim.Dynamics.Neurons;
using GpuSim.Dynamics.Random;
using GpuSim.KernelLanguage;

namespace GpuSim.Kernels.Spiking;

/// <summary>One group advances the neurons of one grain by all steps of an epoch, one item each, state at hand across them.</summary>
public static class NeuronUpdate
{
    /// <summary>Items of a group.</summary>
    public const int GroupSize = 64;

    /// <summary>Advances one neuron; its input is cleared for the rings' next round.</summary>
    /// <param name="rings">Sizes.</param>
    /// <param name="ahead">From the clock to the epoch's first step.</param>
    /// <param name="steps">Steps of the epoch.</param>
    /// <param name="clock">[1] see <see cref="Clock"/>.</param>
    /// <param name="grains">[group].</param>
    /// <param name="populations">[population of the model].</param>
    /// <param name="models">Folded constants of all populations: one set, or one for each neuron.</param>
    /// <param name="state">[place].</param>
    /// <param name="sums">[ring row, channel, place] quanta; a channel is a receptor, or the last of all the currents that neurons get of their own.</param>
    /// <param name="drives">Of all populations.</param>
    /// <param name="thresholds">Of all drives.</param>
    /// <param name="guides">Of all drives.</param>
    /// <param name="currents">Of all populations.</param>
    /// <param name="spikes">Spikes of the epoch in any order, for delivery.</param>
    /// <param name="spikeCount">[1] how many; zero before.</param>
    /// <param name="bits">[ring row, place / 32] recorded spikes, one bit each.</param>
    /// <param name="signals">[ring row, place] see <see cref="PopulationLayout.Signal"/>.</param>
    /// <param name="tapStarts">[place + 1] where each neuron's taps begin; empty where nothing is sampled.</param>
    /// <param name="taps">Of all neurons.</param>
    /// <param name="samples">Rings of all taps.</param>
    [Kernel]
    public static void Advance<TModel, TState>(
        RingLayout rings, int ahead, int steps, ArrayView<int> clock, ArrayView<Grain> grains, ArrayView<PopulationLayout> populations, ArrayView<TModel> models, ColumnView<TState> state,
        ArrayView<int> sums, ArrayView<PoissonLayout> drives, ArrayView<uint> thresholds, ArrayView<ushort> guides, ArrayView<CurrentPiece> currents,
        ArrayView<Spike> spikes, ArrayView<int> spikeCount, ArrayView<uint> bits, ArrayView<float> signals, ArrayView<int> tapStarts, ArrayView<Tap> taps, ArrayView<float> samples)
        where TModel : unmanaged, INeuronModel<TModel, TState>
        where TState : unmanaged
    {
        var grain = grains[Grid.IdxX];
        if (Group.IdxX >= grain.Neurons) return;
        var population = populations[grain.Population];
        var place = grain.FirstPlace + Group.IdxX;
        var neuron = grain.FirstInPopulation + Group.IdxX;
        var model = models[population.FirstModel + population.OwnModels * neuron];
        var firstStep = Clock.Step(clock, ahead);
        var piece = CurrentPieces.After(firstStep, population.FirstCurrent, population.EndCurrent, currents);
        var current = piece > population.FirstCurrent ? currents[piece - 1].Amplitude : 0f;
        var held = state[place];
        for (var step = firstStep; step < firstStep + steps; step++)
        {
            while (piece < population.EndCurrent && currents[piece].FirstStep <= step)
            {
                current = currents[piece].Amplitude;
                piece++;
            }
            var at = (long)(step & rings.SumMask) * rings.SumStride + place;
            var sum0 = Take(sums, at);
            var sum1 = population.Quantum1 != 0f ? Take(sums, at + rings.Places) : 0;
            var sum2 = population.Quantum2 != 0f ? Take(sums, at + 2L * rings.Places) : 0;
            var sum3 = population.Quantum3 != 0f ? Take(sums, at + 3L * rings.Places) : 0;
            for (var drive = population.FirstDrive; drive < population.EndDrive; drive++)
            {
                var quanta = PoissonDrive.Quanta(neuron, step, drives[drive], thresholds, guides);
                var receptor = drives[drive].Receptor;
                if (receptor == 0) sum0 += quanta;
                else if (receptor == 1) sum1 += quanta;
                else if (receptor == 2) sum2 += quanta;
                else sum3 += quanta;
            }
            var own = population.CurrentQuantum != 0f ? current + Take(sums, at + rings.FirstCurrent) * population.CurrentQuantum : current;
            var draw = population.Draws != 0 ? Philox.DrawOne(new RandomStream(population.DrawKey0, population.DrawKey1), (uint)neuron, (uint)step, 0u) : 0u;
            var input = new Input(sum0 * population.Quantum0, sum1 * population.Quantum1, sum2 * population.Quantum2, sum3 * population.Quantum3, own, draw);
            if (model.Step(ref held, input))
            {
                var spike = default(Spike);
                spike.Place = place;
                spike.Step = step;
                var number = Atomic.Add(ref spikeCount[0], 1);
                spikes[number] = spike;
                if (population.Recorded != 0) Atomic.Or(ref bits[(long)(step & rings.BitMask) * rings.BitStride + (place >> 5)], 1u << (place & 31));
            }
            if (population.Signal >= 0) signals[(long)(step & rings.SignalMask) * rings.Places + place] = model.Read(held, population.Signal);
            if (population.Sampled != 0)
            {
                for (var index = tapStarts[place]; index < tapStarts[place + 1]; index++)
                {
                    var tap = taps[index];
                    if (tap.NextStep == step)
                    {
                        samples[tap.Next] = model.Read(held, tap.Variable);
                        tap.Next = tap.Next + tap.Stride < tap.End ? tap.Next + tap.Stride : tap.First;
                        tap.NextStep += tap.Every;
                        taps[index] = tap;
                    }
                }
            }
        }
        state[place] = held;
    }

    // The ring's next round finds zero.
    [DeviceCode]
    static int Take(ArrayView<int> sums, long at)
    {
        var taken = sums[at];
        sums[at] = 0;
        return taken;
    }
}
