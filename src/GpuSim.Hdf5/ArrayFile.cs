using System.Runtime.CompilerServices;

namespace GpuSim.Hdf5;

using static Hdf5Library;

/// <summary>Writes the arrays of an experiment to FILE.partial and renames it over FILE when it is complete.</summary>
/// <remarks>
/// A run may be killed at any moment: what was flushed can be read. A dataset gets its name, and the file is flushed, when
/// all its values are in the file; one that grows is flushed between whole chunks, at most every half second. The file is
/// locked while it is written. One thread may call.
/// </remarks>
public sealed class ArrayFile : IDisposable
{
    internal const string FormatName = "format", Format = "gpusim-arrays", VersionName = "format_version", InterruptedName = "interrupted";
    internal const long Version = 1;

    readonly PartialFile _file;
    readonly HashSet<string> _attributes = [FormatName, VersionName, InterruptedName];
    readonly HashSet<string> _datasets = [], _groups = [];
    readonly List<Action> _tails = []; // of datasets that grow
    bool _begun;

    ArrayFile(OutputPath path, IReadOnlyDictionary<string, object> provenance)
    {
        _file = new(path, wideNodes: true, () => FormattableString.Invariant($"{_datasets.Count:N0} datasets are safe there, growing ones up to the last flush, and can be read as from a whole file"));
        _file.Guarded(() =>
        {
            using (Enter())
            {
                Attributes.Write(_file.Id, FormatName, Format);
                Attributes.Write(_file.Id, VersionName, Version);
                Describe(provenance);
                _file.Flush();
            }
        });
    }

    /// <summary>The unfinished file.</summary>
    public string PartialPath => _file.Path;

    /// <summary>The unfinished file where it will be kept as it is: where something was written; null otherwise.</summary>
    public string? Kept => _begun && System.IO.File.Exists(_file.Path) ? _file.Path : null;

    /// <summary>Checks the path, creates FILE.partial and says in it where it comes from.</summary>
    /// <param name="path">FILE.</param>
    /// <param name="provenance">Attributes of the file: text, numbers or flags by name; one that has a name of the file's own is written as <c>run_NAME</c>.</param>
    /// <exception cref="Hdf5MissingException">No libhdf5.</exception>
    /// <exception cref="OutputException">Nothing can be written there.</exception>
    public static ArrayFile Create(string path, IReadOnlyDictionary<string, object> provenance)
    {
        Require();
        return new(OutputPath.Check(path), provenance);
    }

    /// <summary>Writes a whole dataset.</summary>
    /// <param name="dataset">Its path, such as <c>overlaps</c> or <c>trial/3/states</c>; groups on the way are made.</param>
    /// <param name="values">In the order of the axes, the last the fastest.</param>
    /// <param name="shape">Length of each of 1 to 4 axes.</param>
    /// <param name="attributes">Of the dataset: text, numbers or flags by name.</param>
    /// <exception cref="DiskFullException">A write failed now or earlier.</exception>
    public void Write<T>(string dataset, ReadOnlySpan<T> values, IReadOnlyList<long> shape, IReadOnlyDictionary<string, object>? attributes = null) where T : unmanaged
    {
        var checkedShape = new ArrayShape(shape);
        if (checkedShape.Count != values.Length) throw new ArgumentException($"{dataset} has {values.Length} values for the shape {checkedShape}.", nameof(values));
        var path = Free(dataset);
        _file.Guarded(values, numbers =>
        {
            using (Enter()) using (var array = ArrayDataset.Whole(_file.Id, checkedShape, numbers)) Add(array, path, attributes);
        });
        _begun = true;
    }

    /// <summary>Writes a dataset of texts, UTF-8 of variable length, with one axis.</summary>
    /// <param name="dataset">Its path; groups on the way are made.</param>
    /// <param name="values">A text ends at its first NUL character.</param>
    /// <param name="attributes">Of the dataset: text, numbers or flags by name.</param>
    /// <exception cref="DiskFullException">A write failed now or earlier.</exception>
    public void WriteText(string dataset, IReadOnlyList<string> values, IReadOnlyDictionary<string, object>? attributes = null)
    {
        var path = Free(dataset);
        _file.Guarded(() =>
        {
            using (Enter()) using (var array = ArrayDataset.Texts(_file.Id, values)) Add(array, path, attributes);
        });
        _begun = true;
    }

