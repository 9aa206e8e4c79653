namespace GpuSim.Accelerators.Gpu;

/// <summary>A device with memory of its own, driven through one queue: everything asked of it happens in the order of asking, later than the call unless it says so.</summary>
/// <remarks>Every failed call of a driver becomes an <see cref="AcceleratorException"/> that names the call. Closing it frees all memory it gave, forgotten or not, and never throws.</remarks>
internal interface IAccelerator : IDisposable
{
    /// <summary>What it is.</summary>
    AcceleratorInfo Info { get; }

    /// <summary>Takes zeroed memory.</summary>
    /// <exception cref="AcceleratorMemoryException">There is not enough.</exception>
    IDeviceMemory Allocate(long bytes);

    /// <summary>Builds a program, or takes it from the cache, and finds a kernel in it.</summary>
    /// <param name="program">Composed text.</param>
    /// <param name="kernel">Name of the kernel in the text.</param>
    IDeviceKernel Load(DeviceSource program, string kernel);

    /// <summary>Copies to the device; <paramref name="bytes"/> may be reused when this returns.</summary>
    void Write(IDeviceMemory to, long offset, ReadOnlySpan<byte> bytes);

    /// <summary>Copies from the device and waits until it is done.</summary>
    void Read(IDeviceMemory from, long offset, Span<byte> bytes);

    /// <summary>Starts a kernel.</summary>
    /// <param name="kernel">From <see cref="Load"/>.</param>
    /// <param name="groups">Number of groups.</param>
    /// <param name="groupSize">Items of each.</param>
    /// <param name="arguments">In the order of the text: a view is a pointer and a long length, columns a pointer and an int stride.</param>
    void Launch(IDeviceKernel kernel, int groups, int groupSize, ReadOnlySpan<KernelArgument> arguments);

    /// <summary>Records what <paramref name="launches"/> starts, to be started again and again; null where the device cannot: then call <paramref name="launches"/> each time.</summary>
    IRecordedLaunches? Record(Action launches);

    /// <summary>Waits until everything asked for is done.</summary>
    void Finish();
}

/// <summary>Launches that are started as one.</summary>
internal interface IRecordedLaunches : IDisposable
{
    /// <summary>Starts them, in order, after everything asked before.</summary>
    void Start();
}

/// <summary>Memory of a device; its owner frees it.</summary>
internal interface IDeviceMemory : IDisposable
{
    /// <summary>Its size.</summary>
    long Bytes { get; }
}

/// <summary>A kernel ready to start.</summary>
internal interface IDeviceKernel
{
    /// <summary>Its name in the text.</summary>
    string Name { get; }
}

/// <summary>A program's text.</summary>
/// <param name="Text">Prelude and everything the kernels need.</param>
/// <param name="Sha256">Of the text: the key of every cache.</param>
internal sealed record DeviceSource(string Text, string Sha256);

/// <summary>What <c>gpusim devices</c> says of a device.</summary>
internal sealed record AcceleratorInfo
{
    /// <summary><c>opencl</c> or <c>cuda</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Position among the devices of its kind, as in <c>opencl:1</c>.</summary>
    public required int Index { get; init; }

    /// <summary>The device's own name.</summary>
    public required string Name { get; init; }

    /// <summary>Driver and its version, in words.</summary>
    public required string Driver { get; init; }

    /// <summary>Multiprocessors or compute units.</summary>
    public required int Units { get; init; }

    /// <summary>All of its memory.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>Largest single allocation.</summary>
    public required long LargestAllocation { get; init; }

    /// <summary>Whether its work items run on the host's own cores (PoCL), where small groups are best.</summary>
    public required bool IsProcessor { get; init; }

    /// <summary>Largest group.</summary>
    public required int LargestGroup { get; init; }

    /// <summary>Why it cannot keep the promise of the same bits, or null.</summary>
    public required string? NotExact { get; init; }
}

/// <summary>One argument of a kernel: memory, or up to 256 bytes by value.</summary>
internal readonly struct KernelArgument
{
    /// <summary>The memory, or null.</summary>
    public IDeviceMemory? Memory { get; }

    /// <summary>Bytes into the memory at which the view begins.</summary>
    public long Offset { get; }

    /// <summary>The value, or null.</summary>
    public byte[]? Value { get; }

    KernelArgument(IDeviceMemory? memory, long offset, byte[]? value) => (Memory, Offset, Value) = (memory, offset, value);

    /// <summary>A pointer.</summary>
    public static KernelArgument Pointer(IDeviceMemory memory, long offset = 0) => new(memory, offset, null);

    /// <summary>A number or a struct.</summary>
    public static unsafe KernelArgument Of<T>(T value) where T : unmanaged => new(null, 0, new ReadOnlySpan<byte>(&value, sizeof(T)).ToArray());
}

/// <summary>A call of a driver failed.</summary>
/// <param name="call">Its name, such as clEnqueueNDRangeKernel.</param>
/// <param name="code">What it returned, by name where it has one.</param>
/// <param name="advice">The way out.</param>
/// <param name="cause">The same failure, told with less.</param>
public class AcceleratorException(string call, string code, string advice, Exception? cause = null) : Exception($"{call} failed: {code}. {advice}", cause)
{
    /// <summary>Name of the call.</summary>
    public string Call { get; } = call;

    /// <summary>What it returned.</summary>
    public string Code { get; } = code;

    /// <summary>The way out.</summary>
    public string Advice { get; } = advice;

    /// <summary>The same failure with more to say.</summary>
    public virtual AcceleratorException With(string advice) => new(Call, Code, $"{Advice} {advice}", this);
}

/// <summary>The device has not enough memory.</summary>
public sealed class AcceleratorMemoryException(string call, string code, string advice, Exception? cause = null) : AcceleratorException(call, code, advice, cause)
{
    /// <inheritdoc/>
    public override AcceleratorException With(string advice) => new AcceleratorMemoryException(Call, Code, $"{Advice} {advice}", this);
}
