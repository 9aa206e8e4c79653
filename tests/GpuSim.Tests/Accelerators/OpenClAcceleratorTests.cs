using System.Diagnostics;
using System.Runtime.InteropServices;
using GpuSim.Accelerators.Gpu;
using GpuSim.Accelerators.OpenCl;

namespace GpuSim.Tests.Accelerators;

/// <summary>What the engine asks of an OpenCL device, asked of the first one here.</summary>
public class OpenClAcceleratorTests(OpenClFixture fixture, ITestOutputHelper output) : IClassFixture<OpenClFixture>
{
    const string AddText = """
        #pragma OPENCL FP_CONTRACT OFF
        kernel void Add(global const float* left, long lefts, global const float* right, long rights, global float* sum, long sums, float scale)
        {
            size_t i = get_global_id(0);
            if ((long)i < sums) sum[i] = scale * (left[i] + right[i]);
        }
        """;

    const string CountText = """
        kernel void Count(global int* counts, long length, int by)
        {
            size_t i = get_global_id(0);
            if ((long)i < length) counts[i] += by;
        }
        """;

    [Fact]
    public void Two_vectors_are_added()
    {
        const int n = 1000;
        float[] left = [.. Enumerable.Range(0, n).Select(i => i * 0.25f)], right = [.. Enumerable.Range(0, n).Select(i => 1f / (i + 1))];
        var device = fixture.Device;
        using IDeviceMemory a = Filled(device, left), b = Filled(device, right), c = device.Allocate(n * sizeof(float));

        Launch(device, device.Load(OpenClFixture.Source(AddText), "Add"), n, [.. View(a, n), .. View(b, n), .. View(c, n), KernelArgument.Of(2f)]);

        Assert.Equal(left.Zip(right, (x, y) => 2f * (x + y)), Values<float>(device, c, n));
        Assert.Empty(device.BuildLog);
    }

    [Fact]
    public void Memory_comes_zeroed()
    {
        var device = fixture.Device;
        using (var before = Filled(device, Enumerable.Repeat(-1, 10_000).ToArray())) device.Finish();
        using var memory = device.Allocate(40_001);

        Assert.All(Values<byte>(device, memory, 40_001), value => Assert.Equal(0, value));
    }

    [Fact]
    public void A_changed_argument_counts_at_the_next_start_and_an_unchanged_one_stays()
    {
        var device = fixture.Device;
        using IDeviceMemory first = device.Allocate(64), second = device.Allocate(64);
        var count = device.Load(OpenClFixture.Source(CountText), "Count");

        Launch(device, count, 16, [.. View(first, 16), KernelArgument.Of(1)]);
        Launch(device, count, 16, [.. View(first, 16), KernelArgument.Of(10)]);
        Launch(device, count, 16, [.. View(second, 16), KernelArgument.Of(10)]);
        Launch(device, count, 16, [.. View(first, 8), KernelArgument.Of(100)]);

        Assert.Equal([.. Enumerable.Repeat(111, 8), .. Enumerable.Repeat(11, 8)], Values<int>(device, first, 16));
        Assert.Equal(Enumerable.Repeat(10, 16), Values<int>(device, second, 16));
    }

    [Fact]
    public void Bytes_may_be_reused_as_soon_as_they_are_written()
    {
        const int writes = 1000, each = 1000; // 4 MB: more than waits at once
        var device = fixture.Device;
        using var memory = device.Allocate(writes * each * sizeof(int));
        var bytes = new int[each];

        for (var i = 0; i < writes; i++)
        {
            bytes.AsSpan().Fill(i);
            device.Write(memory, i * each * sizeof(int), MemoryMarshal.AsBytes(bytes.AsSpan()));
        }

        Assert.Equal(Enumerable.Range(0, writes * each).Select(i => i / each), Values<int>(device, memory, writes * each));
    }

    [Fact]
    public void A_write_and_the_kernels_around_it_keep_their_order()
    {
        var device = fixture.Device;
        using var memory = device.Allocate(1 << 22);
        var count = device.Load(OpenClFixture.Source(CountText), "Count");
        var expected = 0;

        for (var i = 0; i < 50; i++)
        {
            Launch(device, count, 1 << 20, [.. View(memory, 1 << 20), KernelArgument.Of(3)]);
            device.Write(memory, 0, BitConverter.GetBytes(i));
            Launch(device, count, 1 << 20, [.. View(memory, 1 << 20), KernelArgument.Of(i)]);
            expected = i + i;
        }

        Assert.Equal(expected, Values<int>(device, memory, 1)[0]);
    }

    [Fact]
    public void A_view_may_begin_inside_the_memory()
    {
        const int at = 4096, n = 100;
        var device = fixture.Device;
        using var memory = device.Allocate(2 * at);
        var count = device.Load(OpenClFixture.Source(CountText), "Count");

        Launch(device, count, n, [KernelArgument.Pointer(memory, at), KernelArgument.Of((long)n), KernelArgument.Of(7)]);
        Launch(device, count, n, [KernelArgument.Pointer(memory), KernelArgument.Of((long)n), KernelArgument.Of(1)]);

        var expected = new int[2 * at / sizeof(int)];
        expected.AsSpan(0, n).Fill(1);
        expected.AsSpan(at / sizeof(int), n).Fill(7);
        Assert.Equal(expected, Values<int>(device, memory, expected.Length));
    }