    /// <summary>Starts a dataset that grows along its first axis.</summary>
    /// <param name="dataset">Its path; groups on the way are made.</param>
    /// <param name="rowShape">Lengths of the other axes, 0 to 3 of them, none of length 0.</param>
    /// <param name="attributes">Of the dataset: text, numbers or flags by name.</param>
    /// <param name="chunkRows">Rows that are written at once, where they should be those of another dataset; about 128 KiB if not said.</param>
    /// <exception cref="DiskFullException">A write failed now or earlier.</exception>
    public ArrayAppender<T> Grow<T>(string dataset, IReadOnlyList<long> rowShape, IReadOnlyDictionary<string, object>? attributes = null, long? chunkRows = null) where T : unmanaged
    {
        var row = new ArrayShape([1, .. rowShape]);
        if (row.Count == 0) throw new ArgumentException($"A row of {dataset} has no values.", nameof(rowShape));
        var chunk = row.Chunk(Unsafe.SizeOf<T>());
        chunk[0] = chunkRows ?? Math.Max(1, ArrayShape.ChunkBytes / (row.Count * Unsafe.SizeOf<T>()));
        var path = Free(dataset);
        ArrayDataset? array = null;
        _file.Guarded(() =>
        {
            using (Enter())
            {
                array = ArrayDataset.Growing(_file.Id, Types.Of<T>(), chunk, row.Lengths[1..]);
                Add(array, path, attributes);
            }
        });
        var appender = new ArrayAppender<T>(_file, array!, chunk[0], row.Count, () => _begun = true);
        _tails.Add(appender.WriteTail);
        return appender;
    }

    /// <summary>Writes the rest and how the run ended, closes the file and renames it over FILE in one step.</summary>
    /// <param name="interrupted">Whether the run was ended early.</param>
    /// <param name="end">Further attributes of the file, known only now.</param>
    /// <exception cref="DiskFullException">A write failed; FILE is as it was.</exception>
    public void Complete(bool interrupted, IReadOnlyDictionary<string, object>? end = null)
    {
        ObjectDisposedException.ThrowIf(_file.IsClosed, this);
        _file.Complete(() =>
        {
            WriteTails();
            using (Enter())
            {
                Describe(end);
                Attributes.Write(_file.Id, InterruptedName, interrupted);
            }
        });
    }

    /// <summary>Without <see cref="Complete"/> before: keeps what was written as FILE.partial, or nothing if nothing was.</summary>
    public void Dispose() => _file.Leave(_begun ? WriteTails : null);

    void WriteTails()
    {
        foreach (var write in _tails) write();
    }

    // libhdf5 would refuse these as well, but a name that is taken is no full disk.
    string Free(string dataset)
    {
        ObjectDisposedException.ThrowIf(_file.IsClosed, this);
        var parts = dataset.Split('/');
        if (Array.Exists(parts, part => part.Length == 0 || part is "." or ".." || part.Contains('\0', StringComparison.Ordinal))) throw new ArgumentException($"\"{dataset}\" is no path of a dataset, such as a/b.", nameof(dataset));
        var above = Enumerable.Range(1, parts.Length - 1).Select(count => string.Join('/', parts.Take(count))).ToArray();
        if (_datasets.Contains(dataset) || _groups.Contains(dataset) || Array.Exists(above, _datasets.Contains)) throw new ArgumentException($"{dataset} or a dataset above it is in the file already.", nameof(dataset));
        _groups.UnionWith(above);
        return dataset;
    }

    void Add(ArrayDataset array, string path, IReadOnlyDictionary<string, object>? attributes)
    {
        foreach (var (name, value) in attributes ?? new Dictionary<string, object>()) Attributes.Write(array.Id, name, value);
        array.Link(_file.Id, path);
        _file.Flush();
        _datasets.Add(path);
    }

    void Describe(IReadOnlyDictionary<string, object>? attributes)
    {
        foreach (var (name, value) in attributes ?? new Dictionary<string, object>())
        {
            var free = _attributes.Add(name) ? name : "run_" + name;
            if (free != name && !_attributes.Add(free)) throw new ArgumentException($"The file has attributes {name} and {free} already.", nameof(attributes));
            Attributes.Write(_file.Id, free, value);
        }
    }
}
