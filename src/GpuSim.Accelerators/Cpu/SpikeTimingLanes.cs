using System.Runtime.CompilerServices;
using GpuSim.Accelerators.Cpu.Lanes;
using GpuSim.Dynamics.Synapses;
using GpuSim.Kernels.Spiking;

namespace GpuSim.Accelerators.Cpu;

/// <summary>Synapses of a row side by side: all of them see the same span of time, and most targets have spiked but a few times in it.</summary>
/// <remarks>Each lane does, in the same order, what <see cref="SpikePairing"/> does with its synapse.</remarks>
internal sealed unsafe class SpikeTimingLanes<TRule, TVectors, TFloat, TInt>(TRule rule) : SpikeTimingRows<TRule>(rule)
    where TRule : unmanaged, ISpikeTimingPlasticity<TRule>, ISpikeTimingLanes<TFloat, TInt>
    where TVectors : struct, IVectors<TFloat, TInt>
    where TFloat : unmanaged
    where TInt : unmanaged
{
    const int MostSpikes = 32;   // of a target within a span; where there are more, one synapse at a time
    const int SpikeWords = 2;    // of a target's spike: step and trace
    const int Never = -1;        // before every span

    [SkipLocalsInit] // written before it is read
    public override void Deliver(PlasticSynapse* row, int count, RowVisit visit, TargetRings rings, int* sums)
    {
        var sizes = stackalloc float[16];
        var quanta = stackalloc int[16];
        var scale = TVectors.Broadcast(visit.Scale);
        var index = 0;
        for (; index + TVectors.Count <= count; index += TVectors.Count)
        {
            var synapses = row + index;
            if (!Walk(synapses, visit, rings, out var size, out var trace))
            {
                for (var lane = 0; lane < TVectors.Count; lane++) Deliver(synapses + lane, visit, rings, sums);
                continue;
            }
            size = Rule.AtSourceSpike(size, trace);
            TVectors.Store(size, sizes);
            TVectors.Store(TVectors.ToInt(TVectors.Multiply(size, scale)), quanta);
            for (var lane = 0; lane < TVectors.Count; lane++)
            {
                synapses[lane].Weight = sizes[lane];
                sums[synapses[lane].Target] += quanta[lane];
            }
        }
        for (; index < count; index++) Deliver(row + index, visit, rings, sums);
    }

    [SkipLocalsInit]
    public override void CatchUp(PlasticSynapse* row, int count, RowVisit visit, TargetRings rings)
    {
        var sizes = stackalloc float[16];
        var index = 0;
        for (; index + TVectors.Count <= count; index += TVectors.Count)
        {
            var synapses = row + index;
            if (!Walk(synapses, visit, rings, out var size, out _))
            {
                for (var lane = 0; lane < TVectors.Count; lane++) synapses[lane].Weight = CaughtUp(synapses[lane], visit, rings);
                continue;
            }
            TVectors.Store(size, sizes);
            for (var lane = 0; lane < TVectors.Count; lane++) synapses[lane].Weight = sizes[lane];
        }
        for (; index < count; index++) row[index].Weight = CaughtUp(row[index], visit, rings);
    }

    // Back from the newest spike to the first of the span, then forward through the span. False where a target has spiked too often in it.
    [SkipLocalsInit]
    bool Walk(PlasticSynapse* synapses, RowVisit visit, TargetRings rings, out TFloat size, out TFloat trace)
    {
        var steps = stackalloc TInt[MostSpikes];
        var words = (int*)rings.Spikes.Pointer;
        var pairs = TVectors.ShiftLeft(TVectors.Indices, 1);
        var target = TVectors.Subtract(TVectors.Gather((int*)synapses, pairs), TVectors.Broadcast(rings.FirstInShard));
        size = TVectors.Gather((float*)synapses + 1, pairs);
        var counts = TVectors.Gather(rings.Counts.Pointer, target);
        var ring = TVectors.ShiftLeft(target, rings.Bits);
        var mask = TVectors.Broadcast(rings.Mask);
        var (from, to) = (TVectors.Broadcast(visit.From - 1), TVectors.Broadcast(visit.To));
        var last = TVectors.Broadcast(Never);
        trace = TVectors.Broadcast(0f);
        var found = TVectors.Broadcast(0);
        var spikes = 0;
        for (var age = 0; age <= rings.Mask; age++)
        {
            var there = TVectors.GreaterThan(counts, TVectors.Broadcast(age));
            var at = TVectors.ShiftLeft(TVectors.Add(ring, TVectors.And(TVectors.Subtract(counts, TVectors.Broadcast(age + 1)), mask)), 1);
            var step = TVectors.Select(there, TVectors.Gather(words, at), TVectors.Broadcast(Never));
            var before = TVectors.And(there, TVectors.LessThan(step, to));
            var isLast = TVectors.And(before, TVectors.Xor(found, TVectors.Broadcast(-1)));
            if (TVectors.ToBits(isLast) != 0)
            {
                last = TVectors.Select(isLast, step, last);
                trace = TVectors.Select(isLast, TVectors.Gather((float*)words + 1, at), trace);
                found = TVectors.Or(found, isLast);
            }
            if (TVectors.ToBits(TVectors.GreaterThan(step, from)) == 0) break; // a spike before the span is the last before its end
            if (spikes == MostSpikes) return false;
            steps[spikes++] = step;
        }
        if (spikes > 0) size = Forward(size, steps, spikes, from, to, visit);
        trace = TVectors.Select(found, Rule.TargetTrace(trace, TVectors.Subtract(to, last)), TVectors.Broadcast(0f));
        return true;
    }

    TFloat Forward(TFloat size, TInt* steps, int spikes, TInt from, TInt to, RowVisit visit)
    {
        var after = TVectors.Broadcast(visit.Source.Trace);
        var shift = TVectors.Broadcast(visit.Delay - visit.Source.LastSpike);
        while (spikes > 0)
        {
            var step = steps[--spikes];
            var within = TVectors.And(TVectors.GreaterThan(step, from), TVectors.LessThan(step, to));
            if (TVectors.ToBits(within) == 0) continue;
            var trace = visit.Source.LastSpike < 0 ? TVectors.Broadcast(0f) : Rule.SourceTrace(after, TVectors.Add(step, shift));
            size = TVectors.Select(within, Rule.AtTargetSpike(size, trace), size);
        }
        return size;
    }
}