    [Fact]
    public void A_view_that_begins_between_the_device_s_units_is_refused()
    {
        var device = fixture.Device;
        using var memory = device.Allocate(4096);
        var count = device.Load(OpenClFixture.Source(CountText), "Count");

        var refused = Assert.Throws<AcceleratorException>(() => Launch(device, count, 1, [KernelArgument.Pointer(memory, 1), KernelArgument.Of(1L), KernelArgument.Of(1)]));

        Assert.Equal("CL_MISALIGNED_SUB_BUFFER_OFFSET", refused.Code);
        Assert.Contains("must begin at a multiple of", refused.Message);
    }

    [Fact]
    public void No_group_is_no_work_and_no_error()
    {
        var device = fixture.Device;
        using var memory = device.Allocate(0);
        var count = device.Load(OpenClFixture.Source(CountText), "Count");

        device.Launch(count, 0, 64, [.. View(memory, 0), KernelArgument.Of(1)]);
        device.Finish();

        Assert.Equal(0, memory.Bytes);
    }

    [Fact]
    public void A_text_with_a_fault_is_refused_with_what_the_compiler_said()
    {
        using var device = fixture.Open();

        var refused = Assert.Throws<AcceleratorException>(() => device.Load(OpenClFixture.Source("kernel void Broken(global int* x) { x[0] = undeclared_name; }"), "Broken"));

        Assert.Equal(("clBuildProgram", "CL_BUILD_PROGRAM_FAILURE"), (refused.Call, refused.Code));
        Assert.Contains("undeclared_name", refused.Message);
        Assert.Contains("undeclared_name", device.BuildLog);
    }

    [Fact]
    public void A_kernel_that_the_text_lacks_is_named()
    {
        var refused = Assert.Throws<AcceleratorException>(() => fixture.Device.Load(OpenClFixture.Source(CountText), "Recount"));

        Assert.Equal(("clCreateKernel(Recount)", "CL_INVALID_KERNEL_NAME"), (refused.Call, refused.Code));
    }

    [Fact]
    public void Wrong_arguments_are_named_with_the_kernel()
    {
        var device = fixture.Device;
        var count = device.Load(OpenClFixture.Source(CountText), "Count");
        using var memory = device.Allocate(64);

        var refused = Assert.Throws<AcceleratorException>(() => Launch(device, count, 16, [.. View(memory, 16), KernelArgument.Of(1L)]));

        Assert.Equal(("clSetKernelArg(Count, 2)", "CL_INVALID_ARG_SIZE"), (refused.Call, refused.Code));
    }

    [Fact]
    public void More_memory_than_there_is_is_refused_with_the_sizes()
    {
        var device = fixture.Device;

        var refused = Assert.Throws<AcceleratorMemoryException>(() => device.Allocate(device.Info.MemoryBytes + 1));

        Assert.Contains("MiB were asked for", refused.Message);
        Assert.Contains($"{device.Info.MemoryBytes / (double)(1 << 20):0} MiB", refused.Message);
    }

    [Fact]
    public void A_device_goes_on_after_it_ran_out_of_memory()
    {
        var device = fixture.Device;
        Assert.Throws<AcceleratorMemoryException>(() => device.Allocate(device.Info.LargestAllocation + 1));

        using var memory = Filled(device, [1, 2, 3]);

        Assert.Equal([1, 2, 3], Values<int>(device, memory, 3));
    }

    [Fact]
    public void Every_device_says_what_it_is()
    {
        var devices = OpenClSearch.Find().Devices;
        Assert.SkipWhen(devices.Count == 0, "no OpenCL device");

        Assert.Equal(Enumerable.Range(0, devices.Count), devices.Select(device => device.Info.Index));
        Assert.All(devices, device =>
        {
            output.WriteLine(device.Info.ToString());
            Assert.Equal("opencl", device.Info.Kind);
            Assert.NotEmpty(device.Info.Name);
            Assert.Contains("driver", device.Info.Driver);
            Assert.InRange(device.Info.Units, 1, int.MaxValue);
            Assert.InRange(device.Info.LargestAllocation, 1 << 20, device.Info.MemoryBytes);
            Assert.InRange(device.Info.LargestGroup, 64, int.MaxValue);
        });
    }

    [Fact]
    public void A_closed_device_gives_back_what_its_user_forgot()
    {
        var device = fixture.Open();
        var memory = device.Allocate(1024);

        device.Dispose();
        device.Dispose();

        Assert.Equal(0, ((OpenClMemory)memory).Handle);
    }

    [Fact]
    public void Starting_a_kernel_allocates_nothing()
    {
        var device = fixture.Device;
        using var memory = device.Allocate(64);
        var count = device.Load(OpenClFixture.Source(CountText), "Count");
        KernelArgument[] arguments = [.. View(memory, 16), KernelArgument.Of(1)];
        Launch(device, count, 16, arguments);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < 1000; i++) device.Launch(count, 1, 16, arguments);
        device.Finish();
        var elapsed = Stopwatch.GetElapsedTime(started);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        output.WriteLine($"{elapsed.TotalMicroseconds / 1000:0.0} µs a launch");
        Assert.Equal(0, allocated);
    }

    static KernelArgument[] View(IDeviceMemory memory, long length) => [KernelArgument.Pointer(memory), KernelArgument.Of(length)];

    static void Launch(OpenClAccelerator device, IDeviceKernel kernel, int items, KernelArgument[] arguments) =>
        device.Launch(kernel, (items + 63) / 64, 64, arguments);

    static IDeviceMemory Filled<T>(OpenClAccelerator device, T[] values) where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(values.AsSpan());
        var memory = device.Allocate(bytes.Length);
        device.Write(memory, 0, bytes);
        return memory;
    }

    static T[] Values<T>(OpenClAccelerator device, IDeviceMemory memory, int length) where T : unmanaged
    {
        var values = new T[length];
        device.Read(memory, 0, MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
