using System.Text.Json;

namespace GpuSim.Tests.Cli;

/// <summary><c>gpusim devices</c>: what is here, and what to do about what is not.</summary>
public class DevicesCommand
{
    [Fact]
    public void Devices_as_json_is_one_object_with_what_is_here_and_what_is_missing()
    {
        var result = GpuSimProcess.Run("devices", "--json");

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Error);
        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal(["devices", "missing"], Keys(json.RootElement));
        Assert.All(json.RootElement.GetProperty("devices").EnumerateArray(), device => Assert.Equal(["device", "name", "driver", "units", "memory_bytes", "is_exact", "exactness"], Keys(device)));
        Assert.All(json.RootElement.GetProperty("missing").EnumerateArray(), missing => Assert.Equal(["what", "why", "way_out"], Keys(missing)));
    }

    [Fact]
    public void What_is_missing_is_printed_with_the_reason_and_the_way_out()
    {
        var report = Devices.List();
        Assert.SkipWhen(report.Missing.Count == 0, "nothing is missing on this machine");

        var result = GpuSimProcess.Run("devices");

        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("device", result.Output, StringComparison.Ordinal);
        Assert.All(report.Missing, missing => Assert.Contains($"\nmissing: {missing.What}: {missing.Why}.\n  {missing.WayOut}.\n", result.Output, StringComparison.Ordinal));
    }

    static IEnumerable<string> Keys(JsonElement json) => json.EnumerateObject().Select(property => property.Name);
}
