using System.Runtime.CompilerServices;
using GpuSim.Dynamics.Synapses;
using GpuSim.KernelLanguage;

namespace GpuSim.Kernels.Spiking;

/// <summary>A spike of a neuron at which synapses learn.</summary>
public struct TargetSpike
{
    /// <summary>When.</summary>
    public int Step;

    /// <summary>The neuron's trace right after it.</summary>
    public float Trace;
}

/// <summary>What the synapses of one source at one delay have in common.</summary>
public struct SourceTrace
{
    /// <summary>Last spike that was delivered; −1 for none.</summary>
    public int LastSpike;

    /// <summary>The source's trace right after it.</summary>
    public float Trace;
}

/// <summary>How one synapse catches up with the spikes of its target, and meets one of its source.</summary>
/// <remarks>
/// A synapse of delay d sees its target's spike of step p in step p + d. Rows of synapses are touched when their source spikes, and now and then by a pass over all rows before rings of target
/// spikes would lose what a row has not seen. What a synapse computes is the same sequence of operations, in the order of time, whenever it is touched: a touch in between
/// only cuts the sequence in two. So neither the length of rings nor the moment of a pass can change a weight.
/// </remarks>
[DeviceCode]
public static class SpikePairing
{
    /// <summary>The size of a weight after the target's spikes of steps [<paramref name="from"/>, <paramref name="to"/>).</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="size">Before.</param>
    /// <param name="source">State of the synapse's row.</param>
    /// <param name="delay">In steps.</param>
    /// <param name="from">First step not seen yet.</param>
    /// <param name="to">One past the last step to be seen.</param>
    /// <param name="spikes">[neuron, ring] of all targets.</param>
    /// <param name="ring">Where the target's ring begins.</param>
    /// <param name="mask">Length of the ring, less one.</param>
    /// <param name="count">Spikes of the target so far.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float CatchUp<TRule>(TRule rule, float size, SourceTrace source, int delay, int from, int to, ArrayView<TargetSpike> spikes, long ring, int mask, int count)
        where TRule : unmanaged, ISpikeTimingPlasticity<TRule>
    {
        var oldest = count > mask ? count - mask - 1 : 0;
        var first = count;
        while (first > oldest && spikes[ring + ((first - 1) & mask)].Step >= from) first--;
        var learnt = size;
        for (var index = first; index < count; index++)
        {
            var step = spikes[ring + (index & mask)].Step;
            if (step < to)
            {
                var trace = 0f;
                if (source.LastSpike >= 0) trace = rule.SourceTrace(source.Trace, step + delay - source.LastSpike);
                learnt = rule.AtTargetSpike(learnt, trace);
            }
        }
        return learnt;
    }

    /// <summary>The target's trace that a source's spike finds: after the target's last spike before <paramref name="to"/>, the step less the delay; 0 without one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float TargetTrace<TRule>(TRule rule, int to, ArrayView<TargetSpike> spikes, long ring, int mask, int count)
        where TRule : unmanaged, ISpikeTimingPlasticity<TRule>
    {
        var oldest = count > mask ? count - mask - 1 : 0;
        var index = count;
        while (index > oldest && spikes[ring + ((index - 1) & mask)].Step >= to) index--;
        var found = 0f;
        if (index > oldest)
        {
            var last = spikes[ring + ((index - 1) & mask)];
            found = rule.TargetTrace(last.Trace, to - last.Step);
        }
        return found;
    }

    /// <summary>The state of a row after a spike of its source.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SourceTrace AfterSpike<TRule>(TRule rule, SourceTrace before, int step)
        where TRule : unmanaged, ISpikeTimingPlasticity<TRule>
    {
        var after = default(SourceTrace);
        after.LastSpike = step;
        after.Trace = before.LastSpike < 0 ? rule.SourceSpike(0f, 1 << 30) : rule.SourceSpike(before.Trace, step - before.LastSpike);
        return after;
    }

    /// <summary>The first step of targets' spikes that a row has not seen.</summary>
    /// <param name="source">The row.</param>
    /// <param name="delay">Its delay.</param>
    /// <param name="passed">Step up to which the last pass brought what happens at synapses.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int FirstUnseen(SourceTrace source, int delay, int passed)
    {
        var seen = (source.LastSpike > passed ? source.LastSpike : passed) - delay;
        return seen > 0 ? seen : 0;
    }
}
