using GpuSim.Accelerators.Gpu;
using GpuSim.Execution;
using GpuSim.Execution.SelfOrganizingMap;
using GpuSim.Model.SelfOrganizingMap;
using GpuSim.Planning;
using GpuSim.Planning.SelfOrganizingMap;
using GpuSim.Tests.Execution;

namespace GpuSim.Tests.Accelerators.SelfOrganizingMap;

/// <summary>Training on devices with memory of their own, held to the plan's definition bit for bit. Sizes are multiples of nothing.</summary>
public class TrainingOnDevicesTests(OpenClFixture openCl) : IClassFixture<OpenClFixture>
{
    const int Epochs = 4; // σ ends at a quarter of its start

    static readonly MapLearning Online = new MapLearning.Online(false), Shuffled = new MapLearning.Online(true), Batch = new MapLearning.Batch();

    static readonly Dictionary<string, MadeUpMap> Maps = new()
    {
        ["online"] = new() { Grid = new(13, 11), Samples = 131 },
        ["online, shuffled, by cosine"] = new() { Grid = new(7, 5), Learning = Shuffled, Metric = Metric.Cosine, Samples = 101, Dimensions = 3 },
        ["online, in a window, normalised"] = new() { Grid = new(15, 10), Window = true, Normalised = true, Sigma = 4, Alpha = 3 },
        ["online, in a window of a torus"] = new() { Grid = new(9, 7, Toroidal: true), Window = true, Kind = NeighbourhoodKind.MexicanHat },
        ["online, in a window of a hexagonal torus"] = new() { Grid = new(7, 6, Hexagonal: true, Toroidal: true), Window = true, Sigma = 3 },
        ["online, in a window of a box that is a torus"] = new() { Grid = new(5, 4, 3, Toroidal: true), Window = true, Sigma = 1.3 },
        ["online, many equally near"] = new() { Grid = new(6, 5), Kind = NeighbourhoodKind.Bubble, Coarse = true, Dimensions = 2 },
        ["online, many equally near by cosine"] = new() { Grid = new(6, 5), Kind = NeighbourhoodKind.Bubble, Coarse = true, Dimensions = 2, Metric = Metric.Cosine },
        ["online, more samples than a launch"] = new() { Grid = new(3, 2), Samples = 1100, Dimensions = 1 },
        ["batch"] = new() { Grid = new(13, 11), Learning = Batch, Samples = 331 },
        ["batch, by cosine, a hexagonal sheet"] = new() { Grid = new(6, 5, Hexagonal: true), Learning = Batch, Metric = Metric.Cosine, Dimensions = 9 },
        ["batch, in a window of a torus"] = new() { Grid = new(9, 7, Toroidal: true), Learning = Batch, Window = true, Kind = NeighbourhoodKind.MexicanHat },
        ["batch, in a window of a box"] = new() { Grid = new(4, 3, 5), Learning = Batch, Window = true, Normalised = true, Sigma = 1.5 },
        ["batch, a chain, many dimensions"] = new() { Grid = new(67), Learning = Batch, Dimensions = 133, Samples = 61 },
        ["batch, many equally near"] = new() { Grid = new(17, 5), Learning = Batch, Kind = NeighbourhoodKind.Bubble, Coarse = true, Dimensions = 2, Samples = 2100 },
        ["batch, most units without samples"] = new() { Grid = new(12, 12), Learning = Batch, Kind = NeighbourhoodKind.Bubble, Sigma = 1, Samples = 7 },
        ["mini-batches"] = new() { Grid = new(7, 5), Learning = new MapLearning.MiniBatch(32, false), Samples = 71 },
        ["mini-batches, shuffled, in a window, by cosine"] = new() { Grid = new(7, 5), Learning = new MapLearning.MiniBatch(13, true), Window = true, Metric = Metric.Cosine },
        ["mini-batches larger than the samples"] = new() { Grid = new(7, 5), Learning = new MapLearning.MiniBatch(1000, true), Samples = 71 },
        ["one unit, one sample, one dimension"] = new() { Grid = new(1), Samples = 1, Dimensions = 1 },
        ["one unit, in batches"] = new() { Grid = new(1), Samples = 3, Dimensions = 1, Learning = Batch },
    };

    public static TheoryData<string, string> EveryMapAndDevice => [.. ((string[])["opencl", "cuda"]).SelectMany(device => Maps.Keys.Select(map => (device, map)))];

    /// <summary>Every kind of call, and where in a run it fails: at its first, a middle and its last.</summary>
    public static TheoryData<string, double> Faults => [.. ((string[])["Allocate", "Load", "Write", "Launch", "Finish", "Read"]).SelectMany(call => ((double[])[0, 0.5, 1]).Select(where => (call, where)))];

    [Theory]
    [MemberData(nameof(EveryMapAndDevice))]
    public void Weights_and_winners_are_those_of_the_definition(string device, string map)
    {
        if (device == "opencl") AssertSame(Maps[map], new GpuDevice(openCl.Device)); // the fixture closes it
        else
        {
            using var other = TestDevices.Open(device);
            AssertSame(Maps[map], other);
        }
    }

    [Theory]
    [InlineData("online")]
    [InlineData("batch")]
    [InlineData("mini-batches")]
    public void Launches_as_wide_as_those_of_a_graphics_card_give_the_same(string map)
    {
        var wide = Maps[map] with { Grid = new(21, 16), Samples = 130 };

        AssertSame(wide, new GpuDevice(new FaultyAccelerator(openCl.Device) { Info = openCl.Device.Info with { IsProcessor = false, LargestGroup = 200, Units = 3 } }));
    }

