using GpuSim.Planning.Hopfield;

namespace GpuSim.Accelerators.Gpu.Hopfield;

/// <summary>The order of an asynchronous sweep, shared by all probes.</summary>
internal sealed class GpuOrder(IAccelerator accelerator, RecallPlan plan) : IDisposable
{
    readonly GpuArray<int> _order = new(accelerator, plan.Units);

    /// <summary>[turn] unit, of this sweep.</summary>
    public GpuArray<int> Of(int sweep)
    {
        _order.Write(0, UpdateOrder.Of(plan.Order, sweep, plan.Units));
        return _order;
    }

    public void Dispose() => _order.Dispose();
}
