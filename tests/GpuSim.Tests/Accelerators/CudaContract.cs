using System.Runtime.InteropServices;
using GpuSim.Accelerators.Cuda;
using GpuSim.Accelerators.Gpu;

namespace GpuSim.Tests.Accelerators;

/// <summary>The host's side of the CUDA driver's contract, against the stand-in of tests/stand-ins, which executes no kernel. Run by <see cref="CudaStandInTests"/>.</summary>
public sealed class CudaContract : IDisposable
{
    readonly CudaStandIn _driver = CudaStandIn.Fresh();
    readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        Assert.Equal((0, 0), (_driver.Taken, _driver.Retained)); // nothing is left behind, whatever happened
    }

    [Fact(Explicit = true)]
    public void A_device_says_what_it_is()
    {
        var search = CudaSearch.Find();

        Assert.Empty(search.Missing);
        Assert.Equal(new AcceleratorInfo
        {
            Kind = "cuda", Index = 0, Name = "Stand-in 0", Driver = "CUDA 12.8 driver", Units = 4, MemoryBytes = 64 << 20, LargestAllocation = 64 << 20,
            IsProcessor = false, LargestGroup = 1024, NotExact = null,
        }, Assert.Single(search.Devices).Info);
    }

    [Fact(Explicit = true)]
    public void A_driver_without_a_device_is_told_apart_from_no_driver()
    {
        _driver.Offer(devices: 0);

        var missing = Assert.Single(CudaSearch.Find().Missing);

        Assert.Equal(("CUDA device", "the driver is there and finds no device"), (missing.What, missing.Why));
        Assert.Contains("CUDA_VISIBLE_DEVICES", missing.WayOut);
    }

    [Fact(Explicit = true)]
    public void A_device_that_is_too_old_is_named_and_left_out()
    {
        _driver.Offer(capability: 37);

        var search = CudaSearch.Find();

        Assert.Empty(search.Devices);
        Assert.Equal(new("cuda:0", "Stand-in 0 has compute capability 3.7, and 5.0 is needed", "Take another device; the spikes are the same"), Assert.Single(search.Missing));
    }

    [Fact(Explicit = true)]
    public void A_driver_that_does_not_start_says_why()
    {
        _driver.Fail("cuInit", 803);

        var search = CudaSearch.Find();

        Assert.Empty(search.Devices);
        var missing = Assert.Single(search.Missing);
        Assert.Equal("cuInit failed: CUDA_ERROR_SYSTEM_DRIVER_MISMATCH (system has unsupported display driver / cuda driver combination)", missing.Why);
        Assert.EndsWith("reboot", missing.WayOut);
    }

    [Fact(Explicit = true)]
    public void One_broken_device_does_not_hide_the_others()
    {
        _driver.Offer(devices: 2);
        _driver.Fail("cuDeviceGetName", 1);

        var search = CudaSearch.Find();

        Assert.Equal(1, Assert.Single(search.Devices).Info.Index);
        Assert.Equal("cuDeviceGetName failed: CUDA_ERROR_INVALID_VALUE (invalid argument)", Assert.Single(search.Missing).Why);
    }

    [Fact(Explicit = true)]
    public void The_calls_of_a_small_run_come_in_this_order()
    {
        var device = CudaSearch.Find().Devices[0];
        var before = _driver.Calls.Length;

        using (var accelerator = Open(device))
        {
            var add = accelerator.Load(Embedded(nameof(The_calls_of_a_small_run_come_in_this_order)), "Add");
            var memory = accelerator.Allocate(64);
            accelerator.Write(memory, 0, new byte[16]);
            accelerator.Launch(add, 2, 8, AddArguments(memory));
            accelerator.Read(memory, 0, new byte[16]);
            memory.Dispose();
        }

        Assert.Equal(
        [
            "cuDevicePrimaryCtxRetain", "cuCtxSetCurrent", "cuStreamCreate", "cuMemAllocHost_v2",
            "cuModuleLoadDataEx", "cuModuleGetFunction",
            "cuMemAlloc_v2", "cuMemsetD8Async",
            "cuMemcpyHtoDAsync_v2",
            "cuLaunchKernel", "  Add <2 x 8> @0 0400000000000000 @16 0400000000000000 @32 0400000000000000 0000003f",
            "cuMemcpyDtoHAsync_v2", "cuStreamSynchronize",
            "cuMemFree_v2",
            "cuStreamSynchronize", "cuModuleUnload", "cuMemFreeHost", "cuStreamDestroy_v2", "cuCtxSetCurrent", "cuDevicePrimaryCtxRelease_v2",
        ], _driver.Calls[before..]);
    }

    [Fact(Explicit = true)]
    public void Memory_comes_zeroed()
    {
        using var accelerator = Open();
        using IDeviceMemory memory = accelerator.Allocate(100_001), none = accelerator.Allocate(0);

        Assert.Equal((100_001, 0), (memory.Bytes, none.Bytes));
        Assert.All(Bytes(accelerator, memory), value => Assert.Equal(0, value));
    }

    [Fact(Explicit = true)]
    public void Bytes_may_be_reused_as_soon_as_they_are_written()
    {
        const int writes = 1000, each = 1000; // 4 MB: more than waits at once
        using var accelerator = Open();
        using var memory = accelerator.Allocate(writes * each * sizeof(int));
        var values = new int[each];

        for (var i = 0; i < writes; i++)
        {
            values.AsSpan().Fill(i);
            accelerator.Write(memory, i * each * sizeof(int), MemoryMarshal.AsBytes(values.AsSpan()));
        }

        Assert.Equal(Enumerable.Range(0, writes * each).Select(i => i / each), MemoryMarshal.Cast<byte, int>(Bytes(accelerator, memory)).ToArray());
    }

    [Fact(Explicit = true)]
    public void Small_and_large_writes_keep_their_order()
    {
        using var accelerator = Open();
        using var memory = accelerator.Allocate(4 << 20);
        var large = new byte[4 << 20];
        large.AsSpan().Fill(1);

        accelerator.Write(memory, 0, [9, 9]);
        accelerator.Write(memory, 0, large);
        accelerator.Write(memory, 1, [2]);

        Assert.Equal([1, 2, 1], Bytes(accelerator, memory)[..3]);
    }

    [Fact(Explicit = true)]
    public void What_lies_outside_the_memory_is_not_touched()
    {
        using var accelerator = Open();
        using var memory = accelerator.Allocate(16);
        var add = accelerator.Load(Embedded(nameof(What_lies_outside_the_memory_is_not_touched)), "Add");
        var before = _driver.Calls;

        Assert.Throws<ArgumentOutOfRangeException>(() => accelerator.Write(memory, 15, [1, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => accelerator.Read(memory, long.MaxValue, new byte[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => accelerator.Launch(add, 1, 1, [KernelArgument.Pointer(memory, 17)]));

        Assert.Equal(before, _driver.Calls);
    }

    [Fact(Explicit = true)]
    public void No_group_is_no_work_and_no_error()
    {
        using var accelerator = Open();
        using var memory = accelerator.Allocate(64);

        accelerator.Launch(accelerator.Load(Embedded(nameof(No_group_is_no_work_and_no_error)), "Add"), 0, 64, AddArguments(memory));

        Assert.Empty(_driver.Launches);
    }

    [Fact(Explicit = true)]
    public void Starting_a_kernel_or_a_recording_allocates_nothing()
    {
        using var accelerator = Open();
        using var memory = accelerator.Allocate(64);
        var add = accelerator.Load(Embedded(nameof(Starting_a_kernel_or_a_recording_allocates_nothing)), "Add");
        var arguments = AddArguments(memory);
        using var recorded = accelerator.Record(() => accelerator.Launch(add, 1, 1, arguments))!;
        accelerator.Launch(add, 1, 16, arguments);
        recorded.Start();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            accelerator.Launch(add, 1, 16, arguments);
            recorded.Start();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact(Explicit = true)]
    public void Recorded_launches_start_only_when_asked_each_time_and_in_order()
    {
        using var accelerator = Open();
        using var memory = accelerator.Allocate(64);
        var add = accelerator.Load(Embedded(nameof(Recorded_launches_start_only_when_asked_each_time_and_in_order)), "Add");

        using var recorded = accelerator.Record(() =>
        {
            accelerator.Launch(add, 3, 4, AddArguments(memory));
            accelerator.Launch(add, 5, 6, AddArguments(memory));
        });
        Assert.NotNull(recorded);
        Assert.Empty(_driver.Launches);
        recorded.Start();
        accelerator.Launch(add, 7, 8, AddArguments(memory));
        recorded.Start();

        Assert.Equal(["<3 x 4>", "<5 x 6>", "<7 x 8>", "<3 x 4>", "<5 x 6>"], _driver.Launches.Select(launch => launch[4..11]));
        Assert.Equal(["cuStreamBeginCapture_v2", "cuLaunchKernel", "cuLaunchKernel", "cuStreamEndCapture", "cuGraphInstantiateWithFlags", "cuGraphDestroy", "cuGraphLaunch"],
            _driver.Calls.SkipWhile(call => call != "cuStreamBeginCapture_v2").Take(7));
    }

    [Theory(Explicit = true)]
    [InlineData("cuStreamBeginCapture_v2")]
    [InlineData("cuLaunchKernel")]
    [InlineData("cuStreamEndCapture")]
    [InlineData("cuGraphInstantiateWithFlags")]
    public void A_driver_that_does_not_record_still_runs_launch_by_launch(string call)
    {
        using var accelerator = Open();
        using var memory = accelerator.Allocate(64);
        var add = accelerator.Load(Embedded(call), "Add");
        void Launches() => accelerator.Launch(add, 1, 1, AddArguments(memory));
        _driver.Fail(call, 900);

        Assert.Null(accelerator.Record(Launches));
        Launches();

        Assert.Single(_driver.Launches);
    }

    [Fact(Explicit = true)]
    public void Only_launches_are_recorded_and_the_stream_goes_on_after_anything_else()
    {
        using var accelerator = Open();
        using var memory = accelerator.Allocate(64);

        Assert.Throws<InvalidOperationException>(() => accelerator.Record(() => accelerator.Write(memory, 0, [1])));
        Assert.Throws<InvalidOperationException>(() => accelerator.Record(() => accelerator.Read(memory, 0, new byte[1])));
        Assert.Throws<InvalidOperationException>(() => accelerator.Record(() => accelerator.Allocate(1)));
        Assert.Throws<InvalidOperationException>(() => accelerator.Record(accelerator.Finish));
        accelerator.Write(memory, 0, [7]);

        Assert.Equal(7, Bytes(accelerator, memory)[0]);
    }

    [Fact(Explicit = true)]
    public void A_recording_on_a_lost_device_fails_instead_of_being_done_without()
    {
        using var accelerator = Open();
        _driver.Fail("cuStreamEndCapture", 719);

        Assert.Contains("CUDA_ERROR_LAUNCH_FAILED", Assert.Throws<AcceleratorException>(() => accelerator.Record(() => { })).Code);
    }

    [Fact(Explicit = true)]
    public void More_memory_than_there_is_is_refused_with_the_sizes_and_the_device_goes_on()
    {
        using var accelerator = Open();
        using var memory = accelerator.Allocate(16 << 20);

        var refused = Assert.Throws<AcceleratorMemoryException>(() => accelerator.Allocate(60 << 20));
        using var smaller = accelerator.Allocate(40 << 20);

        Assert.Equal(
            "cuMemAlloc_v2 failed: CUDA_ERROR_OUT_OF_MEMORY (out of memory). 60 MiB were asked for; Stand-in 0 has 64 MiB, 48 MiB of it free; this program has taken 16 MiB. "
            + "Take a smaller network, another device, or end what else uses this one.", refused.Message);
    }

    [Theory(Explicit = true)]
    [InlineData(700, "CUDA_ERROR_ILLEGAL_ADDRESS", "the device was lost")]
    [InlineData(719, "CUDA_ERROR_LAUNCH_FAILED", "the device was lost")]
    [InlineData(214, "CUDA_ERROR_ECC_UNCORRECTABLE", "The device went away")]
    [InlineData(46, "CUDA_ERROR_DEVICE_UNAVAILABLE", "The device went away")]
    public void A_device_lost_in_the_middle_is_told_and_closed_without_another_word(int code, string name, string words)
    {
        var accelerator = Open();
        using var memory = accelerator.Allocate(64);
        var add = accelerator.Load(Embedded(name), "Add");
        using var recorded = accelerator.Record(() => accelerator.Launch(add, 1, 1, AddArguments(memory)))!;
        accelerator.Launch(add, 1, 1, AddArguments(memory));
        _driver.Fail("cuStreamSynchronize", code);

        var lost = Assert.Throws<AcceleratorException>(() => accelerator.Read(memory, 0, new byte[4]));
        var again = Assert.Throws<AcceleratorException>(recorded.Start);
        accelerator.Dispose();

        Assert.Equal("cuStreamSynchronize", lost.Call);
        Assert.StartsWith(name, lost.Code);
        Assert.Contains(words, lost.Message);
        Assert.Contains("the spikes are the same", lost.Message);
        Assert.Equal(("cuGraphLaunch", lost.Code), (again.Call, again.Code));
    }

    [Theory(Explicit = true)]
    [InlineData("cuDevicePrimaryCtxRetain")]
    [InlineData("cuCtxSetCurrent")]
    [InlineData("cuStreamCreate")]
    [InlineData("cuMemAllocHost_v2")]
    [InlineData("cuModuleLoadDataEx")]
    [InlineData("cuModuleGetFunction")]
    [InlineData("cuMemAlloc_v2")]
    [InlineData("cuMemsetD8Async")]
    [InlineData("cuMemcpyHtoDAsync_v2")]
    [InlineData("cuLaunchKernel")]
    [InlineData("cuGraphLaunch")]
    [InlineData("cuMemcpyDtoHAsync_v2")]
    [InlineData("cuStreamSynchronize")]
    public void A_failure_of_any_call_is_reported_by_its_name_and_leaves_nothing_behind(string call)
    {
        var device = CudaSearch.Find().Devices[0];
        var program = Embedded(call);
        _driver.Fail(call, 1);

        var failure = Assert.Throws<AcceleratorException>(() =>
        {
            using var accelerator = Open(device);
            var add = accelerator.Load(program, "Add");
            var memory = accelerator.Allocate(64); // not freed: closing the device does
            accelerator.Write(memory, 0, [1]);
            accelerator.Launch(add, 1, 1, AddArguments(memory));
            accelerator.Record(() => accelerator.Launch(add, 1, 1, AddArguments(memory)))!.Start();
            accelerator.Read(memory, 0, new byte[1]);
        });

        Assert.StartsWith(call, failure.Call);
        Assert.Equal("CUDA_ERROR_INVALID_VALUE (invalid argument)", failure.Code);
    }

    [Fact(Explicit = true)]
    public void A_device_may_be_opened_used_and_closed_by_different_threads()
    {
        static void OnAnotherThread(Action act)
        {
            Exception? thrown = null;
            var thread = new Thread(() => thrown = Record.Exception(act));
            thread.Start();
            thread.Join();
            Assert.Null(thrown);
        }
        CudaAccelerator accelerator = null!;
        IDeviceMemory memory = null!;

        OnAnotherThread(() => accelerator = Open());
        OnAnotherThread(() => memory = accelerator.Allocate(16));
        accelerator.Write(memory, 0, [5]);
        OnAnotherThread(() => Assert.Equal(5, Bytes(accelerator, memory)[0]));
        OnAnotherThread(accelerator.Dispose);
    }

    [Fact(Explicit = true)]
    public void Closing_one_user_of_a_device_does_not_disturb_another_on_the_same_thread()
    {
        using var first = Open();
        using var memory = first.Allocate(16);

        using (var second = Open()) second.Finish();
        first.Write(memory, 0, [3]);

        Assert.Equal(3, Bytes(first, memory)[0]);
    }

    [Fact(Explicit = true)]
    public void A_closed_device_refuses_work_and_may_be_closed_again()
    {
        var accelerator = Open();
        accelerator.Dispose();
        accelerator.Dispose();

        Assert.Throws<ObjectDisposedException>(accelerator.Finish);
    }

    [Fact(Explicit = true)]
    public void Embedded_PTX_needs_no_compiler()
    {
        var before = CudaStandIn.Compilations;
        using var accelerator = Open();

        accelerator.Load(Embedded(nameof(Embedded_PTX_needs_no_compiler)), "Add");

        Assert.Equal(before, CudaStandIn.Compilations);
    }

    [Fact(Explicit = true)]
    public void Embedded_PTX_that_the_device_or_the_driver_does_not_take_is_compiled_instead()
    {
        var before = CudaStandIn.Compilations;
        var program = Embedded(nameof(Embedded_PTX_that_the_device_or_the_driver_does_not_take_is_compiled_instead));
        using (var accelerator = Open())
        {
            _driver.Fail("cuModuleLoadDataEx", 222);
            accelerator.Load(program, "Add");
        }
        _driver.Offer(capability: 75);
        using (var older = Open()) older.Load(program, "Add");

        Assert.Equal(before + 2, CudaStandIn.Compilations);
    }

    [Fact(Explicit = true)]
    public void A_text_is_compiled_for_its_device_with_nothing_fused_flushed_or_approximated()
    {
        _driver.Offer(capability: 89); // the stand-in compiler knows 80 and 90
        using var accelerator = Open();

        accelerator.Load(CudaAdd.Source(nameof(A_text_is_compiled_for_its_device_with_nothing_fused_flushed_or_approximated)), "Add");

        Assert.Contains("// --gpu-architecture=compute_80\n// --fmad=false\n// --prec-div=true\n// --prec-sqrt=true\n// --ftz=false\n// --std=c++17\n", File.ReadAllText(Entry));
    }

    [Fact(Explicit = true)]
    public void A_second_run_takes_the_program_from_the_cache()
    {
        var before = CudaStandIn.Compilations;

        Assert.Equal(0, HitsOf("kept"));
        Assert.Equal(1, HitsOf("kept"));
        Assert.Equal(0, HitsOf("another"));
        _driver.Offer(capability: 80);
        Assert.Equal(0, HitsOf("kept")); // another architecture is another program

        Assert.Equal(before + 3, CudaStandIn.Compilations);
    }

    [Fact(Explicit = true)]
    public void A_damaged_entry_is_compiled_again()
    {
        HitsOf("damaged");
        var bytes = File.ReadAllBytes(Entry);
        bytes[^5] ^= 1;
        File.WriteAllBytes(Entry, bytes);

        Assert.Equal(0, HitsOf("damaged"));
        Assert.Equal(1, HitsOf("damaged"));
    }

    [Fact(Explicit = true)]
    public void A_whole_entry_that_the_driver_does_not_take_is_compiled_again()
    {
        HitsOf("refused");
        _driver.Fail("cuModuleLoadDataEx", 222);

        Assert.Equal(0, HitsOf("refused"));
        Assert.Equal(1, HitsOf("refused"));
    }

    [Fact(Explicit = true)]
    public void A_folder_that_cannot_be_made_costs_only_the_cache()
    {
        var file = _folder.With("a-file", "");

        Assert.Equal(0, HitsOf("unwritable", Path.Combine(file, "below")));
        Assert.Equal(0, HitsOf("unwritable", Path.Combine(file, "below")));
    }

    [Fact(Explicit = true)]
    public void A_text_with_a_fault_is_refused_with_what_the_compiler_said()
    {
        using var accelerator = Open();

        var refused = Assert.Throws<AcceleratorException>(() => accelerator.Load(OpenClFixture.Source("#error no"), "Add"));

        Assert.Equal(("nvrtcCompileProgram", "NVRTC_ERROR_COMPILATION"), (refused.Call, refused.Code));
        Assert.Contains("gpusim.cu(1): error: #error directive", refused.Message);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Theory(Explicit = true)]
    [InlineData(222, "CUDA_ERROR_UNSUPPORTED_PTX_VERSION", "install an NVRTC of the CUDA version that nvidia-smi shows")]
    [InlineData(218, "CUDA_ERROR_INVALID_PTX", "update the driver")]
    public void A_program_that_the_driver_refuses_is_told_with_its_log(int code, string name, string advice)
    {
        using var accelerator = Open();
        _driver.Fail("cuModuleLoadDataEx", code);

        var refused = Assert.Throws<AcceleratorException>(() => accelerator.Load(CudaAdd.Source(name), "Add"));

        Assert.StartsWith(name, refused.Code);
        Assert.Contains(advice, refused.Message);
        Assert.EndsWith("The driver's compiler says:\nptxas fatal: the stand-in does not take this", refused.Message);
        Assert.Empty(Directory.GetFiles(_folder.Path)); // what the driver does not take is not kept
    }

    [Fact(Explicit = true)]
    public void A_kernel_that_the_text_lacks_is_named()
    {
        using var accelerator = Open();

        var refused = Assert.Throws<AcceleratorException>(() => accelerator.Load(CudaAdd.Source("lacking"), "Subtract"));

        Assert.Equal(("cuModuleGetFunction(Subtract)", "CUDA_ERROR_NOT_FOUND (named symbol not found)"), (refused.Call, refused.Code));
    }

    string Entry => Assert.Single(Directory.GetFiles(_folder.Path));

    CudaAccelerator Open() => Open(Assert.Single(CudaSearch.Find().Devices));

    CudaAccelerator Open(CudaDevice device) => new(device, _folder.Path);

    int HitsOf(string mark, string? cache = null)
    {
        using var accelerator = new CudaAccelerator(Assert.Single(CudaSearch.Find().Devices), cache ?? _folder.Path);
        accelerator.Load(CudaAdd.Source(mark), "Add");
        return accelerator.CacheHits;
    }

    static DeviceSource Embedded(string mark)
    {
        var program = CudaAdd.Source(mark);
        CudaAdd.Embed(program, CudaAdd.Ptx);
        return program;
    }

    static KernelArgument[] AddArguments(IDeviceMemory memory) =>
        [KernelArgument.Pointer(memory), KernelArgument.Of(4L), KernelArgument.Pointer(memory, 16), KernelArgument.Of(4L), KernelArgument.Pointer(memory, 32), KernelArgument.Of(4L), KernelArgument.Of(0.5f)];

    static byte[] Bytes(CudaAccelerator accelerator, IDeviceMemory memory)
    {
        var bytes = new byte[memory.Bytes];
        accelerator.Read(memory, 0, bytes);
        return bytes;
    }
}
