using System.Runtime.InteropServices;
using GpuSim.Analysis.Networks;
using GpuSim.Config;
using GpuSim.Hdf5;
using GpuSim.Planning;
using GpuSim.Planning.Spiking;
using GpuSim.Sources.Edges;

namespace GpuSim.Spiking;

/// <summary>Measures networks: of a config, which is built for it, or of a file that <c>gpusim export</c> or another SONATA tool wrote.</summary>
public static class NetworkFile
{
    const int BytesPerEdge = 40; // its ends, those of all projections together, and a graph both ways
    const int BytesPerNeuron = 64; // its degrees, its rows in both graphs, marks and distances

    /// <summary>Whether a file is a config, a CSV file of connections, or a SONATA edges file.</summary>
    public static bool Recognizes(string path) => IsConfig(path) || IsText(path) || EdgesReader.Recognizes(path);

    /// <summary>The structure of the network in a file.</summary>
    /// <exception cref="ConfigException">A config that cannot be built, or is not of a spiking network.</exception>
    /// <exception cref="UnreadableFileException">A file without edges, or damaged.</exception>
    /// <exception cref="NotEnoughMemoryException">More synapses than can be held.</exception>
    public static NetworkReport Measure(string path)
    {
        var edges = IsConfig(path) ? OfConfig(path) : IsText(path) ? OfText(path) : OfSonata(path);
        if (edges.Count == 0) throw new UnreadableFileException(path, "it has no connections", "Name a network with projections.");
        var (populations, nodes) = Places(path, edges);
        List<int> sources = [], targets = [];
        var projections = new List<ProjectionStructure>();
        foreach (var part in edges)
        {
            var (from, to) = (populations[part.From], populations[part.To]);
            projections.Add(new(part.Name, part.From, part.To, part.From == part.To
                ? NetworkStructure.Of(from.Size, part.Sources, part.Targets)
                : NetworkStructure.Between((0, from.Size), (from.Size, to.Size), part.Sources, Array.ConvertAll(part.Targets, target => target + from.Size))));
            sources.AddRange(part.Sources.Select(source => source + from.First));
            targets.AddRange(part.Targets.Select(target => target + to.First));
        }
        return new(path, projections, NetworkStructure.Of(nodes, CollectionsMarshal.AsSpan(sources), CollectionsMarshal.AsSpan(targets)));
    }

    static bool IsConfig(string path) => path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    static bool IsText(string path) => path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);

    static List<Part> OfConfig(string path)
    {
        var plan = ConnectionExport.NetworkOf(ExperimentFile.Load(path, []));
        if (plan.ExpectedSynapses > MostEdges)
        {
            throw new NotEnoughMemoryException(FormattableString.Invariant(
                $"{path}: not enough memory to measure {plan.ExpectedSynapses:N0} synapses at once. Nothing was allocated. Take a smaller network, such as one with --set scale=0.1 that gpusim export writes."));
        }
        return [.. plan.Experiment.Projections.Select(projection =>
        {
            List<int> sources = [], targets = [];
            foreach (var row in Connections.Of(plan, projection))
            {
                sources.AddRange(row.Sources.AsSpan(0, row.Count));
                targets.AddRange(row.Targets.AsSpan(0, row.Count));
            }
            return new Part(projection.Name, projection.From.Name, projection.From.Size, projection.To.Name, projection.To.Size, [.. sources], [.. targets]);
        })];
    }

    static List<Part> OfSonata(string path) =>
    [
        .. EdgesReader.Populations(path).Select(population =>
        {
            var (sources, targets) = EdgesReader.Read(path, population.Name, MostEdges);
            return new Part(population.Name, population.From, population.FromSize, population.To, population.ToSize, sources, targets);
        }),
    ];

    static List<Part> OfText(string path) =>
        [.. ConnectionTable.Read(path, MostEdges).Select(part => new Part(part.Projection, part.From, 0, part.To, 0, part.Sources, part.Targets))];

    static long MostEdges => MemoryEstimate.Available() / BytesPerEdge;

    // One after another in the order in which they are met; as large as the file says, or as the largest id asks for.
    static (Dictionary<string, (int First, int Size)> Places, int Nodes) Places(string path, List<Part> edges)
    {
        var sizes = new Dictionary<string, long>();
        foreach (var part in edges)
        {
            sizes[part.From] = Math.Max(sizes.GetValueOrDefault(part.From), Math.Max(part.FromSize, 1 + part.Sources.Select(id => (long)id).DefaultIfEmpty(-1).Max()));
            sizes[part.To] = Math.Max(sizes.GetValueOrDefault(part.To), Math.Max(part.ToSize, 1 + part.Targets.Select(id => (long)id).DefaultIfEmpty(-1).Max()));
        }
        var most = Math.Min(MemoryEstimate.Available() / BytesPerNeuron, Array.MaxLength - 1);
        if (sizes.Values.Sum() is var neurons && neurons > most)
        {
            var largest = sizes.MaxBy(entry => entry.Value);
            throw new UnreadableFileException(path, FormattableString.Invariant($"expected at most {most:N0} neurons, which fit in memory, got {neurons:N0}, as \"{largest.Key}\" has ids up to {largest.Value - 1}"),
                "Number the neurons of a population from 0 without gaps, or use a machine with more memory.");
        }
        var places = new Dictionary<string, (int, int)>();
        var first = 0;
        foreach (var (name, size) in sizes)
        {
            places[name] = (first, (int)size);
            first += (int)size;
        }
        return (places, first);
    }

    sealed record Part(string Name, string From, int FromSize, string To, int ToSize, int[] Sources, int[] Targets);
}
