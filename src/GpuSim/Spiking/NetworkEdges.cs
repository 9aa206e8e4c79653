using GpuSim.Config;
using GpuSim.Hdf5;
using GpuSim.Planning.Spiking;
using GpuSim.Sources.Edges;

namespace GpuSim.Spiking;

/// <summary>Some synapses of a projection; valid until the next are asked for.</summary>
/// <param name="Sources">[synapse] ids within the source population.</param>
/// <param name="Targets">[synapse] ids within the target population.</param>
/// <param name="Weights">[synapse]; empty where there are none.</param>
internal readonly record struct EdgeBlock(ReadOnlyMemory<int> Sources, ReadOnlyMemory<int> Targets, ReadOnlyMemory<double> Weights);

/// <summary>A projection of a network, wherever that comes from.</summary>
/// <param name="Name">Of the projection.</param>
/// <param name="From">Source population.</param>
/// <param name="FromSize">Its neurons, or as many as the largest id asks for.</param>
/// <param name="To">Target population.</param>
/// <param name="ToSize">Its neurons, or as many as the largest id asks for.</param>
/// <param name="WeightUnit">Symbol of the weights' unit; empty where there is none.</param>
/// <param name="Synapses">How many there are, or are expected.</param>
/// <param name="Blocks">All of them in turn; may be asked for again.</param>
internal sealed record NetworkPart(string Name, string From, long FromSize, string To, long ToSize, string WeightUnit, long Synapses, Func<IEnumerable<EdgeBlock>> Blocks)
{
    /// <summary>What populations are ordered by; those of equal rank as they are met.</summary>
    public (uint From, uint To) Rank { get; init; }
}

/// <summary>Reads who connects to whom: from a config, whose network is built for it and not kept, or from a file of <c>gpusim export</c> or another SONATA tool.</summary>
internal static class NetworkEdges
{
    const int BytesPerEdge = 48; // ends and weights, ends of all projections together, and a graph both ways
    const int BytesPerNeuron = 64; // its degrees, its rows in both graphs, marks and distances

    /// <summary>Whether a file is a config, a CSV file of connections, or a SONATA edges file.</summary>
    public static bool Recognizes(string path) => IsConfig(path) || IsText(path) || EdgesReader.Recognizes(path);

    /// <summary>Most edges that can be held at once.</summary>
    public static long MostEdges => MemoryEstimate.Available() / BytesPerEdge;

    /// <summary>All projections, at least one.</summary>
    /// <exception cref="ConfigException">A config that cannot be built, or is not of a spiking network.</exception>
    /// <exception cref="UnreadableFileException">A file without edges, or damaged.</exception>
    public static IReadOnlyList<NetworkPart> Read(string path)
    {
        var parts = IsConfig(path) ? OfConfig(path) : IsText(path) ? OfText(path) : OfSonata(path);
        return parts.Count > 0 ? parts : throw new UnreadableFileException(path, "it has no connections", "Name a network with projections.");
    }

    /// <summary>First node and size of each population, one after another as the config has them, or in the order in which they are met; and the number of all nodes.</summary>
    /// <exception cref="UnreadableFileException">More neurons than can be held.</exception>
    public static (IReadOnlyDictionary<string, (int First, int Size)> Places, int Nodes) Places(string path, IReadOnlyList<NetworkPart> parts)
    {
        var ends = parts.SelectMany(part => new[] { (Name: part.From, Size: part.FromSize, Rank: part.Rank.From), (Name: part.To, Size: part.ToSize, Rank: part.Rank.To) });
        var populations = ends.GroupBy(end => end.Name).OrderBy(population => population.First().Rank).Select(population => (Name: population.Key, Size: population.Max(end => end.Size))).ToArray();
        var most = Math.Min(MemoryEstimate.Available() / BytesPerNeuron, Array.MaxLength - 1);
        if (populations.Sum(population => population.Size) is var neurons && neurons > most)
        {
            var largest = populations.MaxBy(population => population.Size);
            throw new UnreadableFileException(path, FormattableString.Invariant($"expected at most {most:N0} neurons, which fit in memory, got {neurons:N0}, as \"{largest.Name}\" has ids up to {largest.Size - 1}"),
                "Number the neurons of a population from 0 without gaps, or use a machine with more memory.");
        }
        var places = new Dictionary<string, (int, int)>();
        var first = 0;
        foreach (var (name, size) in populations)
        {
            places[name] = (first, (int)size);
            first += (int)size;
        }
        return (places, first);
    }

    static bool IsConfig(string path) => path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    static bool IsText(string path) => path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);

    static List<NetworkPart> OfConfig(string path)
    {
        var plan = ConnectionExport.NetworkOf(ExperimentFile.Load(path, []));
        return
        [
            .. plan.Experiment.Projections.Select(projection => new NetworkPart(
                projection.Name, projection.From.Name, projection.From.Size, projection.To.Name, projection.To.Size, ConnectionExport.Arrival(projection).Unit, (long)projection.Rule.ExpectedSynapses(projection.Endpoints),
                () => Connections.Of(plan, projection).Select(row => new EdgeBlock(row.Sources.AsMemory(0, row.Count), row.Targets.AsMemory(0, row.Count), row.Weights.AsMemory(0, row.Count))))
            {
                Rank = (projection.From.FirstId, projection.To.FirstId),
            }),
        ];
    }

    static List<NetworkPart> OfSonata(string path) =>
    [
        .. EdgesReader.Populations(path).Select(population =>
        {
            var (sources, targets) = EdgesReader.Read(path, population.Name, MostEdges);
            var (weights, unit) = EdgesReader.ReadWeights(path, population.Name, MostEdges);
            return Held(population.Name, population.From, population.FromSize, population.To, population.ToSize, sources, targets, weights.Length == sources.Length ? weights : [], unit);
        }),
    ];

    static List<NetworkPart> OfText(string path) =>
        [.. ConnectionTable.Read(path, MostEdges).Select(part => Held(part.Projection, part.From, 0, part.To, 0, part.Sources, part.Targets, part.Weights, part.WeightUnit))];

    // As large as the file says, or as the largest id asks for.
    static NetworkPart Held(string name, string from, int fromSize, string to, int toSize, int[] sources, int[] targets, double[] weights, string unit) =>
        new(name, from, Math.Max(fromSize, 1L + sources.DefaultIfEmpty(-1).Max()), to, Math.Max(toSize, 1L + targets.DefaultIfEmpty(-1).Max()), unit, sources.Length, () => [new(sources, targets, weights)]);
}
