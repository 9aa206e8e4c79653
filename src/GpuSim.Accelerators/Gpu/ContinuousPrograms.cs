using GpuSim.Dynamics.Synapses;
using GpuSim.Kernels.Spiking;

namespace GpuSim.Accelerators.Gpu;

/// <summary>The programs of a synapse that acts in every step.</summary>
/// <exception cref="KernelLanguage.Programs.DeviceProgramException">The model's assembly holds no text for the device.</exception>
internal sealed class ContinuousPrograms(GpuProgram program) : IContinuousVisitor<IReadOnlyList<BuiltInProgram>>
{
    public IReadOnlyList<BuiltInProgram> Visit<TModel>() where TModel : unmanaged, IContinuousSynapse<TModel>
    {
        string[] methods = TModel.Learns ? [nameof(ContinuousDelivery.Transmit), nameof(ContinuousDelivery.Learn)] : [nameof(ContinuousDelivery.Transmit)];
        return [.. methods.Select(method => new BuiltInProgram($"ContinuousDelivery.{method} {TModel.Schema.Name}", program.Compose(typeof(ContinuousDelivery), method, typeof(TModel))))];
    }
}
