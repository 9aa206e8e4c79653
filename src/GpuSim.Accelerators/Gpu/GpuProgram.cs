using System.Reflection;
using GpuSim.KernelLanguage;
using GpuSim.KernelLanguage.Programs;
using GpuSim.Kernels.Spiking;

namespace GpuSim.Accelerators.Gpu;

/// <summary>Kernels as a device wants them: composed from the texts that the kernel compiler left in the assemblies that hold them.</summary>
/// <param name="kind"><c>opencl</c> or <c>cuda</c>.</param>
internal sealed class GpuProgram(string kind)
{
    readonly DeviceTexts _texts = new(typeof(NeuronUpdate).Assembly);

    /// <summary>Builds a kernel for these type arguments, in the order of its type parameters.</summary>
    public IDeviceKernel Kernel(IAccelerator accelerator, Type container, string method, params Type[] typeArguments)
    {
        var program = Compose(container, method, typeArguments);
        return accelerator.Load(new(program.Text, program.Sha256), program.Kernels[0]);
    }

    /// <summary>The program of one kernel.</summary>
    public DeviceProgram Compose(Type container, string method, params Type[] typeArguments)
    {
        var request = KernelRequest.Of(container, method);
        var parameters = container.GetMethod(method, BindingFlags.Static | BindingFlags.Public)!.GetGenericArguments();
        for (var i = 0; i < typeArguments.Length; i++) request = request.With(parameters[i].Name, typeArguments[i]);
        return DeviceProgram.Compose(_texts, kind == "cuda" ? DeviceLanguage.Cuda : DeviceLanguage.OpenCl, request);
    }
}
