using GpuSim.Analysis.Networks;

namespace GpuSim.Tests.Analysis;

/// <summary>Graphs whose measures are known in closed form.</summary>
public class NetworkStructureTests
{
    [Fact]
    public void A_complete_network_is_all_answered_and_one_step_wide()
    {
        var structure = Measure(30, Pairs(30));
        Assert.Equal((1.0, 1.0, 30, 1.0, 1), (structure.Reciprocity, structure.Clustering, structure.LargestComponent, structure.MeanPath, structure.Diameter));
        Assert.Equal(new DegreeSummary(29, 0, 29, 29), structure.InDegree);
    }

    [Theory]
    [InlineData(60, 2)]
    [InlineData(101, 4)]
    [InlineData(200, 10)]
    public void A_ring_lattice_has_the_clustering_and_paths_of_Watts_and_Strogatz(int nodes, int half)
    {
        // k = 2·half neighbours: C = 3 (k − 2) / 4 (k − 1); the distance to the neighbour j places on is ⌈j/half⌉.
        var edges = Enumerable.Range(0, nodes).SelectMany(node => Enumerable.Range(1, half).SelectMany(step => new[] { (node, (node + step) % nodes), ((node + step) % nodes, node) }));
        var structure = Measure(nodes, edges);
        double k = 2 * half;
        Assert.Equal(3 * (k - 2) / (4 * (k - 1)), structure.Clustering!.Value, 1e-12);
        Assert.Equal(Enumerable.Range(1, nodes - 1).Average(place => Math.Ceiling(Math.Min(place, nodes - place) / (double)half)), structure.MeanPath!.Value, 1e-12);
        Assert.Equal((1.0, (nodes / 2 + half - 1) / half), (structure.Reciprocity, structure.Diameter));
    }

    [Fact]
    public void A_directed_ring_is_never_answered_and_once_around_long()
    {
        var structure = Measure(50, Enumerable.Range(0, 50).Select(node => (node, (node + 1) % 50)));
        Assert.Equal((0.0, 0.0, 50, 25.0, 49), (structure.Reciprocity, structure.Clustering, structure.LargestComponent, structure.MeanPath, structure.Diameter));
    }

    [Fact]
    public void A_star_goes_through_its_centre()
    {
        // Both ways: from a leaf 1 step to the centre and 2 to the other leaves; the mean is 2 (n − 1)² / n (n − 1).
        var structure = Measure(40, Enumerable.Range(1, 39).SelectMany(leaf => new[] { (0, leaf), (leaf, 0) }));
        Assert.Equal((1.0, 0.0, 40, 2), (structure.Reciprocity, structure.Clustering, structure.LargestComponent, structure.Diameter));
        Assert.Equal(2.0 * 39 * 39 / (40 * 39), structure.MeanPath!.Value, 1e-12);
        Assert.Equal((39, 1), (structure.OutDegree.Max, structure.OutDegree.Min));

        // One way: nobody comes back.
        var outward = Measure(40, Enumerable.Range(1, 39).Select(leaf => (0, leaf)));
        Assert.Equal((0.0, 1, null, null), (outward.Reciprocity, outward.LargestComponent, outward.MeanPath, outward.Diameter));
    }

    [Fact]
    public void A_random_network_has_the_measures_of_Erdos_and_Renyi()
    {
        // G(n, p): reciprocity p, clustering the probability of a connection either way 1 − (1 − p)², in-degree binomial.
        const int Nodes = 1000;
        const double P = 0.02;
        var random = new Random(8);
        var structure = Measure(Nodes, Pairs(Nodes).Where(_ => random.NextDouble() < P));
        var pairs = Nodes * (Nodes - 1.0);
        Assert.Equal(P, structure.Reciprocity!.Value, 4.5 * Math.Sqrt(2 * P / (P * pairs))); // answers come in twos
        Assert.Equal(1 - (1 - P) * (1 - P), structure.Clustering!.Value, 0.002); // about 800 pairs of neighbours for each of 1000 neurons: a standard error of 0.0003
        Assert.Equal(P * (Nodes - 1), structure.InDegree.Mean, 4.5 * Math.Sqrt(pairs * P) / Nodes);
        Assert.Equal(Math.Sqrt(P * (1 - P) * (Nodes - 1)), structure.InDegree.StandardDeviation, 0.5); // one standard error is 0.1
        Assert.Equal(Nodes, structure.LargestComponent);
        Assert.InRange(structure.MeanPath!.Value, 2.4, 2.8); // ln n / ln np = 2.3, and a little more since paths are whole
    }

    [Fact]
    public void Repeated_synapses_and_those_to_the_neuron_itself_count_as_synapses_only()
    {
        var structure = Measure(3, [(0, 1), (0, 1), (1, 0), (2, 2), (1, 2), (2, 0)]);
        Assert.Equal(6, structure.Synapses);
        Assert.Equal(new DegreeSummary(2, 0, 2, 2), structure.OutDegree);
        Assert.Equal(0.5, structure.Reciprocity); // two of the four pairs 0→1, 1→0, 1→2, 2→0
        Assert.Equal((1.0, 3, 2), (structure.Clustering, structure.LargestComponent, structure.Diameter));
    }

    [Fact]
    public void Of_several_components_paths_are_those_of_the_largest()
    {
        // A ring of four and a ring of six, joined one way.
        var edges = Enumerable.Range(0, 4).Select(node => (node, (node + 1) % 4)).Concat(Enumerable.Range(0, 6).Select(node => (4 + node, 4 + (node + 1) % 6))).Append((0, 4));
        var structure = Measure(10, edges);
        Assert.Equal((6, 3.0, 5), (structure.LargestComponent, structure.MeanPath, structure.Diameter));
    }

    [Fact]
    public void A_long_chain_is_no_deeper_than_memory()
    {
        const int Nodes = 200_000;
        var graph = new DirectedGraph(Nodes, [.. Enumerable.Range(0, Nodes)], [.. Enumerable.Range(0, Nodes).Select(node => (node + 1) % Nodes)]);
        Assert.Equal(Nodes, StrongComponents.Largest(graph).Length);
    }

    static IEnumerable<(int, int)> Pairs(int nodes) =>
        from source in Enumerable.Range(0, nodes) from target in Enumerable.Range(0, nodes) where source != target select (source, target);

    static NetworkStructure Measure(int nodes, IEnumerable<(int Source, int Target)> edges)
    {
        var all = edges.ToArray();
        return NetworkStructure.Of(nodes, Array.ConvertAll(all, edge => edge.Source), Array.ConvertAll(all, edge => edge.Target));
    }
}
