using GpuSim.Config;
using GpuSim.Model;
using GpuSim.Model.Spiking;
using GpuSim.Planning.Spiking;
using GpuSim.Spiking;

namespace GpuSim.Tests.Config;

public class PerNeuronParameterTests
{
    [Fact]
    public void Parameters_are_a_quantity_a_distribution_or_a_list()
    {
        var population = Read("""{ "tau_m": "10 ms", "t_ref": { "uniform": ["1 ms", "3 ms"] }, "v_threshold": ["18 mV", "0.02 V", "19 mV"] }""").Populations[0];

        Assert.Equal(["t_ref", "v_threshold"], population.Varied.Keys.Order());
        Assert.Equal(new Distribution.Uniform(1, 3), population.Varied["t_ref"]);
        Assert.Equal([18.0, 20, 19], Assert.IsType<Distribution.Listed>(population.Varied["v_threshold"]).Values);
        Assert.Equal(10, population.Parameters.All["tau_m"]);
        Assert.Equal(19, population.Parameters.All["v_threshold"]); // the mean stands for all
        Assert.Equal(2, population.Parameters.All["t_ref"]);
    }

    [Fact]
    public void Every_neuron_has_its_own_parameters()
    {
        var experiment = Read("""{ "v_threshold": ["18 mV", "20 mV", "19 mV"], "tau_m": { "normal": ["20 ms", "2 ms"] } }""");
        var parameters = new NeuronParameters(experiment, experiment.Populations[0]);

        var neurons = Enumerable.Range(0, 3).Select(neuron => parameters.Of(neuron).All).ToList();
        Assert.Equal([18.0, 20, 19], neurons.Select(own => own["v_threshold"]));
        Assert.Equal(3, neurons.Select(own => own["tau_m"]).Distinct().Count());
        Assert.All(neurons, own => Assert.InRange(own["tau_m"], 20 - 6.5 * 2, 20 + 6.5 * 2));
        Assert.Equal(neurons[1]["tau_m"], new NeuronParameters(Read("""{ "tau_m": { "normal": ["20 ms", "2 ms"] } }"""), experiment.Populations[0]).Of(1).All["tau_m"]); // of its name and the neuron alone
    }

    [Fact]
    public void Initial_values_may_be_listed()
    {
        var initial = Read("{}", """{ "v": ["1 mV", "2 mV", "3 mV"] }""").Populations[0].Initial[0];

        Assert.Equal([1.0, 2, 3], Assert.IsType<Distribution.Listed>(initial).Values);
    }

    [Fact]
    public void What_varies_is_part_of_the_fingerprint()
    {
        string[] parameters =
        [
            """{ "v_threshold": "19 mV" }""",
            """{ "v_threshold": ["18 mV", "20 mV", "19 mV"] }""",
            """{ "v_threshold": ["20 mV", "18 mV", "19 mV"] }""",
            """{ "v_threshold": { "uniform": ["18 mV", "20 mV"] } }""",
        ];

        Assert.Equal(4, parameters.Select(given => PlanFingerprint.Of(SpikingPlanner.Plan(Read(given)))).Distinct().Count());
    }

    [Fact]
    public void Lists_of_single_neurons_cannot_be_scaled_down()
    {
        var refused = Assert.Throws<ConfigException>(() => Read("""{ "v_threshold": ["18 mV", "20 mV", "19 mV"] }""", "{}", "scale=0.7"));

        Assert.Contains("got lists in population \"cells\"", refused.Message);
    }

    static SpikingExperiment Read(string parameters, string initial = "{}", params string[] set) => (SpikingExperiment)ExperimentFile.Parse("varied.json", $$"""
        { "kind": "spiking", "dt": "0.1 ms", "duration": "10 ms",
          "populations": { "cells": { "size": 3, "model": "lif", "parameters": {{parameters}}, "initial": {{initial}} } } }
        """, set).Experiment;
}
