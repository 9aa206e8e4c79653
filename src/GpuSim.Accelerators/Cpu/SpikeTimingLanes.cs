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
    const int MostLanes = 16;
    const int MostSpikes = 32;   // of a target within a span; where there are more, one synapse at a time
    const int Never = -1;        // before every span

    [SkipLocalsInit] // written before it is read
    public override void Deliver(PlasticSynapse* row, int count, RowVisit visit, TargetRings rings, int* sums)
    {
        var lines = stackalloc int[MostLanes];
        var places = stackalloc int[MostLanes];
        var quanta = stackalloc int[MostLanes];
        var steps = stackalloc TInt[MostSpikes];
        var recent = rings.Recent.Pointer;
        var (from, to) = (TVectors.Broadcast(visit.From - 1), TVectors.Broadcast(Math.Max(visit.To, 0)));
        var index = 0;
        for (; index + TVectors.Count <= count; index += TVectors.Count)
        {
            var synapses = row + index;
            TVectors.LoadPairs((int*)synapses, out var place, out var size);
            var target = TVectors.Subtract(place, TVectors.Broadcast(rings.FirstInShard));
            var line = TVectors.ShiftLeft(target, RecentSpikes.Bits);
            TVectors.Store(line, lines);
            TVectors.GatherFour(recent, lines, out var step0, out var step1, out var step2, out var step3);
            TFloat trace;
            if (TVectors.ToBits(TVectors.GreaterThan(step3, from)) == 0)
            {
                // At most three spikes within the span: the eldest first, and the newest before its end is the one whose trace counts.
                size = Learn(Learn(Learn(size, step2, from, to, visit), step1, from, to, visit), step0, from, to, visit);
                var (late0, late1, late2) = (NotBefore(step0, to), NotBefore(step1, to), NotBefore(step2, to));
                var last = TVectors.Select(late2, step3, TVectors.Select(late1, step2, TVectors.Select(late0, step1, step0)));
                var age = TVectors.Add(late0, TVectors.Add(late1, late2)); // counted downwards: a mask is −1
                trace = TraceAfter(last, to, TVectors.Gather((float*)recent + RecentSpikes.Depth, TVectors.Subtract(line, age)));
            }
            else if (FindSpikes(target, line, lines, rings, from, to, steps, out var spikes, out trace))
                while (spikes > 0) size = Learn(size, steps[--spikes], from, to, visit);
            else
            {
                for (var lane = 0; lane < TVectors.Count; lane++) Deliver(synapses + lane, visit, rings, sums);
                continue;
            }
            size = Rule.AtSourceSpike(size, trace);
            TVectors.StorePairs(place, size, (int*)synapses);
            TVectors.Store(place, places);
            TVectors.Store(TVectors.ToInt(TVectors.Multiply(size, TVectors.Broadcast(visit.Scale))), quanta);
            for (var lane = 0; lane < TVectors.Count; lane++) sums[places[lane]] += quanta[lane];
        }
        for (; index < count; index++) Deliver(row + index, visit, rings, sums);
    }

    [SkipLocalsInit]
    public override void CatchUp(PlasticSynapse* row, int count, RowVisit visit, TargetRings rings)
    {
        var steps = stackalloc TInt[MostSpikes];
        var (from, to) = (TVectors.Broadcast(visit.From - 1), TVectors.Broadcast(Math.Max(visit.To, 0)));
        var index = 0;
        for (; index + TVectors.Count <= count; index += TVectors.Count)
        {
            var synapses = row + index;
            TVectors.LoadPairs((int*)synapses, out var place, out var size);
            if (!Walk(TVectors.Subtract(place, TVectors.Broadcast(rings.FirstInShard)), rings, from, to, steps, out var spikes, out _))
            {
                for (var lane = 0; lane < TVectors.Count; lane++) synapses[lane].Weight = CaughtUp(synapses[lane], visit, rings);
                continue;
            }
            while (spikes > 0) size = Learn(size, steps[--spikes], from, to, visit);
            TVectors.StorePairs(place, size, (int*)synapses);
        }
        for (; index < count; index++) row[index].Weight = CaughtUp(row[index], visit, rings);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TInt NotBefore(TInt step, TInt to) => TVectors.GreaterThan(step, TVectors.Subtract(to, TVectors.Broadcast(1)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TFloat TraceAfter(TInt last, TInt to, TFloat trace) =>
        TVectors.Select(TVectors.GreaterThan(last, TVectors.Broadcast(Never)), Rule.TargetTrace(trace, TVectors.Subtract(to, last)), TVectors.Broadcast(0f));

    // What spikes of targets do, lane by lane, where they are within the span.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TFloat Learn(TFloat size, TInt step, TInt from, TInt to, RowVisit visit)
    {
        var within = TVectors.And(TVectors.GreaterThan(step, from), TVectors.LessThan(step, to));
        if (TVectors.ToBits(within) == 0) return size;
        var shift = TVectors.Broadcast(visit.Delay - visit.Source.LastSpike);
        var trace = visit.Source.LastSpike < 0 ? TVectors.Broadcast(0f) : Rule.SourceTrace(TVectors.Broadcast(visit.Source.Trace), TVectors.Add(step, shift));
        return TVectors.Select(within, Rule.AtTargetSpike(size, trace), size);
    }

    // Up to seven spikes of a target are in its line of recent ones, and in its ring otherwise.
    bool FindSpikes(TInt target, TInt line, int* lines, TargetRings rings, TInt from, TInt to, TInt* steps, out int spikes, out TFloat trace)
    {
        var recent = rings.Recent.Pointer;
        TVectors.GatherFour(recent + 4, lines, out steps[4], out steps[5], out steps[6], out var step7);
        if (TVectors.ToBits(TVectors.GreaterThan(step7, from)) != 0) return Walk(target, rings, from, to, steps, out spikes, out trace);
        TVectors.GatherFour(recent, lines, out steps[0], out steps[1], out steps[2], out steps[3]);
        spikes = RecentSpikes.Depth - 1;
        var place = line;
        for (var age = 0; age < spikes; age++) place = TVectors.Subtract(place, NotBefore(steps[age], to));
        trace = TraceAfter(TVectors.Gather(recent, place), to, TVectors.Gather((float*)recent + RecentSpikes.Depth, place));
        return true;
    }

    // Back through the rings from the newest spike to the first of the span. False where a target has spiked too often in it.
    bool Walk(TInt target, TargetRings rings, TInt from, TInt to, TInt* steps, out int spikes, out TFloat trace)
    {
        var words = (int*)rings.Spikes.Pointer; // a step and a trace for each spike
        var counts = TVectors.Gather(rings.Counts.Pointer, target);
        var ring = TVectors.ShiftLeft(target, rings.Bits);
        var mask = TVectors.Broadcast(rings.Mask);
        var last = TVectors.Broadcast(Never);
        var found = TVectors.Broadcast(0);
        trace = TVectors.Broadcast(0f);
        spikes = 0;
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
        trace = TraceAfter(last, to, trace);
        return true;
    }
}
