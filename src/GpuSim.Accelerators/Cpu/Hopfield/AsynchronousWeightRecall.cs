using GpuSim.Dynamics.Hopfield;
using GpuSim.Dynamics.Random;
using GpuSim.Execution.Hopfield;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Accelerators.Cpu.Hopfield;

/// <summary>One unit after the other. A unit that changes would add its row of weights to all fields; here it adds at once only what the next units of a block of turns must know, and the rest of its row when the block is done, together with the rows of others: so rows are fetched once for many probes.</summary>
/// <remarks>Each field receives the same rows in the same order as if one unit followed the other, so that float fields have the same bits.</remarks>
internal sealed unsafe class AsynchronousWeightRecall<TLanes, TWeight, TField, TVector> : IRecall
    where TLanes : struct, IWeightRecallLanes<TWeight, TField, TVector>
    where TWeight : unmanaged where TField : unmanaged where TVector : unmanaged
{
    const int MostProbes = 32; // of a group, which one worker takes through a sweep

    readonly RecallPlan _plan;
    readonly WeightMatrix<TWeight> _weights;
    readonly int _threads, _group;
    readonly WeightFields<TLanes, TWeight, TField, TVector> _fields;
    readonly PatternBits _states;
    readonly TurnBlock<TLanes, TWeight, TField, TVector>[] _blocks; // [worker]
    readonly uint[][] _noise;                                       // [worker, probe of the group · unit]
    readonly List<int>[] _changed;                                  // [probe] units, in this block of turns
    readonly List<TField>[] _changes;                               // [probe] by how much
    readonly bool[] _still;                                         // [probe] cannot change any more
    bool _begun;

    public AsynchronousWeightRecall(RecallPlan plan, WeightMatrix<TWeight> weights, int threads)
    {
        var probes = plan.Start.Rows;
        (_plan, _weights, _threads, _group) = (plan, weights, threads, Math.Min(MostProbes, (probes + threads - 1) / threads));
        _fields = new(weights, plan.Silent, probes, threads);
        _states = new(probes, plan.Units);
        plan.Start.All.AsSpan().CopyTo(_states.All.AsSpan());
        _blocks = [.. Enumerable.Range(0, threads).Select(_ => new TurnBlock<TLanes, TWeight, TField, TVector>(weights))];
        _noise = [.. Enumerable.Range(0, threads).Select(_ => plan.IsDeterministic ? [] : new uint[_group * plan.Units])];
        _changed = [.. Enumerable.Range(0, probes).Select(_ => new List<int>())];
        _changes = [.. Enumerable.Range(0, probes).Select(_ => new List<TField>())];
        _still = new bool[probes];
    }

    public void Sweep(int sweep, Span<int> changed)
    {
        var probes = changed.Length;
        if (!_begun) _fields.Compute(_states, [.. Enumerable.Range(0, probes)]);
        _begun = true;
        var order = UpdateOrder.Of(_plan.Order, sweep, _plan.Units);
        var counts = new int[probes];
        WorkShare.Do(_threads, (probes + _group - 1) / _group, (worker, group) =>
            Sweep(sweep, order, group * _group, Math.Min(probes, (group + 1) * _group), _blocks[worker], _noise[worker], counts));
        counts.CopyTo(changed);
        for (var probe = 0; probe < probes; probe++) _still[probe] = _plan.IsDeterministic && counts[probe] == 0;
    }

    public void Read(PatternBits states) => _states.All.AsSpan().CopyTo(states.All.AsSpan());

    public void Read(Span<float> states) => throw new NotSupportedException(); // units have two values

    public void Dispose()
    {
        _fields.Dispose();
        _states.Dispose();
        foreach (var block in _blocks) block.Dispose();
    }

    void Sweep(int sweep, int[] order, int from, int to, TurnBlock<TLanes, TWeight, TField, TVector> block, uint[] noise, int[] counts)
    {
        if (_still.AsSpan(from, to - from).IndexOf(false) < 0) return;
        for (var probe = from; probe < to && !_plan.IsDeterministic; probe++)
            RandomDraws.Fill(_plan.Noise, (uint)probe, (uint)sweep, noise.AsSpan((probe - from) * _plan.Units, _plan.Units));
        for (var turn = 0; turn < order.Length; turn += TurnBlock<TLanes, TWeight, TField, TVector>.Turns)
        {
            block.Begin(order.AsSpan(turn, Math.Min(TurnBlock<TLanes, TWeight, TField, TVector>.Turns, order.Length - turn)));
            for (var probe = from; probe < to; probe++)
            {
                if (_still[probe]) continue;
                Update(probe, block, noise.AsSpan(_plan.IsDeterministic ? 0 : (probe - from) * _plan.Units));
                counts[probe] += _changed[probe].Count;
            }
            _fields.Add(from, _changed.AsSpan(from, to - from), _changes.AsSpan(from, to - from));
            for (var probe = from; probe < to; probe++)
            {
                _changed[probe].Clear();
                _changes[probe].Clear();
            }
        }
    }

    void Update(int probe, TurnBlock<TLanes, TWeight, TField, TVector> block, ReadOnlySpan<uint> noise)
    {
        var states = _states.Row(probe);
        var units = block.Units;
        var fields = block.Fields;
        block.Take(_fields.Of(probe));
        for (var turn = 0; turn < units.Length; turn++)
        {
            var unit = units[turn];
            var (word, bit) = (unit >> 5, unit & 31);
            var old = states[word] >> bit & 1;
            var next = _plan.IsDeterministic
                ? TLanes.Sign(fields[turn], _plan.Threshold, old)
                : UnitUpdate.Glauber(TLanes.ToFloat(fields[turn]), _plan.Threshold, _plan.Gain, noise[unit]);
            if (next == old) continue;
            states[word] ^= 1u << bit;
            var change = TLanes.FromInt(next == 1 ? 1 - _plan.Silent : _plan.Silent - 1);
            block.Change(turn, change);
            _changed[probe].Add(unit);
            _changes[probe].Add(change);
        }
    }
}
