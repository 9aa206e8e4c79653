namespace GpuSim.Accelerators.Gpu;

/// <summary>Kernels as a device wants them: composed from the texts of the assemblies that hold them.</summary>
/// <param name="kind"><c>opencl</c> or <c>cuda</c>.</param>
internal sealed class GpuProgram(string kind)
{
    /// <summary>Builds a kernel for these type arguments.</summary>
    public IDeviceKernel Kernel(IAccelerator accelerator, Type container, string method, params Type[] typeArguments) => throw new NotImplementedException(kind);
}
