using GpuSim.Accelerators.Gpu;

namespace GpuSim.Accelerators.Cuda;

/// <summary>A kernel of a loaded program.</summary>
/// <param name="Handle">CUfunction; it lives as long as the program.</param>
/// <param name="Name">In the text.</param>
sealed record CudaKernel(nint Handle, string Name) : IDeviceKernel;
