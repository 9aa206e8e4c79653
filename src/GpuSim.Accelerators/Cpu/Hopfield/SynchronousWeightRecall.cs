using System.Numerics;
using System.Runtime.CompilerServices;
using GpuSim.Dynamics.Hopfield;
using GpuSim.Dynamics.Random;
using GpuSim.Execution.Hopfield;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Accelerators.Cpu.Hopfield;

/// <summary>All units of a probe at once, and all probes that may still change at once: one matrix product a sweep.</summary>
internal sealed unsafe class SynchronousWeightRecall<TLanes, TWeight, TField, TVector> : IRecall
    where TLanes : struct, IWeightRecallLanes<TWeight, TField, TVector>
    where TWeight : unmanaged where TField : unmanaged where TVector : unmanaged
{
    readonly RecallPlan _plan;
    readonly int _threads;
    readonly WeightFields<TLanes, TWeight, TField, TVector> _fields;
    readonly PatternBits _states;
    readonly uint[][] _noise; // [worker, unit]
    List<int> _moving;        // probes that may still change

    public SynchronousWeightRecall(RecallPlan plan, WeightMatrix<TWeight> weights, int threads)
    {
        (_plan, _threads) = (plan, threads);
        _fields = new(weights, plan.Silent, plan.Start.Rows, threads);
        _states = new(plan.Start.Rows, plan.Units);
        plan.Start.All.AsSpan().CopyTo(_states.All.AsSpan());
        _noise = [.. Enumerable.Range(0, threads).Select(_ => plan.IsDeterministic ? [] : new uint[plan.Units])];
        _moving = [.. Enumerable.Range(0, plan.Start.Rows)];
    }

    public void Sweep(int sweep, Span<int> changed)
    {
        _fields.Compute(_states, _moving);
        var changes = new int[changed.Length];
        WorkShare.Do(_threads, _moving.Count, (worker, slot) =>
        {
            var (probe, noise) = (_moving[slot], _noise[worker]);
            if (!_plan.IsDeterministic) RandomDraws.Fill(_plan.Noise, (uint)probe, (uint)sweep, noise);
            changes[probe] = Update(_fields.Of(slot), _states.Row(probe), noise);
        });
        changes.CopyTo(changed);
        if (_plan.IsDeterministic) _moving = [.. _moving.Where(probe => changes[probe] != 0)];
    }

    public void Read(PatternBits states) => _states.All.AsSpan().CopyTo(states.All.AsSpan());

    public void Read(Span<float> states) => throw new NotSupportedException(); // units have two values

    public void Dispose()
    {
        _fields.Dispose();
        _states.Dispose();
    }

    int Update(TField* fields, Span<uint> states, ReadOnlySpan<uint> noise)
    {
        var changed = 0;
        for (var word = 0; word < states.Length; word++)
        {
            var units = Math.Min(32, _plan.Units - word * 32);
            var next = _plan.IsDeterministic ? Signs(fields + word * 32, _plan.Threshold, states[word]) : Draws(fields + word * 32, noise.Slice(word * 32, units));
            next &= uint.MaxValue >> 32 - units;
            changed += BitOperations.PopCount(next ^ states[word]);
            states[word] = next;
        }
        return changed;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static uint Signs(TField* fields, float threshold, uint old)
    {
        uint above = 0, below = 0;
        for (var i = 0; i < 32; i += TLanes.Count)
        {
            var some = TLanes.Load(fields + i);
            above |= TLanes.Above(some, threshold) << i;
            below |= TLanes.Below(some, threshold) << i;
        }
        return above | old & ~below;
    }

    uint Draws(TField* fields, ReadOnlySpan<uint> noise)
    {
        var next = 0u;
        for (var i = 0; i < noise.Length; i++) next |= UnitUpdate.Glauber(TLanes.ToFloat(fields[i]), _plan.Threshold, _plan.Gain, noise[i]) << i;
        return next;
    }
}
