using System.Runtime.InteropServices;
using GpuSim.Accelerators.Gpu;

namespace GpuSim.Accelerators.OpenCl;

/// <summary>An OpenCL device in use: one context, one queue that keeps the order of asking. Not for several threads at once.</summary>
sealed unsafe class OpenClAccelerator : IAccelerator
{
    const int StagingBytes = 1 << 20;

    readonly OpenClDevice _device;
    readonly OpenClPrograms _programs;
    readonly List<OpenClKernel> _kernels = [];
    readonly HashSet<OpenClMemory> _memory = []; // so that closing the device frees what its user forgot
    readonly byte* _staging; // small writes lie here until the device has read them, so that a write does not wait for the kernels before it
    nint _context, _queue;
    int _staged;
    long _taken;

    /// <summary>Takes <paramref name="device"/> into use.</summary>
    /// <exception cref="AcceleratorException">The driver refuses.</exception>
    public OpenClAccelerator(OpenClDevice device, string? cacheFolder = null)
    {
        _device = device;
        var handle = device.Handle;
        int code;
        _context = NativeOpenCl.clCreateContext(null, 1, &handle, null, null, &code);
        OpenClCode.Check(code, nameof(NativeOpenCl.clCreateContext));
        _queue = NativeOpenCl.clCreateCommandQueue(_context, handle, 0, &code);
        if (code != 0) NativeOpenCl.clReleaseContext(_context);
        OpenClCode.Check(code, nameof(NativeOpenCl.clCreateCommandQueue));
        _programs = new(device, _context, new(cacheFolder ?? ProgramCache.DefaultFolder));
        _staging = (byte*)NativeMemory.Alloc(StagingBytes);
    }

    /// <inheritdoc/>
    public AcceleratorInfo Info => _device.Info;

    /// <summary>What the compiler said of every program so far: empty when it had nothing to object.</summary>
    public string BuildLog => _programs.Log;

    /// <summary>Programs taken from the cache instead of being compiled.</summary>
    public int CacheHits => _programs.CacheHits;

    /// <inheritdoc/>
    public IDeviceMemory Allocate(long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        const long unit = 16; // drivers fill whole vectors faster than bytes, and refuse buffers of none
        var room = Math.Max(unit, (bytes + unit - 1) / unit * unit);
        // Some drivers take what they cannot hold and fail, or swap, at the first use.
        if (bytes > Info.LargestAllocation || bytes > Info.MemoryBytes - _taken)
            throw OpenClCode.Failure(bytes > Info.LargestAllocation ? InvalidBufferSize : AllocationFailure, nameof(NativeOpenCl.clCreateBuffer), Sizes(bytes));
        int code;
        var handle = NativeOpenCl.clCreateBuffer(_context, NativeOpenCl.ReadWrite, (nuint)room, null, &code);
        if (code != 0) throw OpenClCode.Failure(code, nameof(NativeOpenCl.clCreateBuffer), Sizes(bytes));
        Zero(handle, room, bytes);
        var memory = new OpenClMemory(handle, bytes, room, _device.Alignment, Forget);
        _memory.Add(memory);
        _taken += room;
        return memory;
    }

    /// <inheritdoc/>
    public IDeviceKernel Load(DeviceSource program, string kernel)
    {
        var loaded = _programs.Kernel(program, kernel);
        _kernels.Add(loaded);
        return loaded;
    }

    /// <inheritdoc/>
    public void Write(IDeviceMemory to, long offset, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return;
        var memory = Of(to, offset, bytes.Length);
        if (bytes.Length > StagingBytes / 4)
        {
            fixed (byte* from = bytes) Write(memory, offset, from, bytes.Length, blocking: 1);
            _staged = 0; // the queue keeps the order, so all earlier writes are done too
            return;
        }
        if (_staged + bytes.Length > StagingBytes) Finish();
        var staged = _staging + _staged;
        bytes.CopyTo(new(staged, bytes.Length));
        _staged += bytes.Length;
        Write(memory, offset, staged, bytes.Length, blocking: 0);
    }

