using System.Runtime.InteropServices;

namespace GpuSim.Hdf5;

using static Hdf5Library;
using static NativeHdf5;

/// <summary>Reads a file that an <see cref="ArrayFile"/> wrote, whole or partial.</summary>
public sealed unsafe class ArrayFileReader : IDisposable
{
    const string Expected = "a file that gpusim run -o wrote";
    const int DeepestGroup = 16, MostObjects = 1 << 20;

    readonly StoredFile _file;
    readonly List<StoredDataset> _datasets = [];
    int _objects;

    ArrayFileReader(string path)
    {
        _file = new(path, Expected);
        try
        {
            Attributes = _file.Reading("", Describe);
            IsComplete = Attributes.ContainsKey(ArrayFile.InterruptedName);
            _file.Reading("", () => List("", 0));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>False for the file of a run that was killed or still lacks its end.</summary>
    public bool IsComplete { get; }

    /// <summary>What the file says of its origin: text, long, ulong, double or bool by name.</summary>
    public IReadOnlyDictionary<string, object> Attributes { get; }

    /// <summary>All datasets, by path.</summary>
    public IReadOnlyList<StoredDataset> Datasets => _datasets;

    /// <summary>Whether a file is of this format; false of one that cannot be read.</summary>
    /// <exception cref="Hdf5MissingException">No libhdf5.</exception>
    public static bool Recognizes(string path)
    {
        Require();
        try
        {
            using var file = new StoredFile(path, Expected);
            return file.Reading("", () =>
            {
                using (Enter()) return Hdf5.Attributes.ReadAll(file.Id).GetValueOrDefault(ArrayFile.FormatName) is ArrayFile.Format;
            });
        }
        catch (UnreadableFileException)
        {
            return false;
        }
    }

    /// <summary>Opens a file for reading.</summary>
    /// <exception cref="Hdf5MissingException">No libhdf5.</exception>
    /// <exception cref="UnreadableFileException">Not there, not HDF5, damaged, or of another kind.</exception>
    public static ArrayFileReader Open(string path)
    {
        Require();
        return new(path);
    }

    /// <summary>All values of a dataset of numbers, in the order of its axes.</summary>
    /// <remarks>They are converted as libhdf5 does: real numbers lose their fractions, and what does not fit becomes the nearest that does.</remarks>
    /// <exception cref="UnreadableFileException">It is not there, holds no numbers, or is damaged.</exception>
    public T[] Read<T>(string dataset) where T : unmanaged
    {
        var stored = Find(dataset);
        if (stored.Type == typeof(string)) throw _file.Unreadable($"{stored.Path} holds text, not numbers", "Read it as text.");
        return _file.Reading(stored.Path, () =>
        {
            var values = new T[stored.Count];
            fixed (T* first = values) ReadInto(stored, Types.Of<T>(), first);
            return values;
        });
    }

    /// <summary>All texts of a dataset of text.</summary>
    /// <exception cref="UnreadableFileException">It is not there, holds no text, or is damaged.</exception>
    public string[] ReadText(string dataset)
    {
        var stored = Find(dataset);
        if (stored.Type != typeof(string)) throw _file.Unreadable($"{stored.Path} holds numbers, not text", "Read it as numbers.");
        return _file.Reading(stored.Path, () =>
        {
            using (Enter())
            {
                using var type = Types.Text();
                var pointers = new nint[stored.Count];
                fixed (nint* first = pointers) ReadInto(stored, type, first);
                var texts = Array.ConvertAll(pointers, pointer => Marshal.PtrToStringUTF8(pointer) ?? "");
                foreach (var pointer in pointers)
                    if (pointer != 0) H5free_memory((void*)pointer);
                return texts;
            }
        });
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    StoredDataset Find(string dataset)
    {
        var path = "/" + dataset.TrimStart('/');
        return _datasets.Find(stored => stored.Path == path)
            ?? throw _file.Unreadable($"it has no dataset {path}, but {(_datasets.Count == 0 ? "none at all" : string.Join(", ", _datasets.Take(5).Select(stored => stored.Path)))}", "Name one of these, or another file.");
    }

    Dictionary<string, object> Describe()
    {
        using (Enter())
        {
            var attributes = Hdf5.Attributes.ReadAll(_file.Id);
            if (attributes.GetValueOrDefault(ArrayFile.FormatName) is not ArrayFile.Format)
            {
                throw _file.Children("/").Exists(name => name is "spikes" or "report")
                    ? _file.Unreadable("it holds spikes (SONATA), not arrays", "gpusim stats reads those; name a file of another kind of run.")
                    : _file.Unreadable($"it is not of the format {ArrayFile.Format}; it has {_file.Listed()}", $"Name {Expected}.");
            }
            if (attributes.GetValueOrDefault(ArrayFile.VersionName) is not ArrayFile.Version)
                throw _file.Unreadable($"its format has version {attributes.GetValueOrDefault(ArrayFile.VersionName) ?? "unknown"}, and this GpuSim knows {ArrayFile.Version}", "Take the GpuSim that wrote it, or h5py.");
            return attributes;
        }
    }

    // A damaged group may hold itself.
    int List(string group, int depth)
    {
        if (depth > DeepestGroup) throw new InvalidDataException($"{group} lies deeper than any group does");
        foreach (var name in _file.Children(depth == 0 ? "/" : group))
        {
            if (++_objects > MostObjects) throw new InvalidDataException("there is no end of groups");
            var path = $"{group}/{name}";
            _file.Reading(path, () => ListObject(path, depth));
        }
        return _objects;
    }

    int ListObject(string path, int depth)
    {
        using (Enter())
        {
            using var id = new Handle(H5Oopen(_file.Id, path, Default), "H5Oopen");
            if (H5Iget_type(id) == GroupKind) return List(path, depth + 1);
            if (H5Iget_type(id) != DatasetKind) throw new InvalidDataException("it is neither group nor dataset");
            using var type = new Handle(H5Dget_type(id), "H5Dget_type");
            var holds = Types.In(type) ?? throw new InvalidDataException("it holds neither numbers nor text");
            _datasets.Add(new(path, Shape(id, (long)H5Tget_size(type)), holds, Hdf5.Attributes.ReadAll(id)));
            return _objects;
        }
    }

    long[] Shape(long dataset, long size)
    {
        using var space = new Handle(H5Dget_space(dataset), "H5Dget_space");
        var rank = H5Sget_simple_extent_ndims(space);
        if (rank is < 1 or > 4) throw new InvalidDataException($"it has {rank} axes");
        var shape = new long[rank];
        fixed (long* dims = shape) Check(H5Sget_simple_extent_dims(space, (ulong*)dims, null), "H5Sget_simple_extent_dims");
        if (shape.Any(length => length < 0) || shape.Aggregate(1.0, (product, length) => product * length) > Array.MaxLength)
            throw new InvalidDataException($"its shape [{string.Join(", ", shape)}] is too large");
        if (!IsComplete) shape[0] = StoredRows(dataset, shape);
        // Deflate packs at most about a thousand to one; more is a shape that damage made up.
        if (shape.Aggregate((double)size, (product, length) => product * length) > 1100.0 * H5Dget_storage_size(dataset))
            throw new InvalidDataException($"its shape [{string.Join(", ", shape)}] is said to hold more than what is stored of it");
        return shape;
    }

    // Killed within a flush, a dataset can be longer than what was written; libhdf5 would read the rest as zeros.
    static long StoredRows(long dataset, long[] shape)
    {
        using var creation = new Handle(H5Dget_create_plist(dataset), "H5Dget_create_plist");
        if (H5Pget_layout(creation) != Chunked || shape.Contains(0)) return shape[0];
        var chunk = stackalloc ulong[4];
        Check(H5Pget_chunk(creation, 4, chunk), "H5Pget_chunk");
        var offset = stackalloc ulong[4];
        new Span<ulong>(offset, 4).Clear();
        for (var axis = 0; axis >= 0;)
        {
            if (H5Dget_chunk_storage_size(dataset, offset, out var bytes) < 0 || bytes == 0)
            {
                H5Eclear2(NativeHdf5.Default);
                return (long)offset[0];
            }
            for (axis = shape.Length - 1; axis >= 0 && (offset[axis] += chunk[axis]) >= (ulong)shape[axis]; axis--)
                if (axis > 0) offset[axis] = 0;
        }
        return shape[0];
    }

    void ReadInto(StoredDataset stored, long type, void* first)
    {
        if (stored.Count == 0) return;
        using (Enter())
        {
            using var id = new Handle(H5Oopen(_file.Id, stored.Path, Default), "H5Oopen");
            using var file = new Handle(H5Dget_space(id), "H5Dget_space");
            var start = stackalloc ulong[4];
            new Span<ulong>(start, 4).Clear();
            fixed (long* count = stored.Shape.ToArray())
            {
                Check(H5Sselect_hyperslab(file, SelectSet, start, null, (ulong*)count, null), "H5Sselect_hyperslab");
                using var memory = new Handle(H5Screate_simple(stored.Shape.Count, (ulong*)count, null), "H5Screate_simple");
                Check(H5Dread(id, type, memory, file, NativeHdf5.Default, first), "H5Dread");
            }
        }
    }
}
