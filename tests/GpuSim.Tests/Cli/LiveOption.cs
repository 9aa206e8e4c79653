using System.Diagnostics;

namespace GpuSim.Tests.Cli;

/// <summary><c>gpusim run --live</c> with and without a terminal.</summary>
public sealed class LiveOption
{
    static readonly string Gates = Repository.Path("configs", "logic-gates.json");

    [Fact]
    public void In_a_terminal_it_draws_braille_and_then_the_summary()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "needs script, which makes a terminal");
        var start = new ProcessStartInfo("/usr/bin/script", ["-qec", $"stty cols 90 rows 30; dotnet '{Path.Combine(AppContext.BaseDirectory, "GpuSim.Cli.dll")}' run '{Gates}' --live", "/dev/null"]) { RedirectStandardOutput = true, RedirectStandardInput = true };
        start.Environment["TERM"] = "xterm-256color";
        using var process = Process.Start(start)!;

        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        Assert.Equal(0, process.ExitCode);
        Assert.Contains(output, letter => letter is > '\u2800' and <= '\u28ff');
        Assert.InRange(output.IndexOf("CV of intervals", StringComparison.Ordinal), output.LastIndexOf(" Hz", output.IndexOf("CV of intervals", StringComparison.Ordinal), StringComparison.Ordinal), output.Length);
    }

    [Fact]
    public void Without_a_terminal_it_says_so_and_runs()
    {
        var result = GpuSimProcess.Run("run", Gates, "--live");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("--live: standard error is no terminal", result.Error);
        Assert.Contains("CV of intervals", result.Output);
    }

    [Theory]
    [InlineData("expected a network of spiking neurons, got an experiment of kind \"hopfield\"", "hopfield-letters.json")]
    [InlineData("record.spikes names no population", "ring-network.json")]
    [InlineData("got --record none", "logic-gates.json", "--record", "none")]
    public void Where_there_are_no_spikes_to_show_it_is_refused(string message, string config, params string[] more)
    {
        var result = GpuSimProcess.Run(["run", Repository.Path("configs", config), "--live", .. more]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Error);
        Assert.Empty(result.Output);
    }
}
