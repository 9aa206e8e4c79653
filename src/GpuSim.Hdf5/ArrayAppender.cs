namespace GpuSim.Hdf5;

using static Hdf5Library;

/// <summary>Adds rows to a dataset of an <see cref="ArrayFile"/>; the rows of an unfinished chunk stay in memory until the file is completed.</summary>
public sealed class ArrayAppender<T> where T : unmanaged
{
    readonly PartialFile _file;
    readonly ArrayDataset _dataset;
    readonly Action _began;
    readonly int _row;
    readonly T[] _chunk;
    int _count; // values in _chunk
    long _written;
    bool _unflushed;

    internal ArrayAppender(PartialFile file, ArrayDataset dataset, long chunkRows, long row, Action began)
    {
        (_file, _dataset, _began) = (file, dataset, began);
        _row = (int)row;
        _chunk = new T[chunkRows * row];
    }

    /// <summary>Rows that are written at once.</summary>
    public long ChunkRows => _chunk.Length / _row;

    /// <summary>Rows appended.</summary>
    public long Rows => _written + _count / _row;

    /// <summary>Adds whole rows.</summary>
    /// <param name="rows">[row, …] values, the last axis the fastest.</param>
    /// <exception cref="DiskFullException">A write failed now or earlier.</exception>
    public void Append(ReadOnlySpan<T> rows)
    {
        ObjectDisposedException.ThrowIf(_file.IsClosed, this);
        if (rows.Length % _row != 0) throw new ArgumentException($"{rows.Length} values are not whole rows of {_row}.", nameof(rows));
        if (rows.IsEmpty) return;
        _began();
        _file.Guarded(rows, Take);
    }

    /// <summary>Writes the unfinished chunk, the last; call it guarded.</summary>
    internal void WriteTail()
    {
        if (_count > 0) WriteRows(_chunk.AsSpan(0, _count));
        _count = 0;
    }

    void Take(ReadOnlySpan<T> rows)
    {
        while (!rows.IsEmpty)
        {
            var taken = Math.Min(rows.Length, _chunk.Length - _count);
            rows[..taken].CopyTo(_chunk.AsSpan(_count));
            rows = rows[taken..];
            _count += taken;
            if (_count < _chunk.Length) break;
            WriteRows(_chunk);
            _count = 0;
            _unflushed = true;
        }
        if (!_unflushed || !_file.FlushIsDue) return;
        _file.Flush();
        _unflushed = false;
    }

    void WriteRows(ReadOnlySpan<T> values)
    {
        var rows = values.Length / _row;
        using (Enter()) _dataset.Append(_written, rows, values);
        _written += rows;
    }
}
