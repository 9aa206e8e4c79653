using GpuSim.Planning.Spiking;
using GpuSim.Dynamics.Synapses;
using GpuSim.Accelerators.Gpu;
using GpuSim.Cli;
using GpuSim.Hdf5;
using GpuSim.Model;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Connectivity;
using GpuSim.Model.Spiking.Description;
using GpuSim.Planning;
using GpuSim.Recording;
using GpuSim.Tests.Accelerators;
using GpuSim.Tests.Hdf5;

namespace GpuSim.Tests.Execution;

/// <summary>A device may fail at any call: the run ends with a message, what was recorded is kept, nothing hangs and nothing stays taken.</summary>
[Collection(nameof(FilesInThisProcess))]
public sealed class FaultyDeviceTests(OpenClFixture openCl) : IClassFixture<OpenClFixture>, IDisposable
{
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    static readonly SpikingExperiment Experiment = Networks.Balanced("lif", duration: 300);

    readonly TemporaryFolder _folder = new();

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    /// <summary>Every kind of call, and where in a run it fails: at its first, a middle and its last.</summary>
    public static TheoryData<string, double> Faults =>
        [.. ((string[])["Allocate", "Load", "Write", "Record", "Launch", "Start", "Read", "Finish"]).SelectMany(call => ((double[])[0, 0.5, 1]).Select(where => (call, where)))];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_call_that_fails_ends_the_run_and_keeps_what_was_recorded(string call, double where)
    {
        var (whole, calls) = await Uninterrupted();
        var faulty = Device().Failing(call, 1 + (int)(where * (calls[call] - 1)), new AcceleratorException("clMadeUp", "CL_OUT_OF_LUCK", "Take another device."));

        var failure = await Assert.ThrowsAsync<AcceleratorException>(() => Run(faulty, "failed.h5"));

        Assert.True(faulty.HasAllBack);
        Assert.StartsWith("clMadeUp failed: CL_OUT_OF_LUCK. Take another device. Or run on the CPU (--device cpu)", failure.Message);
        Assert.Equal(ExitCode.Missing, ExitCode.Report(failure));
        Assert.False(File.Exists(_folder["failed.h5"]));
        var partial = _folder["failed.h5.partial"];
        Assert.Equal(File.Exists(partial), failure.Message.EndsWith($"What was recorded until then is in {partial}.", StringComparison.Ordinal));
        if (call is "Launch" or "Read" or "Finish" && where == 1) Assert.True(File.Exists(partial));
        if (File.Exists(partial)) AssertPrefix(partial, whole);
    }

    [Fact]
    public async Task Memory_that_runs_out_during_a_run_ends_with_4()
    {
        var (_, calls) = await Uninterrupted();
        var faulty = Device().Failing("Launch", calls["Launch"] / 2, new AcceleratorMemoryException("clMadeUp", "CL_OUT_OF_RESOURCES", "Take a smaller network."));

        var failure = await Assert.ThrowsAsync<AcceleratorMemoryException>(() => Run(faulty, "failed.h5"));

        Assert.Equal(ExitCode.OutOfRoom, ExitCode.Report(failure));
        Assert.Contains("clMadeUp failed: CL_OUT_OF_RESOURCES. Take a smaller network.", failure.Message);
    }

    [Fact]
    public async Task What_is_left_is_a_file_for_others_too()
    {
        var (_, calls) = await Uninterrupted();
        var faulty = Device().Failing("Read", calls["Read"], new AcceleratorException("clMadeUp", "CL_OUT_OF_LUCK", "Take another device."));
        await Assert.ThrowsAsync<AcceleratorException>(() => Run(faulty, "failed.h5"));
        using var reader = SonataReader.Open(_folder["failed.h5.partial"]);

        var spikes = OtherTools.PythonJson("import h5py, json, sys\nprint(json.dumps([len(group['timestamps'][:]) for group in h5py.File(sys.argv[1], 'r')['spikes'].values()]))", reader.File.Path);

        Assert.Equal(reader.File.SpikeCounts, spikes.EnumerateArray().Select(count => count.GetInt64()));
        Assert.All(reader.File.SpikeCounts, count => Assert.NotEqual(0, count));
    }

    [Theory]
    [InlineData(0.1, 0)]
    [InlineData(0.1, 7)]
    [InlineData(0.9, 0)]
    [InlineData(0.9, 7)]
    [InlineData(0.9, 333)]
    public void Recorded_launches_give_the_same_raster_and_states(double shortestDelay, long timedFrom)
    {
        var experiment = new SpikingExperimentBuilder { Duration = 400 }
            .Add(new PopulationDescription("a", 200, "lif") { Initial = { ["v"] = new Distribution.Uniform(0, 20) } })
            .Add(new ProjectionDescription(["a"], ["a"], new FixedInDegree(30)) { Weight = new Distribution.Normal(-0.1, 0.02), Delay = new Distribution.Uniform(shortestDelay, 3) })
            .Add(new PoissonDescription(["a"]) { Rate = 30_000, Weight = 0.1 })
            .Add(new StateDescription("a", ["v"]) { Neurons = [0, 3, 199], Every = 0.7 })
            .Build();
        var accelerator = Device();
        using var device = new GpuDevice(accelerator);

        var raster = Raster.Of(experiment, device, timedFrom: timedFrom);

        Raster.Of(experiment).AssertSame(raster);
        Assert.InRange(accelerator.Calls["Start"], 2, int.MaxValue);
    }

