using GpuSim.Dynamics.Hopfield;
using GpuSim.Execution.Hopfield;
using GpuSim.KernelLanguage;
using GpuSim.Model.Hopfield;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Accelerators.Cpu.Hopfield;

/// <summary>Graded units: one matrix product and one Euler step a sweep.</summary>
internal sealed unsafe class GradedWeightRecall<TLanes, TVector> : IRecall
    where TLanes : struct, IWeightRecallLanes<float, float, TVector>
    where TVector : unmanaged
{
    readonly int _units, _threads;
    readonly float _gain, _rate;
    readonly WeightFields<TLanes, float, float, TVector> _fields;
    readonly HostBuffer<float> _potentials, _outputs; // [probe, unit]
    List<int> _moving;

    public GradedWeightRecall(RecallPlan plan, RecallDynamics.Graded dynamics, WeightMatrix<float> weights, int threads)
    {
        var probes = plan.Start.Rows;
        (_units, _threads) = (plan.Units, threads);
        (_gain, _rate) = ((float)dynamics.Gain, (float)dynamics.Step);
        _fields = new(weights, plan.Silent, probes, threads);
        _potentials = new((long)probes * _units);
        _outputs = new((long)probes * _units);
        for (var probe = 0; probe < probes; probe++)
            for (var unit = 0; unit < _units; unit++)
                _potentials.View[(long)probe * _units + unit] = _outputs.View[(long)probe * _units + unit] = plan.Start[probe, unit] ? 1f : plan.Silent;
        _moving = [.. Enumerable.Range(0, probes)];
    }

    public void Sweep(int sweep, Span<int> changed)
    {
        _fields.Compute(_outputs.View, _moving);
        var changes = new int[changed.Length];
        WorkShare.Do(_threads, _moving.Count, (_, slot) => changes[_moving[slot]] = Update(slot, _moving[slot]));
        changes.CopyTo(changed);
        _moving = [.. _moving.Where(probe => changes[probe] != 0)];
    }

    public void Read(PatternBits states) => throw new NotSupportedException(); // units are real

    public void Read(Span<float> states) => _outputs.View.AsSpan().CopyTo(states);

    public void Dispose()
    {
        _fields.Dispose();
        _potentials.Dispose();
        _outputs.Dispose();
    }

    // A unit changes with its potential too: outputs may round to what they were while potentials creep.
    int Update(int slot, int probe)
    {
        var fields = _fields.Of(slot);
        var changed = 0;
        var potentials = _potentials.View.SubView((long)probe * _units, _units).AsSpan();
        var outputs = _outputs.View.SubView((long)probe * _units, _units).AsSpan();
        for (var unit = 0; unit < potentials.Length; unit++)
        {
            var potential = UnitUpdate.Potential(potentials[unit], fields[unit], _rate);
            var output = UnitUpdate.Output(potential, _gain);
            changed += Differ(potential, potentials[unit]) || Differ(output, outputs[unit]) ? 1 : 0;
            potentials[unit] = potential;
            outputs[unit] = output;
        }
        return changed;
    }

    static bool Differ(float one, float other) => BitConverter.SingleToInt32Bits(one) != BitConverter.SingleToInt32Bits(other);
}
