using GpuSim.Dynamics.Neurons;
using GpuSim.KernelLanguage.Programs;
using GpuSim.Kernels.Spiking;

namespace GpuSim.Accelerators.Gpu;

/// <summary>The program that steps a model's neurons.</summary>
/// <exception cref="DeviceProgramException">The model's assembly holds no text for the device.</exception>
internal sealed class UpdateProgram(GpuProgram program) : INeuronVisitor<DeviceProgram>
{
    public DeviceProgram Visit<TModel, TState>()
        where TModel : unmanaged, INeuronModel<TModel, TState>
        where TState : unmanaged => program.Compose(typeof(NeuronUpdate), nameof(NeuronUpdate.Advance), typeof(TModel), typeof(TState));
}
