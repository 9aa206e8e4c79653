using GpuSim.Dynamics.Hopfield;
using GpuSim.Dynamics.Numerics;
using GpuSim.Execution.Hopfield;
using GpuSim.Model.Hopfield;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Tests.Accelerators.Hopfield;

/// <summary>Recall as <see cref="RecallPlan"/> defines it, one unit after the other: what every device is held to.</summary>
sealed class ReferenceRecall(RecallPlan plan) : IRecall
{
    readonly ReferenceProbe[] _probes = [.. Enumerable.Range(0, plan.Start.Rows).Select(probe => Begin(plan, probe))];

    public void Sweep(int sweep, Span<int> changed)
    {
        for (var probe = 0; probe < _probes.Length; probe++)
        {
            var before = _probes[probe].Bits();
            _probes[probe].Sweep(sweep);
            changed[probe] = before.Zip(_probes[probe].Bits()).Count(unit => unit.First != unit.Second);
        }
    }

    public void Read(PatternBits states)
    {
        for (var probe = 0; probe < _probes.Length; probe++)
            for (var unit = 0; unit < plan.Units; unit++) states[probe, unit] = ((ReferenceBits)_probes[probe]).Active[unit] != 0;
    }

    public void Read(Span<float> states)
    {
        for (var probe = 0; probe < _probes.Length; probe++) ((ReferenceReals)_probes[probe]).States.CopyTo(states[(probe * plan.Units)..]);
    }

    public void Dispose() { }

    static ReferenceProbe Begin(RecallPlan plan, int probe) => plan.Setup.Dynamics switch
    {
        RecallDynamics.Graded graded => new ReferenceGraded(plan, probe, (float)graded.Gain, (float)graded.Step),
        RecallDynamics.Modern => new ReferenceModern(plan, probe),
        _ => new ReferenceBits(plan, probe),
    };
}

/// <summary>One probe.</summary>
abstract class ReferenceProbe(RecallPlan plan, int probe)
{
    protected RecallPlan Plan => plan;
    protected int Probe => probe;

    /// <summary>[unit] bits of all that a unit keeps.</summary>
    public abstract long[] Bits();

    public abstract void Sweep(int sweep);

    protected static int Sign(bool active) => active ? 1 : -1;
}

/// <summary>Units of two values.</summary>
sealed class ReferenceBits(RecallPlan plan, int probe) : ReferenceProbe(plan, probe)
{
    float[]? _incremental; // asynchronous float fields of weights
    int[]? _overlaps;      // [pattern] with the state as it is; null after a change

    /// <summary>[unit] 1 or 0.</summary>
    public uint[] Active { get; } = [.. Enumerable.Range(0, plan.Units).Select(unit => plan.Start[probe, unit] ? 1u : 0u)];

    public override long[] Bits() => [.. Active.Select(active => (long)active)];

    public override void Sweep(int sweep)
    {
        if (Plan.Update == UpdateMode.Synchronous)
        {
            var next = Enumerable.Range(0, Plan.Units).Select(unit => Next(unit, sweep)).ToArray();
            next.CopyTo(Active, 0);
            _overlaps = null;
            return;
        }
        if (Plan.Weights is WeightMatrix<float> weights) _incremental ??= [.. Enumerable.Range(0, Plan.Units).Select(unit => SumOfFloats(weights, unit))];
        foreach (var unit in UpdateOrder.Of(Plan.Order, sweep, Plan.Units)) Set(unit, Next(unit, sweep));
    }

    void Set(int unit, uint active)
    {
        if (active == Active[unit]) return;
        Active[unit] = active;
        _overlaps = null;
        if (_incremental is null) return;
        var change = active == 1 ? 1f - Plan.Silent : Plan.Silent - 1f;
        var row = ((WeightMatrix<float>)Plan.Weights!).From(unit);
        for (var receiver = 0; receiver < Plan.Units; receiver++) _incremental[receiver] = MathF.FusedMultiplyAdd(row[receiver], change, _incremental[receiver]);
    }

    uint Next(int unit, int sweep) => Plan.Method switch
    {
        RecallMethod.Patterns => Whole(FieldOfPatterns(unit), unit, sweep),
        RecallMethod.Dense => Real(FieldOfDense(unit), unit, sweep),
        _ => Plan.Weights switch
        {
            WeightMatrix<sbyte> weights => Whole(SumOf(unit, sender => weights.From(sender)[unit]), unit, sweep),
            WeightMatrix<short> weights => Whole(SumOf(unit, sender => weights.From(sender)[unit]), unit, sweep),
            WeightMatrix<int> weights => Whole(SumOf(unit, sender => weights.From(sender)[unit]), unit, sweep),
            var weights => Real(_incremental is null ? SumOfFloats((WeightMatrix<float>)weights!, unit) : _incremental[unit], unit, sweep),
        },
    };

    uint Whole(int field, int unit, int sweep) =>
        Plan.Setup.Dynamics is RecallDynamics.Glauber ? Noisy(field, unit, sweep) : UnitUpdate.Sign(field, Active[unit]);

