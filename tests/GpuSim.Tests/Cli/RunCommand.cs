using System.Text.Json;
using GpuSim.Tests.Execution;

namespace GpuSim.Tests.Cli;

/// <summary><c>gpusim run</c> as other programs use it.</summary>
public sealed class RunCommand : IDisposable
{
    static readonly string Config = Repository.Path("configs", "brunel-ai.json");
    static readonly string[] Small = ["--set", "populations.exc.size=400", "--set", "populations.inh.size=100", "--set", "projections[0].rule.fixed_in_degree=40", "--set", "projections[1].rule.fixed_in_degree=10"];

    readonly string _folder = Directory.CreateTempSubdirectory("gpusim tests").FullName;

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    string FileNamed(string name) => Path.Combine(_folder, name);

    [Fact]
    public void Run_as_json_is_one_object_with_the_promised_keys()
    {
        var result = GpuSimProcess.Run(["run", Config, .. Small, "--duration", "50 ms", "--seed", "7", "--threads", "2", "--json"]);

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Error);
        using var json = JsonDocument.Parse(result.Output);
        string[] promised = ["name", "kind", "seed", "device", "threads", "neurons", "synapses", "steps", "duration_ms", "build_s", "simulate_s", "realtime_factor", "synaptic_events", "spikes", "raster_sha256", "bytes_per_synapse", "peak_memory_bytes", "populations"];
        Assert.Empty(promised.Except(Keys(json.RootElement)));
        Assert.Empty(new[] { "kind", "name" }.Except(Keys(json.RootElement.GetProperty("device"))));
        Assert.Empty(new[] { "name", "size", "spikes", "rate_hz", "cv_isi" }.Except(Keys(json.RootElement.GetProperty("populations")[0])));
        Assert.Equal(7, json.RootElement.GetProperty("seed").GetInt32());
        Assert.Equal(50, json.RootElement.GetProperty("duration_ms").GetDouble(), 6);
        Assert.Equal(500, json.RootElement.GetProperty("neurons").GetInt32());
    }

    [Fact]
    public void The_hash_is_the_seeds_and_not_the_threads()
    {
        string Hash(string seed, string threads)
        {
            using var json = JsonDocument.Parse(GpuSimProcess.Run(["run", Config, .. Small, "--duration", "50 ms", "--seed", seed, "--threads", threads, "--json"]).Output);
            return json.RootElement.GetProperty("raster_sha256").GetString()!;
        }

        var first = Hash("7", "1");

        Assert.Equal(first, Hash("7", "3"));
        Assert.NotEqual(first, Hash("8", "1"));
    }

    [Fact]
    public void Weights_of_any_size_are_shown_in_their_digits()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, GpuSimProcess.Run("run", Repository.Path("configs", "stdp-window.json"), "-o", folder["weights.h5"]).ExitCode);

        Assert.Matches(@"pre->post +1,000 +130\.000 +mV +0\.000[1-9]\d{2,}", GpuSimProcess.Run("stats", folder["weights.h5"]).Output);
    }

    [Fact]
    public void Without_recording_there_is_neither_hash_nor_rate()
    {
        var result = GpuSimProcess.Run(["run", Config, .. Small, "--duration", "10 ms", "--record", "none", "--json"]);

        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("raster_sha256").ValueKind);
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("populations")[0].GetProperty("rate_hz").ValueKind);
    }

    [Theory]
    [InlineData("--theads", "2")]
    [InlineData("--threads", "0")]
    [InlineData("--threads", "many")]
    [InlineData("--threads", "2000000000")]
    [InlineData("--discard", "5 mV")]
    [InlineData("--discard", "-1 s")]
    [InlineData("--record", "some")]
    [InlineData("--device", "abacus")]
    [InlineData("--device", "cpu:100")]
    [InlineData("--device", "gpu")]
    [InlineData("--seed", "minus one")]
    [InlineData("--duration", "1 mV")]
    [InlineData("--set", "duraton=1 s")]
    [InlineData("--set", "nonsense")]
    public void A_wrong_option_ends_with_2(string option, string value)
    {
        var result = GpuSimProcess.Run("run", Config, option, value);

        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.NotEmpty(result.Error);
        CommandLine.AssertNoStackTrace(result);
    }

    [Theory]
    [InlineData("cuda:9")]
    [InlineData("opencl:9")]
    public void A_device_that_is_not_here_ends_with_3(string device)
    {
        var result = GpuSimProcess.Run("run", Config, "--device", device);

        Assert.Equal(3, result.ExitCode);
        Assert.Contains(device, result.Error, StringComparison.Ordinal);
        CommandLine.AssertNoStackTrace(result);
    }

    [Fact]
    public void Without_a_driver_OpenCL_is_not_here()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "drivers are found by OCL_ICD_VENDORS on Linux only");

        var result = GpuSimProcess.RunWith(("OCL_ICD_VENDORS", _folder), "run", Config, "--device", "opencl", "-o", FileNamed("none.h5"));

        Assert.Equal(3, result.ExitCode);
        Assert.StartsWith("--device: expected a device that is here, got \"opencl\", which is not. Leave --device out to run on the CPU", result.Error);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_run_does_not_write_over_its_config()
    {
        var config = FileNamed("mine.json");
        File.Copy(Config, config);

        var result = GpuSimProcess.Run(["run", config, .. Small, "--duration", "10 ms", "-o", config]);

        Assert.Equal(2, result.ExitCode);
        Assert.Equal(File.ReadAllBytes(Config), File.ReadAllBytes(config));
    }

    [Fact]
    public void A_missing_config_ends_with_2_and_its_name()
    {
        var result = GpuSimProcess.Run("run", FileNamed("nothing.json"), "--json");

        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains("nothing.json", result.Error, StringComparison.Ordinal);
        CommandLine.AssertNoStackTrace(result);
    }

    [Theory]
    [InlineData("INT", "cpu")]
    [InlineData("TERM", "cpu")]
    [InlineData("INT", "opencl")]
    public async Task An_interrupted_run_keeps_what_it_recorded_and_ends_with_130(string signal, string device)
    {
        if (device != "cpu") TestDevices.Open(device).Dispose();
        var file = FileNamed("kept.h5");
        using var process = GpuSimProcess.Start(["run", Config, .. Small, "--duration", "100000 s", "--device", device, "-o", file, "--json"]);
        while (!File.Exists(file + ".partial") && process.IsRunning) await Task.Delay(20, TestContext.Current.CancellationToken);
        await Task.Delay(500, TestContext.Current.CancellationToken);

        process.Send(signal);
        var result = process.End();

        Assert.Equal(130, result.ExitCode);
        CommandLine.AssertNoStackTrace(result);
        using var json = JsonDocument.Parse(result.Output);
        Assert.True(json.RootElement.GetProperty("interrupted").GetBoolean());
        Assert.False(File.Exists(file + ".partial"));
        Assert.Equal(0, GpuSimProcess.Run("stats", file).ExitCode);
    }

    static IEnumerable<string> Keys(JsonElement json) => json.EnumerateObject().Select(property => property.Name);
}
