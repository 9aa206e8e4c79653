using GpuSim.Dynamics.Synapses;
using GpuSim.Kernels.Spiking;

namespace GpuSim.Accelerators.Gpu;

/// <summary>The programs of plastic synapses.</summary>
internal sealed class PlasticPrograms(GpuProgram program) : IShortTermVisitor<IReadOnlyList<BuiltInProgram>>, ISpikeTimingVisitor<IReadOnlyList<BuiltInProgram>>
{
    /// <summary>Those of all models in <paramref name="catalog"/>.</summary>
    public static IReadOnlyList<BuiltInProgram> All(GpuProgram program, SynapseCatalog catalog) =>
    [
        new("SourceMarks.Set", program.Compose(typeof(SourceMarks), nameof(SourceMarks.Set))),
        new("SourceMarks.Clear", program.Compose(typeof(SourceMarks), nameof(SourceMarks.Clear))),
        new("TargetSpikes.AfterPass", program.Compose(typeof(TargetSpikes), nameof(TargetSpikes.AfterPass))),
        .. catalog.Models.SelectMany(new PlasticPrograms(program).Of),
    ];

    /// <summary>Those of one model; none where it acts in every step.</summary>
    /// <exception cref="KernelLanguage.Programs.DeviceProgramException">The model's assembly holds no text for the device.</exception>
    public IReadOnlyList<BuiltInProgram> Of(SynapseModel model) => model switch
    {
        ShortTermModel shortTerm => shortTerm.Accept(this),
        SpikeTimingModel rule => rule.Accept(this),
        _ => [],
    };

    public IReadOnlyList<BuiltInProgram> Visit<TModel, TState>()
        where TModel : unmanaged, IShortTermPlasticity<TModel, TState>
        where TState : unmanaged =>
    [
        .. new[] { nameof(ShortTermDelivery.Deliver), nameof(ShortTermDelivery.AfterEpoch) }.Select(kernel =>
            new BuiltInProgram($"ShortTermDelivery.{kernel} {TModel.Schema.Name}", program.Compose(typeof(ShortTermDelivery), kernel, typeof(TModel), typeof(TState)))),
    ];

    public IReadOnlyList<BuiltInProgram> Visit<TModel>() where TModel : unmanaged, ISpikeTimingPlasticity<TModel> =>
    [
        new($"TargetSpikes.Append {TModel.Schema.Name}", program.Compose(typeof(TargetSpikes), nameof(TargetSpikes.Append), typeof(TModel))),
        .. new[] { nameof(SpikeTimingDelivery.Deliver), nameof(SpikeTimingDelivery.AfterEpoch), nameof(SpikeTimingDelivery.CatchUp), nameof(SpikeTimingDelivery.Sample) }.Select(kernel =>
            new BuiltInProgram($"SpikeTimingDelivery.{kernel} {TModel.Schema.Name}", program.Compose(typeof(SpikeTimingDelivery), kernel, typeof(TModel)))),
    ];
}
