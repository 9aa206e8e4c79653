using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GpuSim.Hdf5;

using static Hdf5Library;
using static NativeHdf5;

/// <summary>A dataset of numbers with up to four axes while it is written: whole, or by rows along the first.</summary>
/// <remarks>It has no name until <see cref="Link"/>: a run that is killed before leaves a file without it, not with a part of it.</remarks>
sealed unsafe class ArrayDataset : IDisposable
{
    readonly Handle _id;
    readonly long _type;
    readonly long[] _rowShape;

    ArrayDataset(long file, long type, ReadOnlySpan<long> lengths, bool grows, long[]? chunk)
    {
        _type = type;
        _rowShape = lengths[1..].ToArray();
        using var space = Space(lengths, grows);
        using var creation = chunk is null ? GrowingDataset.Plain() : Layout(chunk);
        using var access = Unbuffered();
        _id = new(H5Dcreate_anon(file, type, space, creation, access), "H5Dcreate_anon");
    }

    /// <summary>For attributes.</summary>
    public long Id => _id;

    /// <summary>Creates one with all its values; a large one is cut into chunks.</summary>
    public static ArrayDataset Whole<T>(long file, ArrayShape shape, ReadOnlySpan<T> values) where T : unmanaged
    {
        var isLarge = shape.Count * Unsafe.SizeOf<T>() > ArrayShape.ChunkBytes;
        var dataset = new ArrayDataset(file, Types.Of<T>(), shape.Lengths, grows: false, isLarge ? shape.Chunk(Unsafe.SizeOf<T>()) : null);
        dataset.Write(0, shape.Lengths[0], values);
        return dataset;
    }

    /// <summary>Creates one without rows.</summary>
    /// <param name="file">Open.</param>
    /// <param name="type">Of the values.</param>
    /// <param name="chunk">[axis] length of a chunk; its first is the rows to write at a time.</param>
    /// <param name="rowShape">Lengths of the further axes.</param>
    public static ArrayDataset Growing(long file, long type, long[] chunk, ReadOnlySpan<long> rowShape) =>
        new(file, type, [0, .. rowShape], grows: true, chunk);

    /// <summary>Creates one axis of texts.</summary>
    public static ArrayDataset Texts(long file, IReadOnlyList<string> texts)
    {
        using var type = Types.Text();
        var dataset = new ArrayDataset(file, type, [texts.Count], grows: false, chunk: null);
        var pointers = new nint[texts.Count];
        try
        {
            for (var i = 0; i < pointers.Length; i++) pointers[i] = Marshal.StringToCoTaskMemUTF8(texts[i]);
            if (pointers.Length == 0) return dataset;
            fixed (nint* first = pointers) Check(H5Dwrite(dataset._id, type, Default, Default, Default, first), "H5Dwrite");
        }
        finally
        {
            foreach (var pointer in pointers) Marshal.FreeCoTaskMem(pointer);
        }
        return dataset;
    }

    /// <summary>Makes it as long as <paramref name="row"/> and the new rows, and writes those.</summary>
    public void Append<T>(long row, long rows, ReadOnlySpan<T> values) where T : unmanaged
    {
        ReadOnlySpan<long> length = [row + rows, .. _rowShape];
        fixed (long* dims = length) Check(H5Dset_extent(_id, (ulong*)dims), "H5Dset_extent");
        Write(row, rows, values);
    }

    /// <summary>Gives it its place; groups on the way are made.</summary>
    public void Link(long file, string path)
    {
        using var links = new Handle(H5Pcreate(Constant("H5P_CLS_LINK_CREATE_ID_g")), "H5Pcreate");
        Check(H5Pset_char_encoding(links, Utf8), "H5Pset_char_encoding");
        Check(H5Pset_create_intermediate_group(links, 1), "H5Pset_create_intermediate_group");
        Check(H5Olink(_id, file, path, links, Default), "H5Olink");
    }

    /// <inheritdoc/>
    public void Dispose() => _id.Dispose();

    void Write<T>(long row, long rows, ReadOnlySpan<T> values) where T : unmanaged
    {
        if (values.IsEmpty) return;
        var start = stackalloc ulong[1 + _rowShape.Length];
        new Span<ulong>(start, 1 + _rowShape.Length).Clear();
        start[0] = (ulong)row;
        ReadOnlySpan<long> count = [rows, .. _rowShape];
        using var memory = Space(count, grows: false);
        using var file = new Handle(H5Dget_space(_id), "H5Dget_space");
        fixed (long* counts = count) Check(H5Sselect_hyperslab(file, SelectSet, start, null, (ulong*)counts, null), "H5Sselect_hyperslab");
        fixed (T* first = values) Check(H5Dwrite(_id, _type, memory, file, Default, first), "H5Dwrite");
    }

    static Handle Space(ReadOnlySpan<long> lengths, bool grows)
    {
        Span<long> most = [.. lengths];
        if (grows) most[0] = -1; // unlimited
        fixed (long* dims = lengths)
        fixed (long* maximum = most)
            return new(H5Screate_simple(lengths.Length, (ulong*)dims, (ulong*)maximum), "H5Screate_simple");
    }

    static Handle Layout(long[] chunk)
    {
        fixed (long* dims = chunk) return GrowingDataset.Packed(chunk.Length, (ulong*)dims);
    }

    // Chunks are written whole, so that keeping one would only put off when it reaches the file.
    static Handle Unbuffered()
    {
        var access = new Handle(H5Pcreate(Constant("H5P_CLS_DATASET_ACCESS_ID_g")), "H5Pcreate");
        Check(H5Pset_chunk_cache(access, 0, 0, 1), "H5Pset_chunk_cache");
        return access;
    }
}
