using GpuSim.Accelerators.Gpu;

namespace GpuSim.Accelerators.Cuda;

/// <summary>Recorded launches: a graph that the driver starts in one call.</summary>
/// <param name="handle">CUgraphExec.</param>
/// <param name="start">Starts it.</param>
/// <param name="free">Gives it back.</param>
sealed class CudaGraph(nint handle, Action<nint> start, Action<CudaGraph> free) : IRecordedLaunches
{
    /// <summary>CUgraphExec; 0 when freed.</summary>
    public nint Handle { get; private set; } = handle;

    /// <inheritdoc/>
    public void Start()
    {
        ObjectDisposedException.ThrowIf(Handle == 0, this);
        start(Handle);
    }

    /// <summary>Gives it back; a start under way goes on to its end.</summary>
    public void Dispose()
    {
        if (Handle == 0) return;
        free(this);
        Handle = 0;
    }
}
