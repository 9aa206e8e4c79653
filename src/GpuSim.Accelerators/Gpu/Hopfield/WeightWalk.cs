using GpuSim.Planning.Hopfield;

namespace GpuSim.Accelerators.Gpu.Hopfield;

/// <summary>One two-valued unit after the other from a matrix; fields are summed once and kept up to date.</summary>
internal sealed class WeightWalk : RecallSteps
{
    readonly RecallPlan _plan;
    readonly GpuWeights _weights;
    readonly GpuArray<int> _fields;
    readonly GpuOrder _order;

    public WeightWalk(IAccelerator accelerator, GpuProgram program, RecallPlan plan, GpuProbes probes)
    {
        _plan = plan;
        _weights = GpuWeights.Create(accelerator, program, plan, probes);
        _fields = new(accelerator, (long)probes.All * probes.Layout.Words * 32);
        _order = new(accelerator, plan);
        _weights.Sum(_fields);
    }

    public override void Sweep(int sweep) => _weights.Walk(Rule(_plan, sweep, _weights.IsWhole), _order.Of(sweep), _fields);

    public override void Dispose()
    {
        _order.Dispose();
        _fields.Dispose();
        _weights.Dispose();
    }
}
