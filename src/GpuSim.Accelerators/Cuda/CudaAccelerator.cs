using GpuSim.Accelerators.Gpu;

namespace GpuSim.Accelerators.Cuda;

/// <summary>A CUDA device in use: its primary context and one stream that keeps the order of asking. Any thread may call, but only one at a time.</summary>
sealed unsafe class CudaAccelerator : IAccelerator
{
    const int StagingBytes = 1 << 20, LargestArguments = 32_764; // of cuLaunchKernel

    [ThreadStatic] static CudaAccelerator? _current; // whose context this thread has: the driver keeps one for every thread

    readonly CudaDevice _device;
    readonly CudaPrograms _programs;
    readonly HashSet<CudaMemory> _memory = []; // so that closing the device frees what its user forgot
    readonly HashSet<CudaGraph> _graphs = [];
    nint _context, _stream;
    byte* _staging; // page-locked: small writes lie here until the device has read them, so that a write does not wait for the kernels before it
    int _staged;
    long _taken;
    bool _records, _recordingFailed;

    /// <summary>Takes <paramref name="device"/> into use.</summary>
    /// <exception cref="AcceleratorException">The driver refuses.</exception>
    public CudaAccelerator(CudaDevice device, string? cacheFolder = null)
    {
        _device = device;
        _programs = new(device, new(cacheFolder ?? ProgramCache.DefaultFolder));
        nint context, stream;
        void* staging;
        CudaCode.Check(NativeCuda.cuDevicePrimaryCtxRetain(&context, device.Handle), nameof(NativeCuda.cuDevicePrimaryCtxRetain));
        _context = context;
        try
        {
            Enter();
            Check(NativeCuda.cuStreamCreate(&stream, NativeCuda.NonBlockingStream), nameof(NativeCuda.cuStreamCreate));
            _stream = stream;
            Check(NativeCuda.cuMemAllocHost_v2(&staging, StagingBytes), nameof(NativeCuda.cuMemAllocHost_v2));
            _staging = (byte*)staging;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public AcceleratorInfo Info => _device.Info;

    /// <summary>Programs taken from the cache instead of being compiled.</summary>
    public int CacheHits => _programs.CacheHits;

    /// <inheritdoc/>
    public IDeviceMemory Allocate(long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        EnterApart();
        var room = Math.Max(1, bytes); // the driver refuses to give nothing
        ulong address;
        var code = NativeCuda.cuMemAlloc_v2(&address, (nuint)room);
        if (code != 0) throw CudaCode.Failure(code, nameof(NativeCuda.cuMemAlloc_v2), Sizes(code, bytes));
        code = NativeCuda.cuMemsetD8Async(address, 0, (nuint)room, _stream);
        if (code != 0)
        {
            NativeCuda.cuMemFree_v2(address);
            throw CudaCode.Failure(code, nameof(NativeCuda.cuMemsetD8Async), Sizes(code, bytes));
        }
        var memory = new CudaMemory(address, bytes, room, Free);
        _memory.Add(memory);
        _taken += room;
        return memory;
    }

    /// <inheritdoc/>
    public IDeviceKernel Load(DeviceSource program, string kernel)
    {
        EnterApart();
        return _programs.Kernel(program, kernel);
    }

    /// <inheritdoc/>
    public void Write(IDeviceMemory to, long offset, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return;
        EnterApart();
        var address = ((CudaMemory)to).At(offset, bytes.Length);
        if (bytes.Length > StagingBytes / 4)
        {
            fixed (byte* from = bytes) Copy(address, from, bytes.Length);
            Wait();
            return;
        }
        if (_staged + bytes.Length > StagingBytes) Wait();
        var staged = _staging + _staged;
        bytes.CopyTo(new(staged, bytes.Length));
        _staged += bytes.Length;
        Copy(address, staged, bytes.Length);
    }

    /// <inheritdoc/>
    public void Read(IDeviceMemory from, long offset, Span<byte> bytes)
    {
        if (bytes.IsEmpty) return;
        EnterApart();
        var address = ((CudaMemory)from).At(offset, bytes.Length);
        fixed (byte* to = bytes)
        {
            Check(NativeCuda.cuMemcpyDtoHAsync_v2(to, address, (nuint)bytes.Length, _stream), nameof(NativeCuda.cuMemcpyDtoHAsync_v2));
            Wait();
        }
    }

    /// <inheritdoc/>
    public void Launch(IDeviceKernel kernel, int groups, int groupSize, ReadOnlySpan<KernelArgument> arguments)
    {
        if (groups == 0) return; // the driver refuses to start nothing
        Enter();
        var size = 0;
        foreach (ref readonly var argument in arguments) size += Room(in argument);
        if (size > LargestArguments) throw new ArgumentException(FormattableString.Invariant($"The arguments of {kernel.Name} take {size} bytes; a CUDA kernel takes {LargestArguments}."), nameof(arguments));
        var values = stackalloc byte[size];
        var pointers = stackalloc void*[arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            pointers[i] = values;
            Put(in arguments[i], i, kernel, values);
            values += Room(in arguments[i]);
        }
        var code = NativeCuda.cuLaunchKernel(((CudaKernel)kernel).Handle, (uint)groups, 1, 1, (uint)groupSize, 1, 1, 0, _stream, pointers, null);
        if (code == 0) return;
        if (!_records) throw CudaCode.Failure(code, $"cuLaunchKernel({kernel.Name})", Sizes(code, 0));
        _recordingFailed = true; // the user will start it without recording, and then see why
    }

    /// <inheritdoc/>
    public IRecordedLaunches? Record(Action launches)
    {
        EnterApart();
        if (NativeCuda.cuStreamBeginCapture_v2(_stream, NativeCuda.CaptureOfThisThread) != 0) return NotRecorded();
        nint graph = 0, executable = 0;
        (_records, _recordingFailed) = (true, false);
        try
        {
            launches();
        }
        catch
        {
            _recordingFailed = true;
            throw;
        }
        finally
        {
            _records = false;
            if (NativeCuda.cuStreamEndCapture(_stream, &graph) != 0) _recordingFailed = true; // also after an exception: else the stream would record for ever
            if (!_recordingFailed && NativeCuda.cuGraphInstantiateWithFlags(&executable, graph, 0) != 0) _recordingFailed = true;
            if (graph != 0) NativeCuda.cuGraphDestroy(graph);
        }
        if (_recordingFailed) return NotRecorded();
        var recorded = new CudaGraph(executable, Start, Free);
        _graphs.Add(recorded);
        return recorded;
    }

    /// <inheritdoc/>
    public void Finish()
    {
        EnterApart();
        Wait();
    }

    /// <summary>Waits for the device, then gives back everything taken from it.</summary>
    public void Dispose()
    {
        if (_context == 0) return;
        Bind(); // codes are not looked at here: after a failed run every one of these may fail too, and would hide its failure
        if (_stream != 0) NativeCuda.cuStreamSynchronize(_stream);
        foreach (var graph in _graphs.ToArray()) graph.Dispose();
        foreach (var memory in _memory.ToArray()) memory.Dispose();
        _programs.Dispose();
        if (_staging != null) NativeCuda.cuMemFreeHost(_staging);
        if (_stream != 0) NativeCuda.cuStreamDestroy_v2(_stream);
        NativeCuda.cuCtxSetCurrent(0);
        _current = null;
        NativeCuda.cuDevicePrimaryCtxRelease_v2(_device.Handle);
        (_context, _stream) = (0, 0);
        _staging = null;
    }

    // Every call begins with this or with EnterApart.
    void Enter()
    {
        ObjectDisposedException.ThrowIf(_context == 0, this);
        Check(Bind(), nameof(NativeCuda.cuCtxSetCurrent));
    }

    // What a recording cannot hold: a recorded write would copy later what then lies in the staging memory.
    void EnterApart()
    {
        if (_records) throw new InvalidOperationException("Only launches can be recorded: allocate, load, write, read and finish before or after.");
        Enter();
    }

    int Bind()
    {
        if (ReferenceEquals(_current, this)) return 0;
        var code = NativeCuda.cuCtxSetCurrent(_context);
        if (code == 0) _current = this;
        return code;
    }

    void Copy(ulong to, byte* from, int bytes) =>
        Check(NativeCuda.cuMemcpyHtoDAsync_v2(to, from, (nuint)bytes, _stream), nameof(NativeCuda.cuMemcpyHtoDAsync_v2));

    void Wait()
    {
        Check(NativeCuda.cuStreamSynchronize(_stream), nameof(NativeCuda.cuStreamSynchronize));
        _staged = 0;
    }

    void Start(nint executable)
    {
        EnterApart();
        Check(NativeCuda.cuGraphLaunch(executable, _stream), nameof(NativeCuda.cuGraphLaunch));
    }

    // Null, unless the device failed altogether.
    IRecordedLaunches? NotRecorded()
    {
        Wait();
        return null;
    }

    void Free(CudaMemory memory)
    {
        Bind();
        NativeCuda.cuMemFree_v2(memory.Address); // its code would be an earlier failure's
        _memory.Remove(memory);
        _taken -= memory.Room;
    }

    void Free(CudaGraph graph)
    {
        Bind();
        NativeCuda.cuGraphExecDestroy(graph.Handle);
        _graphs.Remove(graph);
    }

    void Check(int code, string call)
    {
        if (code != 0) throw CudaCode.Failure(code, call, Sizes(code, 0));
    }

    string Sizes(int code, long wanted)
    {
        if (code != NativeCuda.OutOfMemory) return "";
        const double mib = 1 << 20;
        nuint free, total;
        var there = NativeCuda.cuMemGetInfo_v2(&free, &total) == 0 ? FormattableString.Invariant($", {free / mib:0.#} MiB of it free") : "";
        var text = FormattableString.Invariant($"{Info.Name} has {Info.MemoryBytes / mib:0} MiB{there}; this program has taken {_taken / mib:0.#} MiB.");
        return wanted == 0 ? text : FormattableString.Invariant($"{wanted / mib:0.#} MiB were asked for; {text}");
    }

    static int Room(in KernelArgument argument) => argument.Memory is null ? ((argument.Value?.Length ?? 0) + 7) & ~7 : sizeof(ulong);

    static void Put(in KernelArgument argument, int index, IDeviceKernel kernel, byte* at)
    {
        if (argument.Memory is CudaMemory memory) *(ulong*)at = memory.At(argument.Offset, 0);
        else if (argument.Value is { Length: > 0 } value) value.CopyTo(new Span<byte>(at, value.Length));
        else throw new ArgumentException(FormattableString.Invariant($"Argument {index} of {kernel.Name} is neither memory of a CUDA device nor a value."));
    }
}
