using GpuSim.Config;
using GpuSim.Model;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Connectivity;
using GpuSim.Model.Spiking.Space;

namespace GpuSim.Tests.Config;

/// <summary>Positions, slices, and what depends on them, as configs say it.</summary>
public class SpaceConfigTests
{
    [Theory]
    [InlineData("\"fixed_out_degree\": 10", typeof(FixedOutDegree))]
    [InlineData("\"disc\": 0.3", typeof(Disc))]
    [InlineData("\"disc\": { \"radius\": 0.3, \"probability\": 0.5 }, \"allow_autapses\": false", typeof(Disc))]
    [InlineData("\"gaussian\": { \"sigma\": 0.1, \"probability\": 0.8, \"cutoff\": 0.4 }", typeof(GaussianByDistance))]
    [InlineData("\"exponential\": { \"lambda\": 0.2 }", typeof(ExponentialByDistance))]
    public void Rules_take_their_arguments_by_name_or_the_first_alone(string rule, Type type) =>
        Assert.IsType(type, Read($$"""{ {{rule}} }""").Projections[0].Rule);

    [Fact]
    public void Arguments_that_are_left_out_take_their_defaults()
    {
        Assert.Equal(new ExponentialByDistance(0.2), Read("""{ "exponential": { "lambda": 0.2 } }""").Projections[0].Rule);
        Assert.Equal(new GaussianByDistance(0.1, 0.8, 0.4, false), Read("""{ "gaussian": { "sigma": 0.1, "probability": 0.8, "cutoff": 0.4 }, "allow_autapses": false }""").Projections[0].Rule);
    }

    [Fact]
    public void Positions_are_grids_random_or_listed()
    {
        var populations = Read("\"all_to_all\"").Populations;
        var grid = Assert.IsType<Layout.Grid>(populations[0].Positions!.Layout);
        Assert.Equal((0.5, true), (grid.ExtentOf(1), grid.Periodic));
        Assert.Equal(2, Assert.IsType<Layout.Random>(populations[1].Positions!.Layout).Axes);
        Assert.Equal([1, 0.25], populations[2].Positions!.Of(1).ToArray());
    }

    [Fact]
    public void Ends_may_be_slices()
    {
        var projection = Read("\"all_to_all\"", from: "exc[10..19]", to: "exc").Projections[0];
        Assert.Equal((new NeuronRange(10, 10), new NeuronRange(0, 100), 10), (projection.Sources, projection.Targets, projection.Endpoints.Shift));
    }

    [Theory]
    [InlineData("""{ "lognormal": ["-0.1 mV", "50 uV"] }""")]
    [InlineData("""{ "by_distance": { "linear": { "at_zero": "1 mV", "per_unit": "-0.5 mV" } } }""")]
    [InlineData("""{ "by_distance": { "exponential": { "at_zero": "1 mV", "lambda": 0.2 } } }""")]
    [InlineData("""{ "by_distance": { "gaussian": { "at_zero": "1 mV", "sigma": 0.2 } } }""")]
    public void Weights_vary_over_synapses_or_with_distance(string weight)
    {
        Distribution[] known =
        [
            new Distribution.Lognormal(0.1, 0.05, -1),
            new Distribution.ByDistance(new DistanceProfile.Linear(1, -0.5)),
            new Distribution.ByDistance(new DistanceProfile.Exponential(1, 0.2)),
            new Distribution.ByDistance(new DistanceProfile.Gaussian(1, 0.2)),
        ];
        Assert.Contains(Read("\"all_to_all\"", weight: weight).Projections[0].Weight, known);
    }

    static SpikingExperiment Read(string rule, string from = "exc", string to = "exc", string weight = "\"1 mV\"") => (SpikingExperiment)ExperimentFile.Parse("space.json", $$"""
        {
          "kind": "spiking", "dt": "0.1 ms", "duration": "1 ms",
          "populations": {
            "exc": { "size": 100, "model": "lif", "positions": { "grid": [20, 5], "extent": [1, 0.5], "periodic": true } },
            "inh": { "size": 30, "model": "lif", "positions": { "random": 2 } },
            "few": { "size": 2, "model": "lif", "positions": { "list": [[0, 0], [1, 0.25]] } }
          },
          "projections": [ { "from": "{{from}}", "to": "{{to}}", "rule": {{rule}}, "weight": {{weight}}, "delay": { "by_distance": { "linear": { "at_zero": "0.5 ms", "per_unit": "2 ms" } } } } ]
        }
        """, []).Experiment;
}
