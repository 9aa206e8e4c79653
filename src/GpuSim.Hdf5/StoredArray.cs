namespace GpuSim.Hdf5;

using static Hdf5Library;
using static NativeHdf5;

/// <summary>A dataset of numbers with one or two axes, read in slabs of rows.</summary>
sealed unsafe class StoredArray
{
    readonly long _id;
    readonly int _rank;

    /// <summary>Opens it; its id is closed with the file.</summary>
    public StoredArray(long location, string path)
    {
        _id = Check(H5Oopen(location, path, Default), "H5Oopen");
        if (H5Iget_type(_id) != DatasetKind) throw new InvalidDataException($"{path} is not a dataset");
        using var type = new Handle(H5Dget_type(_id), "H5Dget_type");
        if (H5Tget_class(type) is not (IntegerClass or FloatClass)) throw new InvalidDataException($"{path} does not hold numbers");
        using var space = new Handle(H5Dget_space(_id), "H5Dget_space");
        _rank = H5Sget_simple_extent_ndims(space);
        if (_rank is not (1 or 2)) throw new InvalidDataException($"{path} has {_rank} axes");
        var dims = stackalloc ulong[2];
        Check(H5Sget_simple_extent_dims(space, dims, null), "H5Sget_simple_extent_dims");
        if (dims[0] > long.MaxValue || _rank == 2 && dims[1] > int.MaxValue) throw new InvalidDataException($"{path} is too large");
        Rows = (long)dims[0];
        Columns = _rank == 2 ? (int)dims[1] : 1;
    }

    /// <summary>For attributes.</summary>
    public long Id => _id;

    /// <summary>Length of the first axis.</summary>
    public long Rows { get; }

    /// <summary>Length of the second axis, or 1.</summary>
    public int Columns { get; }

    /// <summary>Refuses a length that a damaged header made up: deflate packs at most about a thousand to one.</summary>
    public void CheckLength()
    {
        using (Enter())
        {
            if ((double)Rows * Columns > 1100.0 * H5Dget_storage_size(_id)) throw new InvalidDataException("a dataset is said to be longer than what is stored of it");
        }
    }

    /// <summary>Rows before the first chunk that was never written; libhdf5 would read such a chunk as zeros.</summary>
    /// <param name="chunk">Rows of a chunk of a dataset with one axis.</param>
    public long StoredRows(int chunk)
    {
        using (Enter())
        {
            for (ulong row = 0; row < (ulong)Rows; row += (ulong)chunk)
            {
                if (H5Dget_chunk_storage_size(_id, &row, out var bytes) >= 0 && bytes > 0) continue;
                H5Eclear2(Default);
                return (long)row;
            }
        }
        return Rows;
    }

    /// <summary>Reads whole rows into <paramref name="values"/>, converted to <paramref name="type"/>.</summary>
    public void Read<T>(long row, int rows, long type, Span<T> values) where T : unmanaged
    {
        if (rows == 0 || Columns == 0) return;
        ArgumentOutOfRangeException.ThrowIfLessThan(values.Length, rows * Columns);
        using (Enter())
        {
            var start = stackalloc ulong[] { (ulong)row, 0 };
            var count = stackalloc ulong[] { (ulong)rows, (ulong)Columns };
            using var file = new Handle(H5Dget_space(_id), "H5Dget_space");
            Check(H5Sselect_hyperslab(file, SelectSet, start, null, count, null), "H5Sselect_hyperslab");
            using var memory = new Handle(H5Screate_simple(_rank, count, null), "H5Screate_simple");
            fixed (T* first = values) Check(H5Dread(_id, type, memory, file, Default, first), "H5Dread");
        }
    }

    /// <summary>Reads a small dataset whole.</summary>
    public T[] ReadAll<T>(long type) where T : unmanaged
    {
        if (Rows * Columns > 1 << 28) throw new InvalidDataException("a dataset is too large for what it is");
        var values = new T[Rows * Columns];
        Read(0, (int)Rows, type, values.AsSpan());
        return values;
    }
}
