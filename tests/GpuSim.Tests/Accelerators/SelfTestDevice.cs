using GpuSim.Accelerators.Gpu;
using Questions = GpuSim.Kernels.SelfTest;

namespace GpuSim.Tests.Accelerators;

/// <summary>A device that answers the self-test as the host does, and then errs as it is told.</summary>
/// <param name="err">Gets every word of an answer: its index and bits; gives what the device says.</param>
sealed unsafe class SelfTestDevice(Func<int, uint, uint> err) : IAccelerator
{
    public AcceleratorInfo Info => throw new NotSupportedException();

    /// <summary>What is added to the counts of the atomics.</summary>
    public int LostAdds { get; init; }

    /// <summary>Whether two items drew the same ticket.</summary>
    public bool RepeatsTicket { get; init; }

    public IDeviceMemory Allocate(long bytes) => new Memory(bytes);

    public IDeviceKernel Load(DeviceSource program, string kernel) => new Kernel(kernel);

    public void Write(IDeviceMemory to, long offset, ReadOnlySpan<byte> bytes) => bytes.CopyTo(((Memory)to).Values.AsSpan((int)offset));

    public void Read(IDeviceMemory from, long offset, Span<byte> bytes) => ((Memory)from).Values.AsSpan((int)offset, bytes.Length).CopyTo(bytes);

    public void Launch(IDeviceKernel kernel, int groups, int groupSize, ReadOnlySpan<KernelArgument> arguments)
    {
        Assert.Equal("SelfTest_Answer", kernel.Name);
        var count = BitConverter.ToInt32(arguments[0].Value!);
        var asked = arguments[1].Memory;
        fixed (byte* questions = Bytes(asked!), words = Bytes(arguments[3].Memory!), counts = Bytes(arguments[5].Memory!), masks = Bytes(arguments[7].Memory!), tickets = Bytes(arguments[9].Memory!))
        {
            for (var i = 0; i < count; i++)
                Questions.Answer(i, new((uint*)questions, asked!.Bytes / 4), new((uint*)words, count * Questions.AnswerWords), new((int*)counts, 4), new((uint*)masks, 2), new((int*)tickets, count));
            for (var i = 0; i < count * Questions.AnswerWords; i++) ((uint*)words)[i] = err(i % Questions.AnswerWords, ((uint*)words)[i]);
            ((int*)counts)[1] -= LostAdds;
            if (RepeatsTicket) ((int*)tickets)[1] = ((int*)tickets)[0];
        }
    }

    public IRecordedLaunches? Record(Action launches) => null;

    public void Finish() { }

    public void Dispose() { }

    static byte[] Bytes(IDeviceMemory memory) => ((Memory)memory).Values;

    sealed class Memory(long bytes) : IDeviceMemory
    {
        public byte[] Values { get; } = new byte[bytes];

        public long Bytes => Values.Length;

        public void Dispose() { }
    }

    sealed record Kernel(string Name) : IDeviceKernel;
}
