using System.Runtime.InteropServices;
using FsCheck;
using FsCheck.Fluent;
using GpuSim.Accelerators.Gpu;
using GpuSim.KernelLanguage;
using GpuSim.KernelLanguage.Programs;
using GpuSim.Tests.Accelerators;

namespace GpuSim.Tests.KernelCompiler;

public sealed class SimdPropertyTests(OpenClFixture opencl) : IClassFixture<OpenClFixture>
{
    const int Programs = 30, OpenClPrograms = 10;

    static readonly Lazy<SimdBatch> Batch = new(() => new(Programs));

    [Fact]
    public void Random_programs_run_in_lanes_as_they_run_in_scalars() => Check.One(
        FsCheck.Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(26, 11),
        Prop.ForAll(ProgramsAndInputs(Programs), given =>
        {
            var inputs = new SimdBatch.Inputs(given.Seed);
            var expected = Batch.Value.Run("Scalar", given.Program, inputs);
            foreach (var way in SimdBatch.Ways) Batch.Value.AssertSame(way, given.Program, inputs, expected, Batch.Value.Run(way, given.Program, inputs));
        }));

    [Fact]
    public void Random_programs_run_on_OpenCl_as_they_run_in_scalars()
    {
        var device = opencl.Device;
        var program = DeviceProgram.Compose(new(Batch.Value.Assembly), DeviceLanguage.OpenCl, [.. Enumerable.Range(0, OpenClPrograms).Select(number => KernelRequest.Of(Batch.Value.Assembly.GetType($"P{number}")!, "Run"))]);
        var kernels = Enumerable.Range(0, OpenClPrograms).Select(number => device.Load(new(program.Text, program.Sha256), program.Kernels[number])).ToArray();
        Check.One(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(100).WithReplay(26, 11), Prop.ForAll(ProgramsAndInputs(OpenClPrograms), given =>
        {
            var inputs = new SimdBatch.Inputs(given.Seed);
            Batch.Value.AssertSame("OpenCL", given.Program, inputs, Batch.Value.Run("Scalar", given.Program, inputs), Run(device, kernels[given.Program], inputs));
        }));
    }

    static Arbitrary<(int Program, int Seed)> ProgramsAndInputs(int programs) => Arb.From(Gen.Choose(0, programs - 1).Zip(Gen.Choose(0, int.MaxValue)));

    static int[] Run(IAccelerator device, IDeviceKernel kernel, SimdBatch.Inputs inputs)
    {
        using IDeviceMemory xs = Filled(device, inputs.Xs), ns = Filled(device, inputs.Ns), us = Filled(device, inputs.Us), table = Filled(device, inputs.Table), bytes = Filled(device, inputs.Bytes);
        using IDeviceMemory counters = Filled(device, inputs.Counters), states = Filled(device, inputs.States), results = device.Allocate(4 * SimdBatch.Items);
        device.Launch(kernel, 1, 64,
        [
            KernelArgument.Of(SimdBatch.Items), .. View(xs, SimdBatch.Items), .. View(ns, SimdBatch.Items), .. View(us, SimdBatch.Items), .. View(table, 16), .. View(bytes, 16), .. View(counters, 4),
            KernelArgument.Pointer(states), KernelArgument.Of(SimdBatch.Items), .. View(results, SimdBatch.Items), KernelArgument.Of(inputs.P), KernelArgument.Of(inputs.Q),
        ]);
        return SimdBatch.Words(Back<float>(device, results, SimdBatch.Items), Back<int>(device, states, 4 * SimdBatch.Items), Back<int>(device, counters, 4));
    }

    static KernelArgument[] View(IDeviceMemory memory, long length) => [KernelArgument.Pointer(memory), KernelArgument.Of(length)];

    static IDeviceMemory Filled<T>(IAccelerator device, T[] values) where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(values.AsSpan());
        var memory = device.Allocate(bytes.Length);
        device.Write(memory, 0, bytes);
        return memory;
    }

    static T[] Back<T>(IAccelerator device, IDeviceMemory memory, int count) where T : unmanaged
    {
        var values = new T[count];
        device.Read(memory, 0, MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
