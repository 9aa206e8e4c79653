namespace GpuSim.Hdf5;

using static Hdf5Library;

/// <summary>Writes the connections of a network to FILE.partial, a SONATA edges file, and renames it over FILE when it is complete.</summary>
/// <remarks>Source: Dai et al. 2020, doi:10.1371/journal.pcbi.1007696. Every edge is of group 0, which holds weights and delays.</remarks>
public sealed class EdgesWriter : IDisposable
{
    readonly PartialFile _file;
    readonly ShuffledDeflate _deflate = new();
    EdgeGroup? _group;
    uint _groups;

    EdgesWriter(OutputPath path, IReadOnlyDictionary<string, object> provenance)
    {
        _file = new(path, wideNodes: true, () => "the file is not complete and will not be kept");
        _file.Guarded(() =>
        {
            using (Enter())
            {
                Attributes.Write(_file.Id, "magic", 0x0A7Au);
                Attributes.WritePair(_file.Id, "version", 0, 1);
                foreach (var (name, value) in provenance) Attributes.Write(_file.Id, name, value);
                SonataGroup.Create(_file.Id, EdgeGroup.Root);
            }
        });
    }

    /// <summary>Checks the path and creates FILE.partial.</summary>
    /// <exception cref="Hdf5MissingException">No libhdf5.</exception>
    /// <exception cref="OutputException">Nothing can be written there.</exception>
    public static EdgesWriter Create(string path, IReadOnlyDictionary<string, object> provenance)
    {
        Require();
        return new(OutputPath.Check(path), provenance);
    }

    /// <summary>Begins the next population of edges.</summary>
    /// <exception cref="DiskFullException">A write failed now or earlier.</exception>
    public void Begin(EdgePopulation edges)
    {
        EndGroup();
        _file.Guarded(() =>
        {
            using (Enter()) _group = new(_file.Id, edges, _groups++);
        });
    }

    /// <summary>Adds edges to the population begun last.</summary>
    /// <param name="sources">[edge] ids within the source population.</param>
    /// <param name="targets">[edge] ids within the target population.</param>
    /// <param name="weights">[edge].</param>
    /// <param name="delays">[edge] ms.</param>
    /// <exception cref="DiskFullException">A write failed now or earlier.</exception>
    public void Add(ReadOnlySpan<int> sources, ReadOnlySpan<int> targets, ReadOnlySpan<double> weights, ReadOnlySpan<double> delays)
    {
        var group = _group ?? throw new InvalidOperationException("edges come after the beginning of their population");
        for (var edge = 0; edge < sources.Length; edge++)
            if (group.Add(sources[edge], targets[edge], weights[edge], delays[edge]))
                _file.Guarded(() => group.WriteChunk(_deflate));
    }

    /// <summary>Writes the rest, closes the file and renames it over FILE in one step.</summary>
    /// <exception cref="DiskFullException">A write failed; FILE is as it was.</exception>
    public void Complete()
    {
        EndGroup();
        _file.Complete(() => { });
    }

    /// <summary>Without <see cref="Complete"/> before: leaves no file.</summary>
    public void Dispose()
    {
        _file.Leave(null);
        _deflate.Dispose();
    }

    void EndGroup()
    {
        if (_group is { } group) _file.Guarded(() => group.WriteChunk(_deflate));
        _group = null;
    }
}
