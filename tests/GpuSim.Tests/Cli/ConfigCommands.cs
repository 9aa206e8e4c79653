using System.Text.Json;

namespace GpuSim.Tests.Cli;

/// <summary>The commands that look at a config and run nothing.</summary>
public class ConfigCommands
{
    /// <summary>Every file of configs/.</summary>
    public static TheoryData<string> Configs => [.. Directory.GetFiles(Repository.Path("configs"), "*.json").Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Configs))]
    public void Every_config_that_comes_with_GpuSim_is_valid(string config)
    {
        var result = GpuSimProcess.Run("validate", Repository.Path("configs", config));

        Assert.Equal("", result.Error);
        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("valid: ", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Configs))]
    public void A_plan_as_json_is_one_object(string config)
    {
        var result = GpuSimProcess.Run("plan", Repository.Path("configs", config), "--json");

        Assert.Equal(0, result.ExitCode);
        using var json = JsonDocument.Parse(result.Output);
        Assert.True(json.RootElement.GetProperty(config.StartsWith("som-", StringComparison.Ordinal) ? "units" : "neurons").GetInt32() > 0);
        if (config.StartsWith("hopfield-", StringComparison.Ordinal)) Assert.NotEmpty(json.RootElement.GetProperty("points").EnumerateArray());
        else if (config.StartsWith("som-", StringComparison.Ordinal)) Assert.True(json.RootElement.GetProperty("samples").GetInt32() > 0);
        else Assert.Equal(64, json.RootElement.GetProperty("fingerprint").GetString()!.Length);
    }

    [Fact]
    public void Two_mistakes_are_reported_at_once()
    {
        var result = GpuSimProcess.Run("validate", Repository.Path("configs", "brunel-ai.json"), "--set", "dt=1 mV", "--set", "populations.exc.size=-1");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("dt", result.Error, StringComparison.Ordinal);
        Assert.Contains("populations.exc.size", result.Error, StringComparison.Ordinal);
        CommandLine.AssertNoStackTrace(result);
    }

    [Theory]
    [InlineData("validate")]
    [InlineData("plan")]
    [InlineData("run")]
    public void A_network_beyond_all_memory_ends_with_4_and_numbers(string command)
    {
        var result = GpuSimProcess.Run(command, Repository.Path("configs", "brunel-ai.json"), "--set", "populations.exc.size=2000000000");

        Assert.Equal(4, result.ExitCode);
        Assert.Contains("GiB", result.Error, StringComparison.Ordinal);
        CommandLine.AssertNoStackTrace(result);
    }

    [Fact]
    public void The_schema_is_one_json_object()
    {
        var result = GpuSimProcess.Run("schema");

        Assert.Equal(0, result.ExitCode);
        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal(JsonValueKind.Object, json.RootElement.ValueKind);
    }

    [Fact]
    public void The_processor_is_always_among_the_devices()
    {
        using var json = JsonDocument.Parse(GpuSimProcess.Run("devices", "--json").Output);

        Assert.Contains("cpu", json.RootElement.GetProperty("devices").EnumerateArray().Select(device => device.GetProperty("device").GetString()));
    }
}
