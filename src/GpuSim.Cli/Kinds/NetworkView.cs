using System.Text.Json.Serialization;
using GpuSim.Analysis.Networks;
using GpuSim.Spiking;

namespace GpuSim.Cli.Kinds;

/// <summary>How the structure of a network is printed.</summary>
internal static class NetworkView
{
    /// <summary>As a table, or as JSON.</summary>
    public static void Print(NetworkReport report, bool json)
    {
        if (json)
        {
            JsonOutput.Print(report, NetworkJson.Default.NetworkReport);
            return;
        }
        var table = new TextTable("projection", "neurons", "synapses", "in-degree", "SD", "min", "max", "out-degree", "SD", "min", "max", "reciprocity", "clustering", "component", "mean path", "diameter");
        foreach (var projection in report.Projections) Add(table, projection.Name, projection.Structure);
        Add(table, "all", report.Overall);
        table.Print(Console.Out);
        foreach (var (name, structure) in report.Projections.Select(projection => (projection.Name, projection.Structure)).Append(("all", report.Overall))) PrintSamples(name, structure);
    }

    static void Add(TextTable table, string name, NetworkStructure structure) => table.Add(
        name, structure.Neurons, structure.Synapses,
        structure.InDegree.Mean, structure.InDegree.StandardDeviation, structure.InDegree.Min, structure.InDegree.Max,
        structure.OutDegree.Mean, structure.OutDegree.StandardDeviation, structure.OutDegree.Min, structure.OutDegree.Max,
        structure.Reciprocity, structure.Clustering, structure.LargestComponent, structure.MeanPath, structure.Diameter);

    static void PrintSamples(string name, NetworkStructure structure)
    {
        if (structure.ClusteringSample < structure.Neurons)
            Console.WriteLine(FormattableString.Invariant($"{name}: clustering is the mean of {structure.ClusteringSample:N0} neurons of {structure.Neurons:N0}."));
        if (structure.PathSample < structure.LargestComponent)
            Console.WriteLine(FormattableString.Invariant($"{name}: paths were followed from {structure.PathSample:N0} neurons of {structure.LargestComponent:N0}; the diameter is at least what is given."));
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(NetworkReport))]
internal sealed partial class NetworkJson : JsonSerializerContext;
