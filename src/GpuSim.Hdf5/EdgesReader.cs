namespace GpuSim.Hdf5;

using static Hdf5Library;
using static NativeHdf5;

/// <summary>Reads who connects to whom from SONATA edges files, ours or of another tool.</summary>
public static class EdgesReader
{
    const string Expected = "a SONATA edges file such as gpusim export writes";

    /// <summary>Whether a file can be read as HDF5 and has edges.</summary>
    /// <exception cref="Hdf5MissingException">No libhdf5.</exception>
    public static bool Recognizes(string path)
    {
        Require();
        try
        {
            using var file = new StoredFile(path, Expected);
            return file.Reading("", () =>
            {
                using (Enter()) return file.Children("/").Contains("edges");
            });
        }
        catch (UnreadableFileException)
        {
            return false;
        }
    }

    /// <summary>The populations of edges in the file.</summary>
    /// <exception cref="UnreadableFileException">Not there, not HDF5, or damaged.</exception>
    public static IReadOnlyList<EdgePopulation> Populations(string path)
    {
        Require();
        using var file = new StoredFile(path, Expected);
        return file.Reading(EdgeGroup.Root, () =>
        {
            using (Enter()) return file.Children(EdgeGroup.Root).Select(name => Describe(file.Id, name)).ToList();
        });
    }

    /// <summary>[edge] ids of sources and targets.</summary>
    /// <param name="path">Of the file.</param>
    /// <param name="population">Name of a population of edges.</param>
    /// <param name="mostEdges">More are refused before they are read.</param>
    /// <exception cref="UnreadableFileException">Damaged, or too large.</exception>
    public static (int[] Sources, int[] Targets) Read(string path, string population, long mostEdges)
    {
        var sources = Column(path, $"{EdgeGroup.Root}/{population}/source_node_id", mostEdges);
        var targets = Column(path, $"{EdgeGroup.Root}/{population}/target_node_id", mostEdges);
        if (sources.Length != targets.Length) throw new UnreadableFileException(path, $"{population} has {sources.Length} sources and {targets.Length} targets", "It is damaged; copy it again, or export again.");
        return (sources, targets);
    }

    /// <summary>[edge] weights with the symbol of their unit; empty where the file has none.</summary>
    /// <param name="path">Of the file.</param>
    /// <param name="population">Name of a population of edges.</param>
    /// <param name="mostEdges">More are refused before they are read.</param>
    /// <exception cref="UnreadableFileException">Damaged, or too large.</exception>
    public static (double[] Weights, string Unit) ReadWeights(string path, string population, long mostEdges)
    {
        var group = $"{EdgeGroup.Root}/{population}";
        using var file = new StoredFile(path, Expected);
        var unit = file.Reading(group, () =>
        {
            using (Enter())
            {
                if (!file.Children(group).Contains("0") || !file.Children($"{group}/0").Contains("syn_weight")) return null;
                using var weights = new Handle(H5Oopen(file.Id, $"{group}/0/syn_weight", Default), "H5Oopen");
                return Attributes.Read(weights, "units") as string ?? "";
            }
        });
        return unit is null ? ([], "") : (NumberDataset.Read(path, $"{group}/0/syn_weight", mostEdges).Values, unit);
    }

    static int[] Column(string path, string dataset, long mostEdges) => Array.ConvertAll(NumberDataset.Read(path, dataset, mostEdges).Values, value => value is >= 0 and < int.MaxValue
        ? (int)value
        : throw new UnreadableFileException(path, FormattableString.Invariant($"{dataset} holds {value}, which is no id of a neuron"), "It is damaged or of another format."));

    static EdgePopulation Describe(long file, string name)
    {
        var (from, fromSize) = Nodes(file, $"{EdgeGroup.Root}/{name}/source_node_id");
        var (to, toSize) = Nodes(file, $"{EdgeGroup.Root}/{name}/target_node_id");
        return new(name, from, fromSize, to, toSize);
    }

    static (string Population, int Size) Nodes(long file, string dataset)
    {
        using var ids = new Handle(H5Oopen(file, dataset, Default), "H5Oopen");
        return (Attributes.Read(ids, "node_population") as string ?? "", Attributes.Read(ids, "node_count") is long size and > 0 and < int.MaxValue ? (int)size : 0);
    }
}