    [Fact]
    public async Task A_network_too_large_for_the_device_is_refused_in_numbers_before_anything_is_taken()
    {
        var small = new FaultyAccelerator(openCl.Open()) { Info = openCl.Device.Info with { MemoryBytes = 32 << 20 } };

        var refused = await Assert.ThrowsAsync<NotEnoughMemoryException>(() => Run(small, "refused.h5", Large));

        Assert.Contains($"not enough memory on opencl:0, {small.Info.Name}. Nothing was allocated.", refused.Message);
        Assert.Matches(@"needed     0\.\d+ GiB: 20,000,000 synapses", refused.Message);
        Assert.Matches(@"there      0\.031 GiB", refused.Message);
        AssertRefused(small, refused);
    }

    [Fact]
    public async Task So_is_one_whose_largest_piece_the_device_cannot_give()
    {
        var pieces = new FaultyAccelerator(openCl.Open()) { Info = openCl.Device.Info with { LargestAllocation = 16 << 20 } };

        var refused = await Assert.ThrowsAsync<NotEnoughMemoryException>(() => Run(pieces, "refused.h5", Large));

        Assert.Contains("not enough memory in one piece", refused.Message);
        Assert.Matches(@"needed     0\.\d+ GiB: synapses from a\s+there      0\.016 GiB", refused.Message);
        AssertRefused(pieces, refused);
    }

    /// <summary>Synapses of every family that has rings, states or samples of its own on a device.</summary>
    public static TheoryData<string> Plastic => [.. SynapseCatalog.BuiltIn.Models.Where(model => model is not ContinuousModel).Select(model => model.Schema.Name)];

    [Theory]
    [MemberData(nameof(Plastic))]
    public async Task A_network_takes_no_more_of_a_device_than_was_counted(string model)
    {
        var experiment = PlasticNetworks.Of(SynapseCatalog.BuiltIn.Find(model)!, delay: 20, duration: 5);
        var plan = SpikingPlanner.Plan(experiment);
        var shards = ShardCut.Cut(experiment, 1);
        var host = MemoryEstimate.Of(plan, shards);
        var device = Device();

        await Run(device, "counted.h5", experiment);

        var counted = host.Synapses + host.Rows + new NetworkShape(plan, shards).Bytes;
        Assert.InRange(device.Given, counted / 3, counted);
    }

    [Fact]
    public void Rings_of_spikes_are_as_long_as_the_delays_of_the_synapses_that_read_them()
    {
        var builder = new SpikingExperimentBuilder { Duration = 1 }
            .Add(new PopulationDescription("a", 100, "lif"))
            .Add(new ProjectionDescription(["a"], ["a"], new FixedInDegree(10)) { Weight = 0.1, Delay = 1, Synapse = new("stdp") { Parameters = { ["w_max"] = 1 } } })
            .Add(new ProjectionDescription(["a"], ["a"], new FixedInDegree(10)) { Weight = 0.1, Delay = 3, Synapse = new("stdp") { Parameters = { ["w_max"] = 1 } } });
        var before = TargetRing.All(SpikingPlanner.Plan(builder.Build())).Select(ring => ring.Bits).ToList();
        builder.Add(new ProjectionDescription(["a"], ["a"], new FixedInDegree(10)) { Weight = 0.1, Delay = 500 });

        Assert.Equal(before, TargetRing.All(SpikingPlanner.Plan(builder.Build())).Select(ring => ring.Bits));
        Assert.All(before, bits => Assert.InRange(1 << bits, 30, 128));
    }

    static SpikingExperiment Large => new SpikingExperimentBuilder { Name = "large", Duration = 10 }
        .Add(new PopulationDescription("a", 20_000, "lif"))
        .Add(new ProjectionDescription(["a"], ["a"], new FixedInDegree(1000)) { Weight = 0.1, Delay = 1.5 })
        .Build();

    void AssertRefused(FaultyAccelerator device, Exception refused)
    {
        Assert.Equal(ExitCode.OutOfRoom, ExitCode.Report(refused));
        Assert.Empty(device.Calls);
        Assert.False(File.Exists(_folder["refused.h5.partial"]));
    }

    FaultyAccelerator Device() => new(openCl.Open()) { Records = true };

    async Task<(MemoryRecorder Whole, IReadOnlyDictionary<string, int> Calls)> Uninterrupted()
    {
        var device = Device();
        var whole = new MemoryRecorder();
        await Run(device, "whole.h5", recorder: whole);
        Assert.True(device.HasAllBack);
        return (whole, device.Calls);
    }

    // In a thread of its own, so that a run that hangs fails its test.
    async Task Run(FaultyAccelerator accelerator, string file, SpikingExperiment? experiment = null, MemoryRecorder? recorder = null)
    {
        var options = new RunOptions { Output = _folder[file], Recorders = recorder is null ? [] : [recorder] };
        await Task.Run(() =>
        {
            using var device = new GpuDevice(accelerator);
            Simulation.Run(experiment ?? Experiment, options, "", [], device);
        }).WaitAsync(Limit);
    }

    static void AssertPrefix(string file, MemoryRecorder whole)
    {
        using var reader = SonataReader.Open(file);
        Assert.False(reader.File.IsComplete);
        var spikes = reader.ReadSpikes().SelectMany(block => block.Spikes.Steps.ToArray().Zip(block.Spikes.Ids.ToArray())).ToArray();
        Assert.NotEmpty(spikes);
        Assert.Equal(whole.Spikes.Steps.ToArray().Zip(whole.Spikes.Ids.ToArray()).Take(spikes.Length), spikes);
        var end = spikes[^1].First;
        Assert.Equal(spikes.Length, whole.Spikes.Steps.ToArray().Count(step => step <= end)); // no step is cut in two
        for (var report = 0; report < reader.File.Reports.Count; report++)
        {
            var values = reader.ReadFrames(report).SelectMany(frames => frames.Values.ToArray()).ToArray();
            Assert.NotEmpty(values);
            Assert.Equal(whole.States(report).Values.ToArray().Take(values.Length), values);
        }
    }
}
