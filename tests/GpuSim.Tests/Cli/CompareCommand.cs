using System.Text.Json;
using GpuSim.Model.Spiking;
using GpuSim.Accelerators;
using GpuSim.Cli;
using GpuSim.Cli.Commands;
using GpuSim.Cli.Kinds;
using GpuSim.Config;

namespace GpuSim.Tests.Cli;

/// <summary><c>gpusim compare</c>: the promise of the same spikes, as a user holds it to account.</summary>
public class CompareCommand
{
    static readonly string Config = Repository.Path("configs", "brunel-ai.json");

    /// <summary>Every kind of network that comes with GpuSim, for as long as it takes to spike and to pass every delay many times.</summary>
    public static TheoryData<string, string, string[]> Networks => new()
    {
        { "brunel-ai.json", "50 ms", [] },
        { "brunel-si-fast.json", "50 ms", [] },
        { "microcircuit.json", "50 ms", ["scale=0.1", "drive=poisson"] },
        { "coba-hh.json", "60 ms", [] },
    };

    [Theory]
    [MemberData(nameof(Networks))]
    public void Every_width_of_vectors_and_every_number_of_threads_give_the_same_spikes(string config, string duration, string[] changes)
    {
        var runs = Identical(config, duration, changes, "cpu:128,cpu:256,cpu:512", "1,2,3");

        Assert.Equal(9, runs);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void OpenCl_gives_the_spikes_of_the_processor(string config, string duration, string[] changes)
    {
        Assert.SkipUnless(Devices.List().Devices.Any(device => device.Device == "opencl:0"), "no OpenCL device on this machine");

        Assert.Equal(2, Identical(config, duration, changes, "cpu,opencl", "2"));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Cuda_gives_the_spikes_of_the_processor(string config, string duration, string[] changes)
    {
        Assert.SkipUnless(Devices.List().Devices.Any(device => device.Device == "cuda:0"), "no CUDA device on this machine");

        Assert.Equal(2, Identical(config, duration, changes, "cpu,cuda", "2"));
    }

    // Compares, demands that there are spikes and that they are the same, and gives the number of runs.
    static int Identical(string config, string duration, string[] changes, string devices, string threads)
    {
        var result = GpuSimProcess.Run(["compare", Repository.Path("configs", config), "--duration", duration, "--devices", devices, "--threads", threads, "--json", .. changes.SelectMany(change => new[] { "--set", change })]);

        Assert.Equal("", result.Error);
        using var json = JsonDocument.Parse(result.Output);
        Assert.True(json.RootElement.GetProperty("identical").GetBoolean());
        Assert.Equal(0, result.ExitCode);
        var runs = json.RootElement.GetProperty("runs").EnumerateArray().ToList();
        Assert.True(runs[0].GetProperty("spikes").GetInt64() > 0, "a network without spikes proves nothing");
        Assert.Single(runs.Select(run => run.GetProperty("raster_sha256").GetString()).Distinct());
        return runs.Count;
    }

    [Fact]
    public void Comparison_as_json_is_one_object_with_every_run()
    {
        var result = GpuSimProcess.Run("compare", Config, "--duration", "5 ms", "--devices", "cpu:128,cpu:512", "--threads", "1,2", "--json");

        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal(["name", "identical", "runs"], Keys(json.RootElement));
        Assert.Equal(["cpu:128 1", "cpu:128 2", "cpu:512 1", "cpu:512 2"], json.RootElement.GetProperty("runs").EnumerateArray().Select(run => $"{run.GetProperty("device")} {run.GetProperty("threads")}"));
        Assert.Equal(["device", "name", "threads", "build_s", "simulate_s", "realtime_factor", "speed_up", "spikes", "raster_sha256", "first_difference", "states_sha256", "rates_sha256", "weights_sha256", "first_sample_difference"], Keys(json.RootElement.GetProperty("runs")[0]));
    }

    // Without --threads and --devices: everything that is here.
    [Fact]
    public void Comparison_as_a_table_has_a_line_for_every_device_and_a_verdict()
    {
        var result = GpuSimProcess.Run("compare", Config, "--duration", "20 ms");

        Assert.Equal("", result.Error);
        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("device", result.Output, StringComparison.Ordinal);
        var lines = result.Output.Split('\n');
        Assert.All(Devices.List().Devices.Where(device => device.IsExact), device => Assert.Single(lines, line => line.StartsWith(device.Device + " ", StringComparison.Ordinal)));
        Assert.Matches("identical: [0-9]+ runs?, [0-9,]+ spikes, sha256 [0-9a-f]{64}", result.Output);
    }

    [Fact]
    public void State_rates_and_weights_are_compared_where_they_are_recorded()
    {
        using var folder = new TemporaryFolder();
        var config = folder.With("learns.json", """
            {
              "kind": "spiking", "seed": 3, "dt": "0.1 ms", "duration": "60 ms",
              "populations": { "exc": { "size": 60, "model": "lif", "initial": { "v": { "uniform": ["0 mV", "20 mV"] } } } },
              "projections": [ { "from": "exc", "to": "exc", "rule": { "fixed_in_degree": 10 }, "weight": "0.2 mV", "delay": "1 ms", "synapse": { "stdp": { "w_max": "0.6 mV" } } } ],
              "stimuli": [ { "to": "exc", "poisson": { "rate": "20 kHz", "weight": "0.1 mV" } } ],
              "record": { "state": [ { "of": "exc", "variables": ["v"], "every": "1 ms" } ], "rates": [ { "of": "exc", "bin": "5 ms" } ], "weights": [ { "of": "exc->exc", "every": "10 ms" } ] }
            }
            """);
        var comparison = Comparison.Of(ExperimentFile.Load(config, []), ["cpu:128", "cpu", "opencl"], [1, 2]);
        var run = Simulation.Run(ExperimentFile.Load(config, []), new() { Device = "cpu", Threads = 3 });

        Assert.True(comparison.Identical);
        Assert.Equal([(run.StatesSha256, run.RatesSha256, run.WeightsSha256)], comparison.Runs.Select(compared => (compared.StatesSha256, compared.RatesSha256, compared.WeightsSha256)).Distinct());
        Assert.Equal(3, new[] { run.StatesSha256, run.RatesSha256, run.WeightsSha256 }.OfType<string>().Distinct().Count());
        var output = new StringWriter();
        SpikingView.Print(comparison, output);
        Assert.Contains($"; state, sha256 {run.StatesSha256}; rates, sha256 {run.RatesSha256}; weights, sha256 {run.WeightsSha256}", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Samples_that_differ_are_told_in_words()
    {
        var first = new ComparedRun("cpu", "a processor", 2, 0.1, 1, 10, 1, 5, new('a', 64), null) { StatesSha256 = new('c', 64) };
        var second = first with { Device = "opencl", Threads = 1, StatesSha256 = new('d', 64), FirstSampleDifference = new("v of exc 7", 0.4, "-62", "-62.5") };
        var output = new StringWriter();

        SpikingView.Print(new("made up", false, [first, second]), output);

        Assert.Contains("opencl, 1 thread: first sample that differs at 0.4 ms: v of exc 7 is -62 on cpu, -62.5 on opencl.", output.ToString(), StringComparison.Ordinal);
        Assert.Matches("opencl .*DIFFERENT", output.ToString());
    }

    [Fact]
    public void Rasters_that_differ_are_told_in_words_and_end_with_1()
    {
        var experiment = (SpikingExperiment)ExperimentFile.Load(Config, []).Experiment;
        var first = new ComparedRun("cpu:128", "a processor", 2, 0.1, 1, 10, 1, 5, new('a', 64), null);
        var second = first with { Device = "opencl", Threads = 1, RasterSha256 = new('b', 64), FirstDifference = Comparison.Describe((153, 10007, true), experiment, "cpu:128", "opencl") };
        var comparison = new Comparison("made up", false, [first, second]);
        var output = new StringWriter();

        SpikingView.Print(comparison, output);

        Assert.Contains("opencl, 1 thread: first difference at step 153 (15.4 ms), neuron 10007 (inh 7): it spiked on cpu:128, not on opencl.", output.ToString(), StringComparison.Ordinal);
        Assert.Matches("opencl .* bbbbbbbbbbbbbbbb  DIFFERENT", output.ToString());
        Assert.Contains("different: this should not be", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("identical", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, Compare.Verdict(comparison));
        Assert.Equal(0, Compare.Verdict(comparison with { Identical = true }));
    }

    [Fact]
    public void A_spike_that_only_the_second_device_has_is_told_the_other_way_round()
    {
        var difference = Comparison.Describe((0, 3, false), (SpikingExperiment)ExperimentFile.Load(Config, []).Experiment, "cpu", "cuda");

        Assert.Equal(new(0, 0.1, 3, "exc", 3, "cuda", "cpu"), difference);
    }

    [Fact]
    public void A_device_that_is_not_here_ends_with_3_before_anything_runs()
    {
        var result = GpuSimProcess.Run("compare", Config, "--devices", "cpu,cuda:9");

        Assert.Equal(3, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains("\"cuda:9\"", result.Error, StringComparison.Ordinal);
        CommandLine.AssertNoStackTrace(result);
        Assert.Throws<DeviceMissingException>(() => Comparison.Of(ExperimentFile.Load(Config, []), ["cpu", "cuda:9"], [1], what => Assert.Fail($"{what} was run")));
    }

    [Theory]
    [InlineData("--devices", "cpu,abacus", "\"abacus\"")]
    [InlineData("--devices", "cpu:100", "\"cpu:100\"")]
    [InlineData("--devices", "cpu,", "\"\"")]
    [InlineData("--devices", "cpu,gpu", "A GPU is cuda or opencl")]
    [InlineData("--devices", "nvidia", "NVIDIA's cards are cuda")]
    [InlineData("--devices", "opncl", "Did you mean \"opencl\"?")]
    [InlineData("--threads", "1,0", "\"1,0\"")]
    [InlineData("--threads", "1;2", "\"1;2\"")]
    [InlineData("--threads", "1,2000000000", "2000000000")]
    public void A_wrong_list_ends_with_2_and_shows_what_was_wrong(string option, string value, string shown)
    {
        var result = GpuSimProcess.Run("compare", Config, option, value);

        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains(shown, result.Error, StringComparison.Ordinal);
        CommandLine.AssertNoStackTrace(result);
    }

    static IEnumerable<string> Keys(JsonElement json) => json.EnumerateObject().Select(property => property.Name);
}
