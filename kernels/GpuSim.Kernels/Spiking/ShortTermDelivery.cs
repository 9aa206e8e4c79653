using GpuSim.Dynamics.Synapses;
using GpuSim.KernelLanguage;

namespace GpuSim.Kernels.Spiking;

/// <summary>Delivers through synapses whose amplitude follows the spikes of their source: groups take the first spike of each source in turn and go through all of them in their order.</summary>
public static class ShortTermDelivery
{
    /// <summary>Delivers all spikes of an epoch through one table.</summary>
    /// <param name="rings">Sizes.</param>
    /// <param name="table">The table.</param>
    /// <param name="pieces">Parts of a row that go to different groups, as a power of two.</param>
    /// <param name="ahead">From the clock to the epoch's first step.</param>
    /// <param name="clock">[1] see <see cref="Clock"/>.</param>
    /// <param name="models">[1] the model.</param>
    /// <param name="parts">[shard].</param>
    /// <param name="starts">[source, delay, +1] of each part.</param>
    /// <param name="synapses">Of all parts.</param>
    /// <param name="states">[source] before the epoch.</param>
    /// <param name="lastSpikes">[source] step before the epoch, −1 for none.</param>
    /// <param name="spikes">Of the epoch, in any order.</param>
    /// <param name="spikeCount">[1] how many.</param>
    /// <param name="marks">See <see cref="SourceMarks"/>.</param>
    /// <param name="sums">[ring row, channel, place] quanta.</param>
    /// <param name="events">[2] synapses reached, lower and upper half.</param>
    [Kernel]
    public static void Deliver<TModel, TState>(
        RingLayout rings, PlasticTable table, int pieces, int ahead, ArrayView<int> clock, ArrayView<TModel> models, ArrayView<PlasticLayout> parts, ArrayView<uint> starts,
        ArrayView<PlasticSynapse> synapses, ColumnView<TState> states, ArrayView<int> lastSpikes,
        ArrayView<Spike> spikes, ArrayView<int> spikeCount, ArrayView<uint> marks, ArrayView<int> sums, ArrayView<uint> events)
        where TModel : unmanaged, IShortTermPlasticity<TModel, TState>
        where TState : unmanaged
    {
        var firstStep = Clock.Step(clock, ahead);
        var model = models[0];
        var units = spikeCount[0] << pieces;
        for (var unit = Grid.IdxX; unit < units; unit += Grid.DimX)
        {
            var spike = spikes[unit >> pieces];
            var source = spike.Place - table.FirstSource;
            if (source >= 0 && source < table.Sources)
            {
                var left = marks[spike.Place];
                if (SourceMarks.IsFirst(spike, firstStep, left))
                {
                    var first = ((unit & ((1 << pieces) - 1)) * Group.DimX) + Group.IdxX;
                    if (first == 0)
                        for (var index = 0; index < parts.IntLength; index++)
                            PlasticRows.Count(table, left, firstStep, parts[index].FirstStart + (long)source * table.Delays, starts, events);
                    var state = states[source];
                    var last = lastSpikes[source];
                    while (left != 0u)
                    {
                        var step = firstStep + IntrinsicMath.TrailingZeroCount(left);
                        left &= left - 1u;
                        var amplitude = model.Spike(ref state, last < 0 ? 1 << 30 : step - last);
                        last = step;
                        for (var index = 0; index < parts.IntLength; index++)
                        {
                            var part = parts[index];
                            var row = part.FirstStart + (long)source * table.Delays;
                            var delay = 0;
                            for (var at = starts[row] + (uint)first; at < starts[row + table.Delays]; at += (uint)(Group.DimX << pieces))
                            {
                                while (at >= starts[row + delay + 1]) delay++;
                                var synapse = synapses[part.FirstSynapse + (long)at];
                                var sum = (long)((step + table.MinDelay + delay) & rings.SumMask) * rings.SumStride + part.FirstSum + (int)synapse.Target;
                                Atomic.Add(ref sums[sum], IntrinsicMath.ToInt(synapse.Weight * amplitude * table.Scale));
                            }
                        }
                    }
                }
            }
        }
    }

    /// <summary>Takes the epoch's spikes into the states of their sources.</summary>
    /// <param name="table">The table.</param>
    /// <param name="ahead">From the clock to the epoch's first step.</param>
    /// <param name="clock">[1] see <see cref="Clock"/>.</param>
    /// <param name="models">[1] the model.</param>
    /// <param name="states">[source].</param>
    /// <param name="lastSpikes">[source] step, −1 for none.</param>
    /// <param name="spikes">Of the epoch, in any order.</param>
    /// <param name="spikeCount">[1] how many.</param>
    /// <param name="marks">See <see cref="SourceMarks"/>.</param>
    [Kernel]
    public static void AfterEpoch<TModel, TState>(
        PlasticTable table, int ahead, ArrayView<int> clock, ArrayView<TModel> models, ColumnView<TState> states, ArrayView<int> lastSpikes,
        ArrayView<Spike> spikes, ArrayView<int> spikeCount, ArrayView<uint> marks)
        where TModel : unmanaged, IShortTermPlasticity<TModel, TState>
        where TState : unmanaged
    {
        var firstStep = Clock.Step(clock, ahead);
        var model = models[0];
        for (var index = Grid.IdxX * Group.DimX + Group.IdxX; index < spikeCount[0]; index += Grid.DimX * Group.DimX)
        {
            var spike = spikes[index];
            var source = spike.Place - table.FirstSource;
            if (source >= 0 && source < table.Sources)
            {
                var left = marks[spike.Place];
                if (SourceMarks.IsFirst(spike, firstStep, left))
                {
                    var state = states[source];
                    var last = lastSpikes[source];
                    while (left != 0u)
                    {
                        var step = firstStep + IntrinsicMath.TrailingZeroCount(left);
                        left &= left - 1u;
                        model.Spike(ref state, last < 0 ? 1 << 30 : step - last);
                        last = step;
                    }
                    states[source] = state;
                    lastSpikes[source] = last;
                }
            }
        }
    }
}