    /// <inheritdoc/>
    public void Read(IDeviceMemory from, long offset, Span<byte> bytes)
    {
        if (bytes.IsEmpty) return;
        var memory = Of(from, offset, bytes.Length);
        fixed (byte* to = bytes)
            Check(NativeOpenCl.clEnqueueReadBuffer(_queue, memory.Handle, 1, (nuint)offset, (nuint)bytes.Length, to, 0, null, null), nameof(NativeOpenCl.clEnqueueReadBuffer));
        _staged = 0;
    }

    /// <inheritdoc/>
    public void Launch(IDeviceKernel kernel, int groups, int groupSize, ReadOnlySpan<KernelArgument> arguments)
    {
        if (groups == 0) return; // OpenCL 1.2 refuses to start nothing
        var opencl = (OpenClKernel)kernel;
        opencl.Set(arguments);
        nuint items = (nuint)groups * (nuint)groupSize, groupItems = (nuint)groupSize;
        Check(NativeOpenCl.clEnqueueNDRangeKernel(_queue, opencl.Handle, 1, null, &items, &groupItems, 0, null, null), nameof(NativeOpenCl.clEnqueueNDRangeKernel));
    }

    /// <summary>Null: OpenCL 1.2 records nothing.</summary>
    public IRecordedLaunches? Record(Action launches) => null;

    /// <inheritdoc/>
    public void Finish()
    {
        Check(NativeOpenCl.clFinish(_queue), nameof(NativeOpenCl.clFinish));
        _staged = 0;
    }

    /// <summary>Waits for the device, then gives back everything taken from it.</summary>
    public void Dispose()
    {
        if (_queue == 0) return;
        NativeOpenCl.clFinish(_queue); // codes are not looked at here: after a failed run every one of these may fail too
        foreach (var memory in _memory.ToArray()) memory.Dispose();
        foreach (var kernel in _kernels) NativeOpenCl.clReleaseKernel(kernel.Handle);
        _programs.Dispose();
        NativeOpenCl.clReleaseCommandQueue(_queue);
        NativeOpenCl.clReleaseContext(_context);
        NativeMemory.Free(_staging);
        (_queue, _context) = (0, 0);
    }

    const int AllocationFailure = -4, InvalidBufferSize = -61;

    void Zero(nint handle, long room, long bytes)
    {
        var zeros = stackalloc ulong[2] { 0, 0 };
        var call = nameof(NativeOpenCl.clEnqueueFillBuffer);
        var code = NativeOpenCl.clEnqueueFillBuffer(_queue, handle, zeros, 16, 0, (nuint)room, 0, null, null);
        if (code == 0) (code, call) = (NativeOpenCl.clFinish(_queue), nameof(NativeOpenCl.clFinish)); // many drivers take the memory only now
        if (code == 0) return;
        NativeOpenCl.clReleaseMemObject(handle);
        throw OpenClCode.Failure(code, call, Sizes(bytes));
    }

    void Write(OpenClMemory to, long offset, byte* from, int bytes, uint blocking) =>
        Check(NativeOpenCl.clEnqueueWriteBuffer(_queue, to.Handle, blocking, (nuint)offset, (nuint)bytes, from, 0, null, null), nameof(NativeOpenCl.clEnqueueWriteBuffer));

    void Check(int code, string call)
    {
        if (code != 0) throw OpenClCode.Failure(code, call, Sizes(0));
    }

    void Forget(OpenClMemory memory)
    {
        _memory.Remove(memory);
        _taken -= memory.Room;
    }

    static OpenClMemory Of(IDeviceMemory memory, long offset, long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset + bytes, memory.Bytes, nameof(bytes));
        return (OpenClMemory)memory;
    }

    string Sizes(long wanted)
    {
        const double mib = 1 << 20;
        var text = FormattableString.Invariant($"{Info.Name} has {Info.MemoryBytes / mib:0} MiB, {Info.LargestAllocation / mib:0} MiB at most in one piece, of which this program has taken {_taken / mib:0.#} MiB.");
        return wanted == 0 ? text : FormattableString.Invariant($"{wanted / mib:0.#} MiB were asked for; {text}");
    }
}
