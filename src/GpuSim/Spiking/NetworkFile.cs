using System.Runtime.InteropServices;
using GpuSim.Analysis.Networks;
using GpuSim.Config;
using GpuSim.Hdf5;
using GpuSim.Planning;

namespace GpuSim.Spiking;

/// <summary>Measures networks: of a config, which is built for it, or of a file that <c>gpusim export</c> or another SONATA tool wrote.</summary>
public static class NetworkFile
{
    /// <summary>Whether a file is a config, a CSV file of connections, or a SONATA edges file.</summary>
    public static bool Recognizes(string path) => NetworkEdges.Recognizes(path);

    /// <summary>The structure of the network in a file.</summary>
    /// <exception cref="ConfigException">A config that cannot be built, or is not of a spiking network.</exception>
    /// <exception cref="UnreadableFileException">A file without edges, or damaged.</exception>
    /// <exception cref="NotEnoughMemoryException">More synapses than can be held.</exception>
    public static NetworkReport Measure(string path)
    {
        var parts = NetworkEdges.Read(path);
        if (parts.Sum(part => part.Synapses) is var all && all > NetworkEdges.MostEdges)
        {
            throw new NotEnoughMemoryException(FormattableString.Invariant(
                $"{path}: not enough memory to measure {all:N0} synapses at once. Nothing was allocated. Take a smaller network, such as one with --set scale=0.1 that gpusim export writes."));
        }
        var (populations, nodes) = NetworkEdges.Places(path, parts);
        List<int> sources = [], targets = [];
        var projections = new List<ProjectionStructure>();
        foreach (var part in parts)
        {
            var (from, to) = (populations[part.From], populations[part.To]);
            var (partSources, partTargets) = Collect(part);
            projections.Add(new(part.Name, part.From, part.To, part.From == part.To
                ? NetworkStructure.Of(from.Size, partSources, partTargets)
                : NetworkStructure.Between((0, from.Size), (from.Size, to.Size), partSources, Array.ConvertAll(partTargets, target => target + from.Size))));
            sources.AddRange(partSources.Select(source => source + from.First));
            targets.AddRange(partTargets.Select(target => target + to.First));
        }
        return new(path, projections, NetworkStructure.Of(nodes, CollectionsMarshal.AsSpan(sources), CollectionsMarshal.AsSpan(targets)));
    }

    static (int[] Sources, int[] Targets) Collect(NetworkPart part)
    {
        List<int> sources = [], targets = [];
        foreach (var block in part.Blocks())
        {
            sources.AddRange(block.Sources.Span);
            targets.AddRange(block.Targets.Span);
        }
        return ([.. sources], [.. targets]);
    }
}
