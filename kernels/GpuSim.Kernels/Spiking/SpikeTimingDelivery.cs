using GpuSim.Dynamics.Synapses;
using GpuSim.KernelLanguage;

namespace GpuSim.Kernels.Spiking;

/// <summary>Delivers through synapses that learn: groups take the first spike of each source in turn, and each item a synapse, with which it goes through all spikes of the source in their order.</summary>
/// <remarks>At the end of an epoch every spike of it has been at its synapses; only its effects are on their way. See <see cref="SpikePairing"/>.</remarks>
public static class SpikeTimingDelivery
{
    /// <summary>Delivers all spikes of an epoch through one table.</summary>
    /// <param name="rings">Sizes.</param>
    /// <param name="table">The table.</param>
    /// <param name="pieces">Parts of a row that go to different groups, as a power of two.</param>
    /// <param name="ahead">From the clock to the epoch's first step.</param>
    /// <param name="clock">[1] see <see cref="Clock"/>.</param>
    /// <param name="rules">[1] the rule.</param>
    /// <param name="parts">[shard].</param>
    /// <param name="starts">[source, delay, +1] of each part.</param>
    /// <param name="synapses">Of all parts.</param>
    /// <param name="sources">[source] state before the epoch.</param>
    /// <param name="kept">[neuron, ring] spikes of targets.</param>
    /// <param name="counts">[neuron] spikes of targets so far.</param>
    /// <param name="seen">[1] see <see cref="TargetSpikes.AfterPass"/>.</param>
    /// <param name="spikes">Of the epoch, in any order.</param>
    /// <param name="spikeCount">[1] how many.</param>
    /// <param name="marks">See <see cref="SourceMarks"/>.</param>
    /// <param name="sums">[ring row, channel, place] quanta.</param>
    /// <param name="events">[2] synapses reached, lower and upper half.</param>
    [Kernel]
    public static void Deliver<TRule>(
        RingLayout rings, PlasticTable table, int pieces, int ahead, ArrayView<int> clock, ArrayView<TRule> rules, ArrayView<PlasticLayout> parts, ArrayView<uint> starts,
        ArrayView<PlasticSynapse> synapses, ArrayView<SourceTrace> sources, ArrayView<TargetSpike> kept, ArrayView<int> counts, ArrayView<int> seen,
        ArrayView<Spike> spikes, ArrayView<int> spikeCount, ArrayView<uint> marks, ArrayView<int> sums, ArrayView<uint> events)
        where TRule : unmanaged, ISpikeTimingPlasticity<TRule>
    {
        var firstStep = Clock.Step(clock, ahead);
        var rule = rules[0];
        var units = spikeCount[0] << pieces;
        for (var unit = Grid.IdxX; unit < units; unit += Grid.DimX)
        {
            var spike = spikes[unit >> pieces];
            var source = spike.Place - table.FirstSource;
            if (source >= 0 && source < table.Sources)
            {
                var all = marks[spike.Place];
                if (SourceMarks.IsFirst(spike, firstStep, all))
                {
                    var first = ((unit & ((1 << pieces) - 1)) * Group.DimX) + Group.IdxX;
                    for (var index = 0; index < parts.IntLength; index++)
                    {
                        var part = parts[index];
                        var row = part.FirstStart + (long)source * table.Delays;
                        var begin = starts[row];
                        var end = starts[row + table.Delays];
                        if (first == 0) PlasticRows.Count(table, all, firstStep, row, starts, events);
                        var delay = 0;
                        for (var at = begin + (uint)first; at < end; at += (uint)(Group.DimX << pieces))
                        {
                            while (at >= starts[row + delay + 1]) delay++;
                            var late = table.MinDelay + delay;
                            var synapse = synapses[part.FirstSynapse + (long)at];
                            var target = (int)synapse.Target + part.TargetShift;
                            var ring = (long)target << table.RingBits;
                            var state = sources[source];
                            var left = all;
                            while (left != 0u)
                            {
                                var step = firstStep + IntrinsicMath.TrailingZeroCount(left);
                                left &= left - 1u;
                                var caught = SpikePairing.CatchUp(rule, synapse.Weight, state, late, SpikePairing.FirstUnseen(state, late, seen[0]), step - late, kept, ring, table.RingMask, counts[target]);
                                synapse.Weight = rule.AtSourceSpike(caught, SpikePairing.TargetTrace(rule, step - late, kept, ring, table.RingMask, counts[target]));
                                state = SpikePairing.AfterSpike(rule, state, step);
                                Atomic.Add(ref sums[(long)((step + late) & rings.SumMask) * rings.SumStride + part.FirstSum + (int)synapse.Target], IntrinsicMath.ToInt(synapse.Weight * table.Scale));
                            }
                            synapses[part.FirstSynapse + (long)at] = synapse;
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
    /// <param name="rules">[1] the rule.</param>
    /// <param name="sources">[source].</param>
    /// <param name="spikes">Of the epoch, in any order.</param>
    /// <param name="spikeCount">[1] how many.</param>
    /// <param name="marks">See <see cref="SourceMarks"/>.</param>
    [Kernel]
    public static void AfterEpoch<TRule>(
        PlasticTable table, int ahead, ArrayView<int> clock, ArrayView<TRule> rules, ArrayView<SourceTrace> sources, ArrayView<Spike> spikes, ArrayView<int> spikeCount, ArrayView<uint> marks)
        where TRule : unmanaged, ISpikeTimingPlasticity<TRule>
    {
        var firstStep = Clock.Step(clock, ahead);
        var rule = rules[0];
        for (var index = Grid.IdxX * Group.DimX + Group.IdxX; index < spikeCount[0]; index += Grid.DimX * Group.DimX)
        {
            var spike = spikes[index];
            var source = spike.Place - table.FirstSource;
            if (source >= 0 && source < table.Sources)
            {
                var left = marks[spike.Place];
                if (SourceMarks.IsFirst(spike, firstStep, left))
                {
                    var state = sources[source];
                    while (left != 0u)
                    {
                        state = SpikePairing.AfterSpike(rule, state, firstStep + IntrinsicMath.TrailingZeroCount(left));
                        left &= left - 1u;
                    }
                    sources[source] = state;
                }
            }
        }
    }

    /// <summary>If rings are about to lose what rows have not seen, brings all rows up to the epoch's end: groups take sources in turn.</summary>
    /// <param name="table">The table.</param>
    /// <param name="target">Whose rings.</param>
    /// <param name="ahead">From the clock to the epoch's end.</param>
    /// <param name="clock">[1] see <see cref="Clock"/>.</param>
    /// <param name="rules">[1] the rule.</param>
    /// <param name="parts">[shard].</param>
    /// <param name="starts">[source, delay, +1] of each part.</param>
    /// <param name="synapses">Of all parts.</param>
    /// <param name="sources">[source] state after the epoch.</param>
    /// <param name="kept">[neuron, ring] spikes of targets.</param>
    /// <param name="counts">[neuron] spikes of targets so far.</param>
    /// <param name="most">[2] most spikes of any neuron since the last pass.</param>
    /// <param name="seen">[1] see <see cref="TargetSpikes.AfterPass"/>.</param>
    [Kernel]
    public static void CatchUp<TRule>(
        PlasticTable table, TargetLayout target, int ahead, ArrayView<int> clock, ArrayView<TRule> rules, ArrayView<PlasticLayout> parts, ArrayView<uint> starts,
        ArrayView<PlasticSynapse> synapses, ArrayView<SourceTrace> sources, ArrayView<TargetSpike> kept, ArrayView<int> counts, ArrayView<int> most, ArrayView<int> seen)
        where TRule : unmanaged, ISpikeTimingPlasticity<TRule>
    {
        var now = Clock.Step(clock, ahead);
        if (most[target.Parity] > target.Limit)
        {
            var rule = rules[0];
            for (var source = Grid.IdxX; source < table.Sources; source += Grid.DimX)
            {
                var state = sources[source];
                for (var index = 0; index < parts.IntLength; index++)
                {
                    var part = parts[index];
                    var row = part.FirstStart + (long)source * table.Delays;
                    var delay = 0;
                    for (var at = starts[row] + (uint)Group.IdxX; at < starts[row + table.Delays]; at += (uint)Group.DimX)
                    {
                        while (at >= starts[row + delay + 1]) delay++;
                        var late = table.MinDelay + delay;
                        var synapse = synapses[part.FirstSynapse + (long)at];
                        var neuron = (int)synapse.Target + part.TargetShift;
                        synapse.Weight = SpikePairing.CatchUp(rule, synapse.Weight, state, late, SpikePairing.FirstUnseen(state, late, seen[0]), now - late, kept, (long)neuron << table.RingBits, table.RingMask, counts[neuron]);
                        synapses[part.FirstSynapse + (long)at] = synapse;
                    }
                }
            }
        }
    }

    /// <summary>One work item reads one weight as it is at the end of the last epoch, and leaves it as it was.</summary>
    /// <param name="item">Number among the chosen.</param>
    /// <param name="table">The table.</param>
    /// <param name="now">End of the last epoch.</param>
    /// <param name="rules">[1] the rule.</param>
    /// <param name="chosen">[item].</param>
    /// <param name="synapses">Of all parts.</param>
    /// <param name="sources">[source].</param>
    /// <param name="kept">[neuron, ring] spikes of targets.</param>
    /// <param name="counts">[neuron] spikes of targets so far.</param>
    /// <param name="seen">[1] see <see cref="TargetSpikes.AfterPass"/>.</param>
    /// <param name="sizes">[item].</param>
    [Kernel]
    public static void Sample<TRule>(
        Index1D item, PlasticTable table, int now, ArrayView<TRule> rules, ArrayView<ChosenSynapse> chosen, ArrayView<PlasticSynapse> synapses, ArrayView<SourceTrace> sources,
        ArrayView<TargetSpike> kept, ArrayView<int> counts, ArrayView<int> seen, ArrayView<float> sizes)
        where TRule : unmanaged, ISpikeTimingPlasticity<TRule>
    {
        var choice = chosen[item];
        var state = sources[choice.Source];
        sizes[item] = SpikePairing.CatchUp(
            rules[0], synapses[choice.Synapse].Weight, state, choice.Delay, SpikePairing.FirstUnseen(state, choice.Delay, seen[0]), now - choice.Delay,
            kept, (long)choice.Target << table.RingBits, table.RingMask, counts[choice.Target]);
    }
}

/// <summary>A synapse whose weight is sampled.</summary>
public struct ChosenSynapse
{
    /// <summary>Among the synapses of all parts.</summary>
    public uint Synapse;

    /// <summary>Id within the source population.</summary>
    public int Source;

    /// <summary>Id within the target population.</summary>
    public int Target;

    /// <summary>In steps.</summary>
    public int Delay;
}