    [Theory]
    [InlineData("online")]
    [InlineData("batch")]
    public void A_map_beyond_all_numbers_stays_in_its_memory(string map)
    {
        var lost = Maps[map] with { Samples = 3 };
        using var plan = lost.Plan();
        using var training = new GpuDevice(openCl.Device).Place(plan, 1);
        var nowhere = lost.Epoch(1);
        nowhere = nowhere with { Gain = [.. nowhere.Gain.Select(_ => float.NaN)], Profiles = [.. nowhere.Profiles.Select(_ => float.PositiveInfinity)] };

        training.Learn(nowhere);
        training.Learn(nowhere);

        Assert.Equal([0, 0, 0, 1, 1, 1], Winners(plan, training));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_call_that_fails_is_told_and_nothing_stays_taken(string call, double where)
    {
        foreach (var map in (string[])["online, in a window of a torus", "batch, in a window of a torus", "mini-batches"])
        {
            var calls = Run(Maps[map], new(openCl.Open())).Calls;
            var failure = new AcceleratorException("clMadeUp", "CL_OUT_OF_LUCK", "Take another device.");
            var faulty = new FaultyAccelerator(openCl.Open()).Failing(call, 1 + (int)(where * (calls[call] - 1)), failure);

            Assert.Same(failure, Assert.Throws<AcceleratorException>(() => Run(Maps[map], faulty)));

            Assert.True(faulty.HasAllBack);
        }
    }

    [Fact]
    public void A_placement_gives_its_memory_back_before_the_device_is_closed()
    {
        foreach (var map in (string[])["online", "batch", "mini-batches"])
        {
            using var plan = Maps[map].Plan();
            var accelerator = new FaultyAccelerator(openCl.Device);

            using (var training = new GpuDevice(accelerator).Place(plan, 1)) training.Learn(Maps[map].Epoch(1));

            Assert.True(accelerator.HasAllBack);
        }
    }

    [Fact]
    public void A_map_too_large_for_the_device_is_refused_in_numbers_before_anything_is_taken()
    {
        using var plan = new MadeUpMap { Grid = new(40, 25), Samples = 100_000, Dimensions = 10 }.Plan();
        var small = new FaultyAccelerator(openCl.Device) { Info = openCl.Device.Info with { MemoryBytes = 1 << 20 } };

        var refused = Assert.Throws<NotEnoughMemoryException>(() => new GpuDevice(small).Place(plan, 1));

        Assert.Contains($"1,000 units, 100,000 samples of 10 dimensions: not enough memory on opencl:0, {small.Info.Name}. Nothing was allocated.", refused.Message);
        Assert.Matches(@"needed     0\.006 GiB: samples 0\.004 GiB, candidates of the search 0\.001 GiB, winners 0\.001 GiB", refused.Message);
        Assert.Matches(@"there      0\.001 GiB", refused.Message);
        Assert.Contains("--device cpu", refused.Message);
        Assert.Empty(small.Calls);
    }

    [Fact]
    public void So_is_one_whose_largest_piece_the_device_cannot_give()
    {
        using var plan = new MadeUpMap { Grid = new(40, 25), Samples = 100_000, Dimensions = 10 }.Plan();
        var pieces = new FaultyAccelerator(openCl.Device) { Info = openCl.Device.Info with { LargestAllocation = 1 << 20 } };

        var refused = Assert.Throws<NotEnoughMemoryException>(() => new GpuDevice(pieces).Place(plan, 1));

        Assert.Contains("not enough memory in one piece", refused.Message);
        Assert.Matches(@"needed     0\.004 GiB: samples\s+there      0\.001 GiB", refused.Message);
        Assert.Empty(pieces.Calls);
    }

    static FaultyAccelerator Run(MadeUpMap map, FaultyAccelerator accelerator)
    {
        using var plan = map.Plan();
        using var device = new GpuDevice(accelerator);
        using var training = device.Place(plan, 1);
        for (var t = 1; t <= 2; t++) training.Learn(map.Epoch(t));
        Winners(plan, training);
        Weights(plan, training);
        return accelerator;
    }

    static void AssertSame(MadeUpMap map, IDevice device)
    {
        using var plan = map.Plan();
        using var expected = new ReferenceTraining(plan);
        using var training = device.Place(plan, 1);
        Assert.Equal(Weights(plan, expected), Weights(plan, training));
        for (var t = 1; t <= Epochs; t++)
        {
            var epoch = map.Epoch(t);
            expected.Learn(epoch);
            training.Learn(epoch);
            Assert.Equal(Weights(plan, expected), Weights(plan, training));
            Assert.Equal(Winners(plan, expected), Winners(plan, training));
        }
        var nearest = new int[plan.Samples];
        training.FindWinners(nearest, []);
        Assert.Equal(Winners(plan, expected)[..plan.Samples], nearest);
    }

    // Bits, since equal floats may differ in their sign.
    static uint[] Weights(MapPlan plan, IMapTraining training)
    {
        var weights = new float[plan.Start.Length];
        training.Read(weights);
        return Array.ConvertAll(weights, BitConverter.SingleToUInt32Bits);
    }

    // Of all samples, then their seconds.
    static int[] Winners(MapPlan plan, IMapTraining training)
    {
        var winners = new int[2 * plan.Samples];
        training.FindWinners(winners.AsSpan(0, plan.Samples), winners.AsSpan(plan.Samples));
        return winners;
    }
}
