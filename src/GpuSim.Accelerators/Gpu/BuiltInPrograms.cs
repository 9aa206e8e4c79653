using GpuSim.Dynamics;
using GpuSim.Dynamics.Hopfield;
using GpuSim.Dynamics.Synapses;
using GpuSim.KernelLanguage.Programs;
using GpuSim.Kernels.Hopfield;
using GpuSim.Kernels.SelfOrganizingMap;
using GpuSim.Kernels.Spiking;

namespace GpuSim.Accelerators.Gpu;

/// <summary>A program that a device may be given.</summary>
/// <param name="Name">Kernel and what it is made for, such as <c>NeuronUpdate.Advance lif</c>.</param>
/// <param name="Program">Its text.</param>
public sealed record BuiltInProgram(string Name, DeviceProgram Program);

/// <summary>Every program of the models and kernels that come with GpuSim, as a device is given it: what a published build carries translated.</summary>
public static class BuiltInPrograms
{
    /// <summary>All of them.</summary>
    /// <param name="kind"><c>opencl</c> or <c>cuda</c>.</param>
    public static IReadOnlyList<BuiltInProgram> All(string kind) => All(kind, ModelCatalogs.BuiltIn);

    /// <summary>Those of <paramref name="models"/>.</summary>
    public static IReadOnlyList<BuiltInProgram> All(string kind, ModelCatalogs models)
    {
        var program = new GpuProgram(kind);
        return
        [
            .. models.Neurons.Models.Select(model => new BuiltInProgram($"NeuronUpdate.Advance {model.Schema.Name}", model.Accept(new UpdateProgram(program)))),
            Delivery<TargetOnly>(program),
            Delivery<NarrowSynapse>(program),
            Delivery<WideSynapse>(program),
            .. models.Synapses.Models.OfType<ContinuousModel>().SelectMany(model => model.Accept(new ContinuousPrograms(program))),
            new("SpikeCompaction.Count", program.Compose(typeof(SpikeCompaction), nameof(SpikeCompaction.Count))),
            new("SpikeCompaction.Write", program.Compose(typeof(SpikeCompaction), nameof(SpikeCompaction.Write))),
            new("RateDrive.Add", program.Compose(typeof(RateDrive), nameof(RateDrive.Add))),
            new("NoiseDrive.Add", program.Compose(typeof(NoiseDrive), nameof(NoiseDrive.Add))),
            new("CurrentDrive.Add", program.Compose(typeof(CurrentDrive), nameof(CurrentDrive.Add))),
            new("TrainDrive.Add", program.Compose(typeof(TrainDrive), nameof(TrainDrive.Add))),
            new("Clock.Advance", program.Compose(typeof(Clock), nameof(Clock.Advance))),
            .. PlasticPrograms.All(program, models.Synapses),
            .. Hopfield(program),
            .. SelfOrganizingMap(program),
            new("SelfTest.Answer", program.Compose(typeof(Kernels.SelfTest), nameof(Kernels.SelfTest.Answer))),
        ];
    }

    static IEnumerable<BuiltInProgram> Hopfield(GpuProgram program) =>
    [
        .. Plain(program,
        [
            (typeof(PatternOverlaps), nameof(PatternOverlaps.Sum)),
            (typeof(PatternFields), nameof(PatternFields.Add)),
            (typeof(PatternSweep), nameof(PatternSweep.Walk)),
            (typeof(UnitMajorBits), nameof(UnitMajorBits.Gather)),
            (typeof(UnitUpdates), nameof(UnitUpdates.Decide)),
            (typeof(DenseTerms), nameof(DenseTerms.Prepare)),
            (typeof(DenseTerms), nameof(DenseTerms.Sum)),
            (typeof(DenseSweep), nameof(DenseSweep.Walk)),
            (typeof(GradedUpdates), nameof(GradedUpdates.Move)),
            (typeof(SoftmaxRecall), nameof(SoftmaxRecall.Compare)),
            (typeof(SoftmaxRecall), nameof(SoftmaxRecall.Share)),
            (typeof(SoftmaxRecall), nameof(SoftmaxRecall.Mean)),
        ]),
        .. Weighted<TinyWeight>(program),
        .. Weighted<NarrowWeight>(program),
        .. Weighted<WideWeight>(program),
        .. Weighted<RealWeight>(program),
    ];

    static IEnumerable<BuiltInProgram> SelfOrganizingMap(GpuProgram program) => Plain(program,
    [
        (typeof(WinnerSearch), nameof(WinnerSearch.Compare)),
        (typeof(WinnerSearch), nameof(WinnerSearch.Join)),
        (typeof(WinnerSums), nameof(WinnerSums.Add)),
        (typeof(BatchUpdate), nameof(BatchUpdate.Move)),
        (typeof(UnitNorms), nameof(UnitNorms.Sum)),
        (typeof(OnlineWalk), nameof(OnlineWalk.Learn)),
    ]);

    static IEnumerable<BuiltInProgram> Plain(GpuProgram program, (Type Container, string Method)[] kernels) =>
        kernels.Select(kernel => new BuiltInProgram($"{kernel.Container.Name}.{kernel.Method}", program.Compose(kernel.Container, kernel.Method)));

    static BuiltInProgram[] Weighted<TWeight>(GpuProgram program) where TWeight : unmanaged, IWeight =>
    [
        new($"WeightedFields.Sum {typeof(TWeight).Name}", program.Compose(typeof(WeightedFields), nameof(WeightedFields.Sum), typeof(TWeight))),
        new($"WeightSweep.Walk {typeof(TWeight).Name}", program.Compose(typeof(WeightSweep), nameof(WeightSweep.Walk), typeof(TWeight))),
    ];

    static BuiltInProgram Delivery<TSynapse>(GpuProgram program) =>
        new($"SpikeDelivery.Deliver {typeof(TSynapse).Name}", program.Compose(typeof(SpikeDelivery), nameof(SpikeDelivery.Deliver), typeof(TSynapse)));
}
