using GpuSim.Dynamics.Synapses;
using GpuSim.KernelLanguage;
using GpuSim.Kernels.Spiking;
using GpuSim.Planning.Spiking;

namespace GpuSim.Accelerators.Gpu;

/// <summary>A table whose amplitudes follow the spikes of the source.</summary>
internal sealed class GpuShortTerm<TModel, TState> : GpuPlasticTable
    where TModel : unmanaged, IShortTermPlasticity<TModel, TState>
    where TState : unmanaged
{
    readonly GpuArray<TModel> _models;
    readonly GpuArray<int> _states; // [field, source]
    readonly GpuArray<int> _lastSpikes;
    readonly IDeviceKernel _deliver, _afterEpoch;

    public GpuShortTerm(PlasticParts parts) : base(parts)
    {
        var model = TModel.Fold(Plan.Synapse!.Parameters, parts.Shape.Plan.Experiment.Dt);
        using var words = new HostBuffer<int>((long)ColumnView<TState>.Fields * Layout.Sources);
        var states = new ColumnView<TState>(words.View, Layout.Sources);
        for (var source = 0; source < Layout.Sources; source++) states[source] = model.Start();
        _models = new(parts.Accelerator, [model]);
        _states = new(parts.Accelerator, words.Length);
        _states.Write(0, words.View);
        _lastSpikes = new(parts.Accelerator, [.. Enumerable.Repeat(-1, Layout.Sources)]);
        _deliver = parts.Program.Kernel(parts.Accelerator, typeof(ShortTermDelivery), nameof(ShortTermDelivery.Deliver), typeof(TModel), typeof(TState));
        _afterEpoch = parts.Program.Kernel(parts.Accelerator, typeof(ShortTermDelivery), nameof(ShortTermDelivery.AfterEpoch), typeof(TModel), typeof(TState));
    }

    public override GpuLaunch Deliver(GpuEpoch epoch) => new(_deliver, Spikes(
        Rows(new Arguments().Value(Parts.Shape.Rings).Value(Layout).Value(epoch.Pieces).Value(epoch.Ahead).View(Parts.Spikes.Clock).View(_models)).Columns(_states, Layout.Sources).View(_lastSpikes), epoch)
        .View(Parts.Spikes.Sums).View(Parts.Spikes.Events).ToArray());

    public override GpuLaunch AfterEpoch(GpuEpoch epoch) => new(_afterEpoch, Spikes(
        new Arguments().Value(Layout).Value(epoch.Ahead).View(Parts.Spikes.Clock).View(_models).Columns(_states, Layout.Sources).View(_lastSpikes), epoch).ToArray());

    public override IWeightReader Reader(ChosenSynapses chosen) => throw new NotSupportedException("its weights do not change");

    public override void Dispose()
    {
        base.Dispose();
        _models.Dispose();
        _states.Dispose();
        _lastSpikes.Dispose();
    }
}
