using GpuSim.Accelerators.Gpu;
using GpuSim.Execution;
using GpuSim.Execution.Hopfield;
using GpuSim.Model.Hopfield;
using GpuSim.Planning;
using GpuSim.Planning.Hopfield;
using GpuSim.Tests.Execution;

namespace GpuSim.Tests.Accelerators.Hopfield;

/// <summary>Recall on devices with memory of their own, held to the plan's definition bit for bit. Sizes are multiples of nothing.</summary>
public class RecallOnDevicesTests(OpenClFixture openCl) : IClassFixture<OpenClFixture>
{
    const int Sweeps = 5;

    static readonly RecallDynamics Together = new RecallDynamics.Deterministic(UpdateMode.Synchronous), InTurn = new RecallDynamics.Deterministic(UpdateMode.Asynchronous);

    static readonly Dictionary<string, MadeUpMemory> Memories = new()
    {
        ["patterns, together"] = new() { Units = 131, Method = RecallMethod.Patterns, Patterns = 45, Probes = 11 },
        ["patterns, in turn"] = new() { Units = 131, Method = RecallMethod.Patterns, Patterns = 45, Probes = 11, Dynamics = InTurn },
        ["patterns, more than units"] = new() { Units = 29, Method = RecallMethod.Patterns, Patterns = 77, Probes = 5, SelfCoupling = true },
        ["patterns, acting on themselves in turn"] = new() { Units = 97, Method = RecallMethod.Patterns, Patterns = 9, Dynamics = InTurn, SelfCoupling = true },
        ["patterns, noisy together"] = new() { Units = 131, Method = RecallMethod.Patterns, Patterns = 20, Dynamics = new RecallDynamics.Glauber(0.4, UpdateMode.Synchronous) },
        ["patterns, noisy in turn"] = new() { Units = 131, Method = RecallMethod.Patterns, Patterns = 20, Dynamics = new RecallDynamics.Glauber(0.4, UpdateMode.Asynchronous) },
        ["one unit, one pattern, one probe"] = new() { Units = 1, Method = RecallMethod.Patterns, Patterns = 1, Probes = 1 },
        ["sbyte, together"] = new() { Units = 301, Method = RecallMethod.Weights, WeightType = typeof(sbyte), Probes = 11 },
        ["sbyte, in turn"] = new() { Units = 131, Method = RecallMethod.Weights, WeightType = typeof(sbyte), Largest = 127, Dynamics = InTurn },
        ["short, together"] = new() { Units = 131, Method = RecallMethod.Weights, WeightType = typeof(short), Largest = 32_000 },
        ["short, noisy in turn"] = new() { Units = 131, Method = RecallMethod.Weights, WeightType = typeof(short), Dynamics = new RecallDynamics.Glauber(0.5, UpdateMode.Asynchronous) },
        ["int, noisy together"] = new() { Units = 131, Method = RecallMethod.Weights, WeightType = typeof(int), Dynamics = new RecallDynamics.Glauber(0.5, UpdateMode.Synchronous) },
        ["int, in turn"] = new() { Units = 67, Method = RecallMethod.Weights, WeightType = typeof(int), Largest = 30_000_000, Dynamics = InTurn, SelfCoupling = true },
        ["float, together"] = new() { Units = 301, Method = RecallMethod.Weights, Patterns = 40, Probes = 9 },
        ["float, in turn"] = new() { Units = 131, Method = RecallMethod.Weights, Patterns = 40, Probes = 9, Dynamics = InTurn },
        ["float, 0 and 1, together"] = new() { Units = 131, Method = RecallMethod.Weights, Silent = 0, Threshold = 0.125f },
        ["float, 0 and 1, noisy in turn"] = new() { Units = 131, Method = RecallMethod.Weights, Silent = 0, Threshold = 0.125f, Dynamics = new RecallDynamics.Glauber(0.1, UpdateMode.Asynchronous) },
        ["graded"] = new() { Units = 131, Method = RecallMethod.Weights, Dynamics = new RecallDynamics.Graded(4, 0.3), Probes = 9 },
        ["dense, together"] = new() { Units = 131, Method = RecallMethod.Dense, Patterns = 150, Dynamics = new RecallDynamics.Dense(3, false, UpdateMode.Synchronous), Probes = 11 },
        ["dense, in turn"] = new() { Units = 131, Method = RecallMethod.Dense, Patterns = 150, Dynamics = new RecallDynamics.Dense(3, false, UpdateMode.Asynchronous) },
        ["dense, rectified in turn"] = new() { Units = 61, Method = RecallMethod.Dense, Patterns = 200, Dynamics = new RecallDynamics.Dense(7, true, UpdateMode.Asynchronous) },
        ["modern"] = new() { Units = 131, Method = RecallMethod.Modern, Patterns = 150, Dynamics = new RecallDynamics.Modern(0.05), Probes = 11 },
    };

    public static TheoryData<string, string> EveryMemoryAndDevice => [.. ((string[])["opencl", "cuda"]).SelectMany(device => Memories.Keys.Select(memory => (device, memory)))];

    /// <summary>Every kind of call, and where in a run it fails: at its first, a middle and its last.</summary>
    public static TheoryData<string, double> Faults => [.. ((string[])["Allocate", "Load", "Write", "Launch", "Read"]).SelectMany(call => ((double[])[0, 0.5, 1]).Select(where => (call, where)))];

    [Theory]
    [MemberData(nameof(EveryMemoryAndDevice))]
    public void States_and_changes_are_those_of_the_definition(string device, string memory)
    {
        using var plan = Memories[memory].Plan();
        if (device == "opencl") AssertSame(plan, new GpuDevice(openCl.Device)); // the fixture closes it
        else
        {
            using var other = TestDevices.Open(device);
            AssertSame(plan, other);
        }
    }

