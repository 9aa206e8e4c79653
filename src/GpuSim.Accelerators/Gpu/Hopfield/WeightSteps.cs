using GpuSim.Planning.Hopfield;

namespace GpuSim.Accelerators.Gpu.Hopfield;

/// <summary>All two-valued units at once from a matrix.</summary>
internal sealed class WeightSteps(IAccelerator accelerator, GpuProgram program, RecallPlan plan, GpuProbes probes) : RecallSteps
{
    readonly GpuWeights _weights = GpuWeights.Create(accelerator, program, plan, probes);
    readonly UnitSteps _units = new(accelerator, program, probes);

    public override void Sweep(int sweep)
    {
        _weights.Sum(_units.Fields);
        _units.Advance(Rule(plan, sweep, _weights.IsWhole), own: 0);
    }

    public override void Dispose()
    {
        _units.Dispose();
        _weights.Dispose();
    }
}
