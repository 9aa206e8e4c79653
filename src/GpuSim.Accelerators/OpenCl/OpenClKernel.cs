using GpuSim.Accelerators.Gpu;

namespace GpuSim.Accelerators.OpenCl;

/// <summary>A kernel, and the arguments it was last started with: the driver is told only of those that change.</summary>
/// <param name="handle">cl_kernel.</param>
/// <param name="name">In the text.</param>
sealed unsafe class OpenClKernel(nint handle, string name) : IDeviceKernel
{
    readonly List<Last> _last = [];

    /// <summary>The bytes of an argument by value, or the memory and offset of a pointer. Memory is told apart by object: a driver may use a freed buffer's address again.</summary>
    sealed class Last
    {
        public byte[]? Value;
        public IDeviceMemory? Memory;
        public long Offset;
    }

    /// <inheritdoc/>
    public string Name => name;

    /// <summary>cl_kernel.</summary>
    public nint Handle => handle;

    /// <summary>Hands over the arguments of the next start.</summary>
    public void Set(ReadOnlySpan<KernelArgument> arguments)
    {
        while (_last.Count < arguments.Length) _last.Add(new());
        for (var i = 0; i < arguments.Length; i++)
        {
            ref readonly var argument = ref arguments[i];
            if (argument.Memory is OpenClMemory memory) SetPointer((uint)i, memory, argument.Offset, _last[i]);
            else SetValue((uint)i, argument.Value, _last[i]);
        }
    }

    void SetPointer(uint index, OpenClMemory memory, long offset, Last last)
    {
        var view = memory.From(offset);
        if (ReferenceEquals(last.Memory, memory) && last.Offset == offset) return;
        Tell(index, sizeof(nint), &view);
        (last.Memory, last.Offset, last.Value) = (memory, offset, null);
    }

    void SetValue(uint index, ReadOnlySpan<byte> value, Last last)
    {
        if (value.IsEmpty) throw new ArgumentException($"Argument {index} of {name} is neither memory of an OpenCL device nor a value.");
        if (last.Value is { } old && value.SequenceEqual(old)) return;
        fixed (byte* bytes = value) Tell(index, value.Length, bytes);
        // The caller may change its bytes, so they are kept as a copy.
        if (last.Value?.Length == value.Length) value.CopyTo(last.Value);
        else last.Value = value.ToArray();
        last.Memory = null;
    }

    void Tell(uint index, int bytes, void* value)
    {
        var code = NativeOpenCl.clSetKernelArg(handle, index, (nuint)bytes, value);
        if (code != 0) throw OpenClCode.Failure(code, $"clSetKernelArg({name}, {index})", "");
    }
}