    [Theory]
    [InlineData(UpdateMode.Synchronous)]
    [InlineData(UpdateMode.Asynchronous)]
    public void Launches_as_wide_as_those_of_a_graphics_card_give_the_same(UpdateMode update)
    {
        using var plan = new MadeUpMemory { Units = 150, Method = RecallMethod.Patterns, Patterns = 1100, Probes = 2, Dynamics = new RecallDynamics.Glauber(2, update) }.Plan();

        AssertSame(plan, new GpuDevice(new FaultyAccelerator(openCl.Device) { Info = openCl.Device.Info with { IsProcessor = false, LargestGroup = 200 } }));
    }

    [Fact]
    public void A_probe_at_rest_is_left_out_and_stays_as_it_is()
    {
        using var plan = new MadeUpMemory { Units = 200, Method = RecallMethod.Patterns, Patterns = 2, Probes = 4, Dynamics = InTurn }.Plan();
        var accelerator = new FaultyAccelerator(openCl.Device);
        using var recall = new GpuDevice(accelerator).Place(plan, 1);
        var changed = new int[plan.Start.Rows];
        for (var sweep = 0; sweep < 4; sweep++) recall.Sweep(sweep, changed);
        var launches = accelerator.Calls["Launch"];

        recall.Sweep(4, changed);

        Assert.All(changed, count => Assert.Equal(0, count));
        Assert.Equal(launches, accelerator.Calls["Launch"]);
        AssertSame(plan, new GpuDevice(openCl.Device));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_call_that_fails_is_told_and_nothing_stays_taken(string call, double where)
    {
        foreach (var memory in (string[])["patterns, together", "dense, in turn", "float, in turn", "graded", "modern"])
        {
            using var plan = Memories[memory].Plan();
            var calls = Run(plan, new(openCl.Open())).Calls;
            var failure = new AcceleratorException("clMadeUp", "CL_OUT_OF_LUCK", "Take another device.");
            var faulty = new FaultyAccelerator(openCl.Open()).Failing(call, 1 + (int)(where * (calls[call] - 1)), failure);

            Assert.Same(failure, Assert.Throws<AcceleratorException>(() => Run(plan, faulty)));

            Assert.True(faulty.HasAllBack);
        }
    }

    [Fact]
    public void A_placement_gives_its_memory_back_before_the_device_is_closed()
    {
        foreach (var memory in Memories.Values)
        {
            using var plan = memory.Plan();
            var accelerator = new FaultyAccelerator(openCl.Device);

            new GpuDevice(accelerator).Place(plan, 1).Dispose();

            Assert.True(accelerator.HasAllBack);
        }
    }

    [Fact]
    public void A_memory_too_large_for_the_device_is_refused_in_numbers_before_anything_is_taken()
    {
        using var plan = new MadeUpMemory { Units = 1000, Method = RecallMethod.Weights, Patterns = 1 }.Plan();
        var small = new FaultyAccelerator(openCl.Device) { Info = openCl.Device.Info with { MemoryBytes = 1 << 20 } };

        var refused = Assert.Throws<NotEnoughMemoryException>(() => new GpuDevice(small).Place(plan, 1));

        Assert.Contains($"1,000 units, 1 patterns, 3 probes: not enough memory on opencl:0, {small.Info.Name}. Nothing was allocated.", refused.Message);
        Assert.Matches(@"needed     0\.004 GiB: weights 0\.004 GiB", refused.Message);
        Assert.Matches(@"there      0\.001 GiB", refused.Message);
        Assert.Contains("--device cpu", refused.Message);
        Assert.Empty(small.Calls);
    }

    [Fact]
    public void So_is_one_whose_largest_piece_the_device_cannot_give()
    {
        using var plan = new MadeUpMemory { Units = 1000, Method = RecallMethod.Weights, Patterns = 1 }.Plan();
        var pieces = new FaultyAccelerator(openCl.Device) { Info = openCl.Device.Info with { LargestAllocation = 1 << 20 } };

        var refused = Assert.Throws<NotEnoughMemoryException>(() => new GpuDevice(pieces).Place(plan, 1));

        Assert.Contains("not enough memory in one piece", refused.Message);
        Assert.Matches(@"needed     0\.004 GiB: weights\s+there      0\.001 GiB", refused.Message);
        Assert.Empty(pieces.Calls);
    }

    static FaultyAccelerator Run(RecallPlan plan, FaultyAccelerator accelerator)
    {
        using var device = new GpuDevice(accelerator);
        using var recall = device.Place(plan, 1);
        var changed = new int[plan.Start.Rows];
        for (var sweep = 0; sweep < 3; sweep++) recall.Sweep(sweep, changed);
        States(plan, recall);
        return accelerator;
    }

    static void AssertSame(RecallPlan plan, IDevice device)
    {
        using var expected = new ReferenceRecall(plan);
        using var recall = device.Place(plan, 1);
        Assert.Equal(States(plan, expected), States(plan, recall));
        int[] wanted = new int[plan.Start.Rows], changed = [.. wanted.Select(_ => -1)];
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            expected.Sweep(sweep, wanted);
            recall.Sweep(sweep, changed);
            Assert.Equal(wanted, changed);
            Assert.Equal(States(plan, expected), States(plan, recall));
        }
    }

    // Bits: of real states too, since equal floats may differ in their sign.
    static uint[] States(RecallPlan plan, IRecall recall)
    {
        if (plan.IsReal)
        {
            var states = new float[plan.Start.Rows * plan.Units];
            recall.Read(states);
            return Array.ConvertAll(states, BitConverter.SingleToUInt32Bits);
        }
        using var bits = new PatternBits(plan.Start.Rows, plan.Units);
        recall.Read(bits);
        return bits.All.AsSpan().ToArray();
    }
}