    uint Real(float field, int unit, int sweep) =>
        Plan.Setup.Dynamics is RecallDynamics.Glauber ? Noisy(field, unit, sweep) : UnitUpdate.Sign(field, Plan.Threshold, Active[unit]);

    uint Noisy(float field, int unit, int sweep) =>
        UnitUpdate.Glauber(field, Plan.Threshold, Plan.Gain, UnitUpdate.Noise(Plan.Noise, (uint)unit, (uint)Probe, (uint)sweep));

    int Value(int unit) => Active[unit] == 1 ? 1 : Plan.Silent;

    int SumOf(int unit, Func<int, int> weight) => Enumerable.Range(0, Plan.Units).Sum(sender => weight(sender) * Value(sender));

    float SumOfFloats(WeightMatrix<float> weights, int unit)
    {
        var field = 0f;
        for (var sender = 0; sender < Plan.Units; sender++) field = MathF.FusedMultiplyAdd(weights.From(sender)[unit], Value(sender), field);
        return field;
    }

    int Overlap(int pattern) =>
        (_overlaps ??= [.. Enumerable.Range(0, Plan.Patterns.Rows).Select(row => Enumerable.Range(0, Plan.Units).Sum(unit => Sign(Plan.Patterns[row, unit]) * Sign(Active[unit] == 1)))])[pattern];

    int FieldOfPatterns(int unit)
    {
        var field = Enumerable.Range(0, Plan.Patterns.Rows).Sum(pattern => Sign(Plan.Patterns[pattern, unit]) * Overlap(pattern));
        return Plan.Setup.SelfCoupling ? field : field - Plan.Patterns.Rows * Sign(Active[unit] == 1);
    }

    float FieldOfDense(int unit)
    {
        var dense = (RecallDynamics.Dense)Plan.Setup.Dynamics;
        var terms = new float[Plan.Patterns.Rows];
        for (var pattern = 0; pattern < terms.Length; pattern++)
        {
            var sign = Sign(Plan.Patterns[pattern, unit]);
            terms[pattern] = sign * DenseGain.Of(Overlap(pattern) - sign * Sign(Active[unit] == 1), 1f / Plan.Units, dense.Degree, dense.Rectified ? 1 : 0);
        }
        if (dense.Update == UpdateMode.Asynchronous) return TreeSum.Of(terms);
        var field = 0f;
        foreach (var term in terms) field += term;
        return field;
    }
}

/// <summary>Real units.</summary>
abstract class ReferenceReals(RecallPlan plan, int probe) : ReferenceProbe(plan, probe)
{
    /// <summary>[unit].</summary>
    public float[] States { get; } = [.. Enumerable.Range(0, plan.Units).Select(unit => plan.Start[probe, unit] ? 1f : plan.Silent)];

    public override long[] Bits() => [.. States.Select(state => (long)BitConverter.SingleToUInt32Bits(state))];
}

/// <summary>Graded response; potentials start where outputs do.</summary>
sealed class ReferenceGraded(RecallPlan plan, int probe, float gain, float rate) : ReferenceReals(plan, probe)
{
    readonly float[] _potentials = [.. Enumerable.Range(0, plan.Units).Select(unit => plan.Start[probe, unit] ? 1f : plan.Silent)];

    public override long[] Bits() => [.. base.Bits().Zip(_potentials, (state, potential) => state << 32 | BitConverter.SingleToUInt32Bits(potential))];

    public override void Sweep(int sweep)
    {
        var weights = (WeightMatrix<float>)Plan.Weights!;
        for (var unit = 0; unit < Plan.Units; unit++)
        {
            var field = 0f;
            for (var sender = 0; sender < Plan.Units; sender++) field = MathF.FusedMultiplyAdd(weights.From(sender)[unit], States[sender], field);
            _potentials[unit] = UnitUpdate.Potential(_potentials[unit], field, rate);
        }
        for (var unit = 0; unit < Plan.Units; unit++) States[unit] = UnitUpdate.Output(_potentials[unit], gain);
    }
}

/// <summary>Modern Hopfield network.</summary>
sealed class ReferenceModern(RecallPlan plan, int probe) : ReferenceReals(plan, probe)
{
    public override void Sweep(int sweep)
    {
        var overlaps = new float[Plan.Patterns.Rows];
        for (var pattern = 0; pattern < overlaps.Length; pattern++)
            for (var unit = 0; unit < Plan.Units; unit++) overlaps[pattern] += Sign(Plan.Patterns[pattern, unit]) * States[unit];
        var largest = overlaps.Max();
        var powers = overlaps.Select(overlap => FloatExponential.Exp(Plan.Beta * (overlap - largest))).ToArray();
        var total = TreeSum.Of(powers);
        for (var unit = 0; unit < Plan.Units; unit++)
        {
            var sum = 0f;
            for (var pattern = 0; pattern < powers.Length; pattern++) sum += Sign(Plan.Patterns[pattern, unit]) * (Subnormal.ToZero(powers[pattern] / total));
            States[unit] = sum;
        }
    }
}
