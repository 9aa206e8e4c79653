using GpuSim.Dynamics.Synapses;
using GpuSim.KernelLanguage;

namespace GpuSim.Kernels.Spiking;

/// <summary>Keeps the spikes of neurons at which synapses learn, in rings with the trace right after each, and says when all rows must catch up before a ring loses what they have not seen.</summary>
public static class TargetSpikes
{
    /// <summary>Adds the spikes of an epoch, the neuron's first by one item with all that follow.</summary>
    /// <param name="target">Whose.</param>
    /// <param name="ahead">From the clock to the epoch's first step.</param>
    /// <param name="clock">[1] see <see cref="Clock"/>.</param>
    /// <param name="rules">[1] the rule.</param>
    /// <param name="spikes">Of the epoch, in any order.</param>
    /// <param name="spikeCount">[1] how many.</param>
    /// <param name="marks">See <see cref="SourceMarks"/>.</param>
    /// <param name="kept">[neuron, ring].</param>
    /// <param name="counts">[neuron] spikes so far.</param>
    /// <param name="passed">[neuron] spikes at the last pass.</param>
    /// <param name="most">[2] most spikes of any neuron since the last pass; epochs take turns.</param>
    [Kernel]
    public static void Append<TRule>(
        TargetLayout target, int ahead, ArrayView<int> clock, ArrayView<TRule> rules, ArrayView<Spike> spikes, ArrayView<int> spikeCount, ArrayView<uint> marks,
        ArrayView<TargetSpike> kept, ArrayView<int> counts, ArrayView<int> passed, ArrayView<int> most)
        where TRule : unmanaged, ISpikeTimingPlasticity<TRule>
    {
        var first = Clock.Step(clock, ahead);
        var rule = rules[0];
        for (var index = Grid.IdxX * Group.DimX + Group.IdxX; index < spikeCount[0]; index += Grid.DimX * Group.DimX)
        {
            var spike = spikes[index];
            var neuron = spike.Place - target.FirstPlace;
            if (neuron >= 0 && neuron < target.Neurons)
            {
                var left = marks[spike.Place];
                if (SourceMarks.IsFirst(spike, first, left))
                {
                    var ring = (long)neuron << target.RingBits;
                    var count = counts[neuron];
                    while (left != 0u)
                    {
                        var step = first + IntrinsicMath.TrailingZeroCount(left);
                        left &= left - 1u;
                        var added = default(TargetSpike);
                        added.Step = step;
                        if (count > 0)
                        {
                            var last = kept[ring + ((count - 1) & target.RingMask)];
                            added.Trace = rule.TargetSpike(last.Trace, step - last.Step);
                        }
                        else
                        {
                            added.Trace = rule.TargetSpike(0f, 1 << 30);
                        }
                        kept[ring + (count & target.RingMask)] = added;
                        count++;
                    }
                    counts[neuron] = count;
                    Atomic.Max(ref most[target.Parity], count - passed[neuron]);
                }
            }
        }
    }

    /// <summary>After a pass, if there was one: notes where it was. Makes way for the next epoch's number.</summary>
    /// <param name="target">Whose.</param>
    /// <param name="ahead">From the clock to the epoch's end.</param>
    /// <param name="clock">[1] see <see cref="Clock"/>.</param>
    /// <param name="counts">[neuron] spikes so far.</param>
    /// <param name="passed">[neuron] spikes at the last pass.</param>
    /// <param name="most">[2] most spikes of any neuron since the last pass.</param>
    /// <param name="seen">[1] step up to which all rows have seen what happened at their synapses.</param>
    [Kernel]
    public static void AfterPass(TargetLayout target, int ahead, ArrayView<int> clock, ArrayView<int> counts, ArrayView<int> passed, ArrayView<int> most, ArrayView<int> seen)
    {
        var now = Clock.Step(clock, ahead);
        var item = Grid.IdxX * Group.DimX + Group.IdxX;
        if (item == 0) most[1 - target.Parity] = 0;
        if (most[target.Parity] > target.Limit)
        {
            if (item == 0) seen[0] = now;
            for (var neuron = item; neuron < target.Neurons; neuron += Grid.DimX * Group.DimX) passed[neuron] = counts[neuron];
        }
    }
}
