using GpuSim.Config;
using GpuSim.Model;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Connectivity;
using GpuSim.Model.Spiking.Description;
using GpuSim.Planning;
using GpuSim.Planning.Spiking;
using GpuSim.Spiking;

namespace GpuSim.Tests.Execution;

/// <summary>Networks from edge lists: the one that comes with GpuSim, and a real one where it is at hand.</summary>
public class ConnectomeTests
{
    const string Variable = "GPUSIM_TEST_DATA";

    [Fact]
    public void The_example_runs_with_chemical_and_electrical_synapses()
    {
        var experiment = (SpikingExperiment)ExperimentFile.Load(Repository.Path("configs", "connectome.json"), ["duration=300 ms"]).Experiment;
        var alone = Raster.Of(experiment with { Projections = [.. experiment.Projections.Take(1)] });

        var whole = Raster.Of(experiment);

        Assert.InRange(whole.Spikes.Count / (36 * 0.3), 1, 200); // Hz
        Assert.NotEqual(alone.Spikes, whole.Spikes);
        whole.AssertSame(Raster.Of(experiment, threads: 3));
    }

    // 250 pF: with 120 nS each and 0.1 ms a pair moves by a twentieth, a neuron in the middle of 99 by 4.75.
    [Fact]
    public void A_hub_with_too_many_gap_junctions_for_the_step_is_refused()
    {
        using var folder = new TemporaryFolder();
        var file = folder.With("star.csv", string.Join('\n', Enumerable.Range(1, 99).SelectMany(leaf => (string[])[$"0,{leaf}", $"{leaf},0"])));
        var star = new SpikingExperimentBuilder { Duration = 1 }
            .Add(new PopulationDescription("cells", 100, "lif_exp"))
            .Add(new ProjectionDescription(["cells"], ["cells"], new EdgeList(file, "", "1", "2")) { Weight = 120, Synapse = new("gap_junction") })
            .Build();

        var problem = Assert.Single(Assert.Throws<InfeasibleException>(() => SpikingPlanner.Plan(star)).Problems);

        Assert.Contains("got 4.73, as 11880 nS come to a neuron of \"cells\"", problem.Message, StringComparison.Ordinal);
    }

    // The hermaphrodite of C. elegans: Cook et al. 2019, doi:10.1038/s41586-019-1352-7. What is counted here is counted again without the simulator.
    [Fact]
    public void A_published_connectome_is_read_as_it_is()
    {
        var file = Path.Combine(Environment.GetEnvironmentVariable(Variable) ?? Path.Combine(Repository.Root, "..", "shared", "data"), "celegans-hermaphrodite-edges.csv");
        Assert.SkipUnless(File.Exists(file), $"no connectome of C. elegans: {Variable} names no folder with it");
        var rows = File.ReadLines(file).Skip(1).Select(line => line.Split(',')).Select(cells => (Source: cells[0].Trim(), Target: cells[1].Trim(), Weight: int.Parse(cells[2]), Type: cells[3].Trim())).ToList();
        var labels = rows.SelectMany(row => new[] { row.Source, row.Target }).Distinct().ToList();
        EdgeList Edges(string type) => new(file, "", "Source", "Target") { Weight = "Weight", Where = [new("Type", [type])] };
        var experiment = new SpikingExperimentBuilder { Duration = 50 }
            .Add(new PopulationDescription("cells", labels.Count, "lif_exp") { Initial = { ["v"] = new Distribution.Uniform(-65, -45) } })
            .Add(new ProjectionDescription(["cells"], ["cells"], Edges("chemical")) { Weight = new Distribution.FromFile(5), Delay = 1 })
            .Add(new ProjectionDescription(["cells"], ["cells"], Edges("electrical")) { Weight = new Distribution.FromFile(0.1), Synapse = new("gap_junction") })
            .Build();

        var plan = SpikingPlanner.Plan(experiment);

        foreach (var (projection, type) in plan.Experiment.Projections.Zip(["chemical", "electrical"]))
        {
            var expected = rows.Where(row => row.Type == type).Select(row => (labels.IndexOf(row.Source), labels.IndexOf(row.Target), row.Weight * (type == "chemical" ? 5 : 0.1)));
            var built = Connections.Of(plan, projection).SelectMany(row => Enumerable.Range(0, row.Count).Select(k => (row.Sources[k], row.Targets[k], row.Weights[k])));
            Assert.Equal(expected.Order(), built.Order());
        }
        var raster = Raster.Of(experiment);
        raster.AssertLively();
        raster.AssertSame(Raster.Of(experiment, threads: 2));

        var pairs = rows.Where(row => row.Type == "chemical" && row.Source != row.Target).Select(row => (row.Source, row.Target)).ToHashSet();
        using var folder = new TemporaryFolder();
        var measured = NetworkFile.Measure(folder.With("cells.json", $$"""
            { "kind": "spiking", "dt": "0.1 ms", "duration": "1 ms", "populations": { "cells": { "size": {{labels.Count}}, "model": "lif" } },
              "projections": [ { "from": "cells", "to": "cells", "rule": { "edges": { "file": "{{file}}", "source": 1, "target": 2, "weight": "Weight", "where": { "Type": "chemical" } } }, "weight": { "from_file": "0.1 mV" }, "delay": "1 ms" } ] }
            """)).Overall;
        Assert.Equal((double)pairs.Count(pair => pairs.Contains((pair.Target, pair.Source))) / pairs.Count, measured.Reciprocity);
        Assert.InRange(measured.Clustering!.Value, 0.2, 0.5); // Watts & Strogatz 1998 found 0.28 of an earlier map with electrical synapses, where chance gives 0.05
        Assert.InRange(measured.MeanPath!.Value, 2, 5);
    }
}
