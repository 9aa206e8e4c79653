using System.Text.Json;
using GpuSim.Dynamics.Neurons;
using GpuSim.Model.Spiking.Connectivity;

namespace GpuSim.Tests.Cli;

/// <summary>What every command keeps to, whatever it does.</summary>
public class CommandLine
{
    [Theory]
    [InlineData("modles")]
    [InlineData("")]
    [InlineData("models --foo")]
    [InlineData("models lif_that_never_was")]
    public void A_mistake_on_the_command_line_ends_with_2_and_says_so_on_standard_error(string line)
    {
        var result = GpuSimProcess.Run(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.NotEmpty(result.Error);
        AssertNoStackTrace(result);
    }

    [Fact]
    public void A_command_line_that_cannot_be_read_is_answered_with_the_usage()
    {
        var result = GpuSimProcess.Run("models", "--foo");

        Assert.Contains("Unrecognized option '--foo'.", result.Error, StringComparison.Ordinal);
        Assert.Contains("Usage:", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Models_as_json_is_one_object_with_every_neuron_and_rule()
    {
        var result = GpuSimProcess.Run("models", "--json");

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Error);
        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal(NeuronCatalog.BuiltIn.Models.Select(model => model.Schema.Name), json.RootElement.GetProperty("neurons").EnumerateArray().Select(neuron => neuron.GetProperty("name").GetString()));
        Assert.Equal(RuleCatalog.Rules.Select(rule => rule.Name), json.RootElement.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("name").GetString()));
    }

    internal static void AssertNoStackTrace(GpuSimProcess.Result result) =>
        Assert.DoesNotMatch(@"(?m)^\s+at .+\(|Unhandled exception", result.Output + result.Error);
}
