using GpuSim.Dynamics.Synapses;
using GpuSim.KernelLanguage;
using GpuSim.Kernels.Spiking;
using GpuSim.Planning.Spiking;

namespace GpuSim.Accelerators.Cpu;

/// <summary>Spikes of a shard's neurons at which synapses learn, kept until every row has seen them.</summary>
internal abstract class CpuTargetSpikes : IDisposable
{
    /// <summary>Takes the spikes up to <paramref name="step"/>; everything that arrives before it has been delivered.</summary>
    public abstract void Take(long step);

    public abstract void Dispose();
}

/// <summary>A ring of the last spikes for each neuron, with the trace right after each.</summary>
/// <remarks>Before a ring would lose a spike that a row may not have seen, all rows catch up; where that is not enough, rings grow.</remarks>
internal sealed class CpuTargetSpikes<TRule> : CpuTargetSpikes where TRule : unmanaged, ISpikeTimingPlasticity<TRule>
{
    readonly TRule _rule;
    readonly SpikeHistory _history;
    readonly SlicePlan _slice;
    readonly List<CpuSpikeTiming<TRule>> _tables = [];
    readonly HostBuffer<int> _counts;       // [neuron]
    readonly RecentSpikes _recent;
    HostBuffer<TargetSpike> _spikes;        // [neuron, ring]
    int _bits;
    int _longest;                           // delay of the tables
    long _taken;                            // spikes of steps before it are here

    public CpuTargetSpikes(TRule rule, SpikeHistory history, SlicePlan slice, int length)
    {
        _rule = rule;
        _history = history;
        _slice = slice;
        _bits = System.Numerics.BitOperations.Log2((uint)length);
        _counts = new(slice.Count);
        _spikes = new((long)slice.Count << _bits);
        _recent = new(slice.Count);
    }

    /// <summary>Step at which all rows last caught up: what happened at a synapse of delay d before that step less d has been seen.</summary>
    public int Passed { get; private set; }

    /// <summary>Length of a ring, less one.</summary>
    public int Mask => (1 << _bits) - 1;

    /// <summary>Length of a ring as a power of two.</summary>
    public int Bits => _bits;

    /// <summary>[neuron] spikes so far.</summary>
    public ArrayView<int> Counts => _counts.View;

    /// <summary>[neuron, ring].</summary>
    public ArrayView<TargetSpike> Spikes => _spikes.View;

    /// <summary>Where neuron 0 stands in the shard.</summary>
    public int FirstInShard => _slice.FirstInShard;

    /// <summary>All of it.</summary>
    public TargetRings Rings => new(_spikes.View, _counts.View, _bits, _slice.FirstInShard, _recent.View);

    /// <summary>Makes a table known whose rows end here.</summary>
    public void Add(CpuSpikeTiming<TRule> table, int longestDelay)
    {
        _tables.Add(table);
        _longest = Math.Max(_longest, longestDelay);
    }

    public override void Take(long step)
    {
        for (; _taken < step; _taken++)
            foreach (var neuron in _history.Of(_slice.Index, _history.Row(_taken)))
                Append(neuron - _slice.FirstInPopulation, (int)_taken, (int)step);
    }

    void Append(int neuron, int step, int now)
    {
        var count = _counts.View[neuron];
        if (count > Mask && !MayLose(neuron, count)) MakeRoom(neuron, count, now);
        ref var spike = ref _spikes.View[((long)neuron << _bits) + (count & Mask)];
        var trace = _rule.TargetSpike(0f, ISpikeTimingPlasticity<TRule>.Never);
        if (count > 0)
        {
            var last = _spikes.View[((long)neuron << _bits) + ((count - 1) & Mask)];
            trace = _rule.TargetSpike(last.Trace, step - last.Step);
        }
        (spike.Step, spike.Trace) = (step, trace);
        _recent.Add(neuron, spike);
        _counts.View[neuron] = count + 1;
    }

    // The oldest spike goes when all rows have seen the one after it too: that one is then the last before whatever a source's spike asks for.
    bool MayLose(int neuron, int count) => Mask > 0 && _spikes.View[((long)neuron << _bits) + ((count + 1) & Mask)].Step < Passed - 2 * _longest;

    void MakeRoom(int neuron, int count, int now)
    {
        if (Passed < now)
        {
            foreach (var table in _tables) table.CatchUp(now);
            Passed = now;
        }
        if (!MayLose(neuron, count)) Grow();
    }

    void Grow()
    {
        var longer = new HostBuffer<TargetSpike>(_spikes.Length * 2);
        for (var neuron = 0; neuron < _slice.Count; neuron++)
            for (var (index, end) = (Math.Max(0, _counts.View[neuron] - Mask - 1), _counts.View[neuron]); index < end; index++)
                longer.View[((long)neuron << (_bits + 1)) + (index & ((2 << _bits) - 1))] = _spikes.View[((long)neuron << _bits) + (index & Mask)];
        _spikes.Dispose();
        (_spikes, _bits) = (longer, _bits + 1);
    }

    public override void Dispose()
    {
        _counts.Dispose();
        _recent.Dispose();
        _spikes.Dispose();
    }
}
