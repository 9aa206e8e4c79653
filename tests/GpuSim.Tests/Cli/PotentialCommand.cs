using System.Text.Json;

namespace GpuSim.Tests.Cli;

/// <summary><c>gpusim potential</c>: Nernst and Goldman–Hodgkin–Katz.</summary>
public class PotentialCommand
{
    [Fact]
    public void One_ion_is_given_by_its_concentrations_and_the_temperature()
    {
        var result = GpuSimProcess.Run("potential", "--ion", "K", "--in", "140 mM", "--out", "5 mM", "--temperature", "37 °C", "--json");

        Assert.Equal("", result.Error);
        Assert.Equal(0, result.ExitCode);
        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal(310.15, json.RootElement.GetProperty("temperature_k").GetDouble(), 9);
        var ion = Assert.Single(json.RootElement.GetProperty("ions").EnumerateArray());
        Assert.Equal(-89.06, ion.GetProperty("nernst_mv").GetDouble(), 0.005);
        Assert.Equal(-89.06, json.RootElement.GetProperty("goldman_mv").GetDouble(), 0.005);
    }

    [Fact]
    public void Next_to_nothing_beside_everything_has_no_potential()
    {
        var result = GpuSimProcess.Run("potential", "--ion", "K", "--in", "1e308 mM", "--out", "1e-308 mM", "--json");

        Assert.Equal(("", 0), (result.Error, result.ExitCode));
        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal(JsonValueKind.Null, Assert.Single(json.RootElement.GetProperty("ions").EnumerateArray()).GetProperty("nernst_mv").ValueKind);
    }

    [Fact]
    public void Several_ions_bring_their_permeabilities()
    {
        var result = GpuSimProcess.Run("potential", "--ion", "K:1:140mM:5mM", "--ion", "Na:0.04:15mM:145mM", "--ion", "2:0:100 nM:2 mM");

        Assert.Equal("", result.Error);
        Assert.Matches(@"K +\+1 +140 mM +5 mM +1 +-89\.1 mV", result.Output);
        Assert.Matches(@"Na +\+1 .* 0\.04 +60\.6 mV", result.Output);
        Assert.Matches(@"2 +\+2 +0\.0001 mM +2 mM +0 +132\.3 mV", result.Output);
        Assert.Contains("Goldman, Hodgkin and Katz: -68.6 mV", result.Output); // 26.73 mV · ln((5 + 5.8)/(140 + 0.6)): calcium has no part in it
    }

    [Fact]
    public void A_preset_knows_its_ions_and_temperature()
    {
        var result = GpuSimProcess.Run("potential", "--preset", "squid");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("20 °C", result.Output);
        Assert.Contains("Goldman, Hodgkin and Katz: -59.9 mV", result.Output);
    }

    [Theory]
    [InlineData("--ion or --preset, got neither")]
    [InlineData("Did you mean \"K\"?", "--ion", "k", "--in", "140 mM", "--out", "5 mM")]
    [InlineData("--in: expected a concentration of at least 0 such as \"5 mM\", got \"140 mV\"", "--ion", "K", "--in", "140 mV", "--out", "5 mM")]
    [InlineData("expected a symbol with --in and --out", "--ion", "K")]
    [InlineData("expected a permeability of at least 0", "--ion", "K:-1:140mM:5mM")]
    [InlineData("expected a temperature above 0 K and up to 1000 K such as \"37 °C\", got \"-300 °C\"", "--preset", "squid", "--temperature", "-300 °C")]
    [InlineData("up to 1000 K such as \"37 °C\", got \"1e300K\"", "--preset", "squid", "--temperature", "1e300K")]
    [InlineData("expected them with --ion, got them with --preset", "--preset", "squid", "--in", "140 mM")]
    [InlineData("Did you mean \"squid\"?", "--preset", "squib")]
    public void What_makes_no_potential_is_answered_with_the_way_out(string expected, params string[] arguments)
    {
        var result = GpuSimProcess.Run(["potential", .. arguments]);

        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains(expected, result.Error);
    }
}
