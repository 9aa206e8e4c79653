using System.Globalization;
using GpuSim.Config;
using GpuSim.Hdf5;
using GpuSim.Model;
using GpuSim.Model.Spiking;
using GpuSim.Planning.Spiking;

namespace GpuSim.Spiking;

/// <summary>What was written of a network.</summary>
/// <param name="File">Where.</param>
/// <param name="Projections">How many.</param>
/// <param name="Synapses">How many.</param>
public sealed record ExportReport(string File, int Projections, long Synapses);

/// <summary>Writes the connections of a network with their weights and delays: every synapse that a run would build, none of them kept in memory.</summary>
public static class ConnectionExport
{
    /// <summary>The columns of a CSV file.</summary>
    public const string Header = "projection,source_population,source,target_population,target,weight,unit,delay_ms,receptor";

    /// <summary>Writes a CSV file, or a SONATA edges file where the name ends in .h5.</summary>
    /// <param name="document">A spiking network.</param>
    /// <param name="path">Of the file.</param>
    /// <param name="projection">Name of the only projection to write; null for all.</param>
    /// <param name="cancel">Leaves no file.</param>
    /// <exception cref="ConfigException">There is no such network or projection.</exception>
    public static ExportReport Write(ExperimentDocument document, string path, string? projection, CancellationToken cancel)
    {
        var plan = NetworkOf(document);
        var chosen = Choose(plan, projection);
        var synapses = path.EndsWith(".h5", StringComparison.OrdinalIgnoreCase) ? WriteSonata(plan, chosen, document, path, cancel)
            : path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? WriteText(plan, chosen, path, cancel)
            : throw new OutputException($"{path} cannot be written: connections go to a .csv or a .h5 file. Name one.");
        return new(path, chosen.Count, synapses);
    }

    /// <summary>The plan of a spiking network.</summary>
    /// <exception cref="ConfigException">It cannot be built, or the experiment is of another kind.</exception>
    internal static SpikingPlan NetworkOf(ExperimentDocument document) => document.Experiment is SpikingExperiment experiment
        ? document.Placing(() => SpikingPlanner.Plan(experiment))
        : throw new ConfigException($"{document.Path}: kind: expected \"spiking\", whose networks have connections, got \"{document.Experiment.Kind}\". Name a config of a spiking network; for pictures of another kind run it with -o and plot the result.");

    static List<Projection> Choose(SpikingPlan plan, string? name)
    {
        var all = plan.Experiment.Projections;
        var chosen = all.Where(projection => name is null || projection.Name == name).ToList();
        return chosen.Count > 0 || name is null ? chosen
            : throw new ConfigException($"--projection: expected a projection, got \"{name}\". {DidYouMean.Hint(name, [.. all.Select(projection => projection.Name)], "projections")}");
    }

    static long WriteText(SpikingPlan plan, List<Projection> projections, string path, CancellationToken cancel)
    {
        using var file = PartialText.Create(path);
        file.Writer.WriteLine(Header);
        long synapses = 0;
        foreach (var projection in projections)
        {
            var (unit, receptor) = Arrival(projection);
            foreach (var row in Connections.Of(plan, projection))
            {
                cancel.ThrowIfCancellationRequested();
                for (var k = 0; k < row.Count; k++)
                    file.Writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
                        $"{projection.Name},{projection.From.Name},{row.Sources[k]},{projection.To.Name},{row.Targets[k]},{row.Weights[k]:R},{unit},{row.Delays[k]:R},{receptor}"));
                synapses += row.Count;
            }
        }
        file.Complete();
        return synapses;
    }

    static long WriteSonata(SpikingPlan plan, List<Projection> projections, ExperimentDocument document, string path, CancellationToken cancel)
    {
        using var file = EdgesWriter.Create(path, new Dictionary<string, object> { ["name"] = plan.Experiment.Name, ["config"] = document.Text, ["config_set"] = string.Join('\n', document.Set), ["seed_network"] = plan.Experiment.Seeds.Network, ["gpusim_version"] = Provenance.Version });
        long synapses = 0;
        foreach (var projection in projections)
        {
            var (unit, receptor) = Arrival(projection);
            file.Begin(new(projection.Name.Replace('/', ':'), projection.From.Name, projection.From.Size, projection.To.Name, projection.To.Size) { WeightUnit = unit, Receptor = receptor });
            foreach (var row in Connections.Of(plan, projection))
            {
                cancel.ThrowIfCancellationRequested();
                file.Add(row.Sources.AsSpan(0, row.Count), row.Targets.AsSpan(0, row.Count), row.Weights.AsSpan(0, row.Count), row.Delays.AsSpan(0, row.Count));
                synapses += row.Count;
            }
        }
        file.Complete();
        return synapses;
    }

    // Gap junctions have a conductance and reach no receptor.
    internal static (string Unit, string Receptor) Arrival(Projection projection)
    {
        if (projection.Synapse?.Model is GpuSim.Dynamics.Synapses.ContinuousModel { Effect: GpuSim.Dynamics.Synapses.ContinuousEffect.Current }) return ("nS", "");
        var receptor = projection.To.Model.Schema.Receptors[projection.Receptor];
        return (receptor.WeightUnit.Symbol, receptor.Name);
    }
}
