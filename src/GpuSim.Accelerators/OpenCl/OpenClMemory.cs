using GpuSim.Accelerators.Gpu;

namespace GpuSim.Accelerators.OpenCl;

/// <summary>A buffer, and the views of it that kernels were given.</summary>
/// <param name="handle">cl_mem.</param>
/// <param name="bytes">As asked for.</param>
/// <param name="room">As taken.</param>
/// <param name="alignment">Bytes of which an offset must be a multiple.</param>
/// <param name="forget">Called when it is freed.</param>
sealed unsafe class OpenClMemory(nint handle, long bytes, long room, long alignment, Action<OpenClMemory> forget) : IDeviceMemory
{
    readonly Dictionary<long, nint> _views = []; // by offset: OpenCL 1.2 has no pointers into a buffer, only buffers inside it

    /// <inheritdoc/>
    public long Bytes => bytes;

    /// <summary>Bytes taken from the device.</summary>
    public long Room => room;

    /// <summary>cl_mem; 0 when freed.</summary>
    public nint Handle { get; private set; } = handle;

    /// <summary>What a kernel is given for the view that begins at <paramref name="offset"/>.</summary>
    /// <exception cref="AcceleratorException">The offset is no multiple of the device's alignment.</exception>
    public nint From(long offset)
    {
        ObjectDisposedException.ThrowIf(Handle == 0, this);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, bytes);
        if (offset == 0 || offset == room) return Handle; // nothing is read through a view of nothing
        if (_views.TryGetValue(offset, out var view)) return view;
        if (offset % alignment != 0) // some drivers take it and round it down
            throw new AcceleratorException(nameof(NativeOpenCl.clCreateSubBuffer), "CL_MISALIGNED_SUB_BUFFER_OFFSET",
                FormattableString.Invariant($"A view begins at byte {offset}; on this device it must begin at a multiple of {alignment}."));
        var region = new NativeOpenCl.BufferRegion { Origin = (nuint)offset, Bytes = (nuint)(room - offset) };
        int code;
        view = NativeOpenCl.clCreateSubBuffer(Handle, NativeOpenCl.ReadWrite, NativeOpenCl.Region, &region, &code);
        OpenClCode.Check(code, nameof(NativeOpenCl.clCreateSubBuffer));
        _views.Add(offset, view);
        return view;
    }

    /// <summary>Gives it back; the driver waits for the kernels that still use it.</summary>
    public void Dispose()
    {
        if (Handle == 0) return;
        foreach (var view in _views.Values) NativeOpenCl.clReleaseMemObject(view);
        NativeOpenCl.clReleaseMemObject(Handle);
        _views.Clear();
        Handle = 0;
        forget(this);
    }
}
