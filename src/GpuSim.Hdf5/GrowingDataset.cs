using System.Runtime.InteropServices;

namespace GpuSim.Hdf5;

using static Hdf5Library;
using static NativeHdf5;

/// <summary>A dataset that grows along its first axis by whole chunks, each written once.</summary>
sealed unsafe class GrowingDataset
{
    readonly long _id;
    readonly int _rank;

    /// <summary>Creates it, empty.</summary>
    /// <param name="group">Where.</param>
    /// <param name="name">Its name there.</param>
    /// <param name="type">Of the elements.</param>
    /// <param name="columns">Length of the second axis; 0 for one axis only.</param>
    /// <param name="chunk">[axis] chunk's length.</param>
    public GrowingDataset(long group, string name, long type, int columns, params ReadOnlySpan<int> chunk)
    {
        _rank = chunk.Length;
        var dims = stackalloc ulong[] { 0, (ulong)columns };
        var maximum = stackalloc ulong[] { Unlimited, (ulong)columns };
        var chunkDims = stackalloc ulong[] { (ulong)chunk[0], _rank > 1 ? (ulong)chunk[1] : 0 };
        using var space = new Handle(H5Screate_simple(_rank, dims, maximum), "H5Screate_simple");
        using var creation = Packed(_rank, chunkDims);
        _id = Check(H5Dcreate2(group, name, type, space, Default, creation, Default), "H5Dcreate2");
        Columns = columns;
    }

    /// <summary>For attributes; closed with the file.</summary>
    public long Id => _id;

    int Columns { get; }

    /// <summary>Sets the length of the first axis.</summary>
    public void Grow(long rows)
    {
        var dims = stackalloc ulong[] { (ulong)rows, (ulong)Columns };
        Check(H5Dset_extent(_id, dims), "H5Dset_extent");
    }

    /// <summary>Writes one chunk, filtered already, at a place within the dataset's present length.</summary>
    public void WriteChunk(ReadOnlySpan<byte> packed, long row, int column = 0)
    {
        var offset = stackalloc ulong[] { (ulong)row, (ulong)column };
        fixed (byte* bytes = packed)
            Check(H5Dwrite_chunk(_id, Default, 0, offset, (nuint)packed.Length, bytes), "H5Dwrite_chunk");
    }

    /// <summary>How a dataset is laid out whose chunks are shuffled and deflated.</summary>
    public static Handle Packed(int rank, ulong* chunk)
    {
        var creation = Plain();
        Check(H5Pset_chunk(creation, rank, chunk), "H5Pset_chunk");
        Check(H5Pset_shuffle(creation), "H5Pset_shuffle");
        Check(H5Pset_deflate(creation, 1), "H5Pset_deflate");
        return creation;
    }

    /// <summary>How a dataset is laid out otherwise: without the time of its making, so that the same run gives the same bytes at any hour.</summary>
    public static Handle Plain()
    {
        var creation = new Handle(H5Pcreate(Constant("H5P_CLS_DATASET_CREATE_ID_g")), "H5Pcreate");
        Check(H5Pset_obj_track_times(creation, 0), "H5Pset_obj_track_times");
        return creation;
    }

    /// <summary>Makes a small dataset of one axis with its values, for good.</summary>
    /// <returns>Its id, closed with the file.</returns>
    public static long WriteFixed<T>(long group, string name, long type, ReadOnlySpan<T> values) where T : unmanaged
    {
        var count = (ulong)values.Length;
        using var space = new Handle(H5Screate_simple(1, &count, null), "H5Screate_simple");
        using var creation = Plain();
        var id = Check(H5Dcreate2(group, name, type, space, Default, creation, Default), "H5Dcreate2");
        Overwrite(id, type, values);
        return id;
    }

    /// <summary>Writes all values of a dataset in place.</summary>
    public static void Overwrite<T>(long dataset, long type, ReadOnlySpan<T> values) where T : unmanaged
    {
        fixed (T* start = &MemoryMarshal.GetReference(values))
            Check(H5Dwrite(dataset, type, Default, Default, Default, start), "H5Dwrite");
    }
}
