using System.Runtime.InteropServices;

namespace GpuSim.Hdf5;

using static Hdf5Library;

/// <summary>A dataset [frame, element] of floats while it is written: it grows by whole chunks, and the unfinished rows of chunks stay in memory.</summary>
sealed class FrameRows
{
    const int ChunkValues = 32768; // 128 KiB

    readonly GrowingDataset _data;
    readonly int _columns, _chunkRows, _chunkColumns;
    readonly float[] _rows; // [chunk row, element]
    readonly float[] _tile;
    int _count;

    /// <summary>Creates it, without frames.</summary>
    public FrameRows(long group, int columns, string unit)
    {
        _columns = columns;
        _chunkColumns = Math.Min(_columns, ChunkValues);
        _chunkRows = ChunkValues / _chunkColumns;
        _rows = new float[(long)_chunkRows * _columns];
        _tile = new float[_chunkRows * _chunkColumns];
        _data = new(group, "data", Types.Float, _columns, _chunkRows, _chunkColumns);
        Attributes.Write(_data.Id, "units", unit);
    }

    /// <summary>Frames in the file.</summary>
    public long Written { get; private set; }

    /// <summary>Takes the next frames and writes each row of chunks that fills; true when it wrote.</summary>
    public bool Add(ReadOnlySpan<float> values, ShuffledDeflate deflate)
    {
        var wrote = false;
        for (var first = 0; first < values.Length; first += _columns)
        {
            values.Slice(first, _columns).CopyTo(_rows.AsSpan(_count * _columns));
            if (++_count < _chunkRows) continue;
            Write(deflate);
            wrote = true;
        }
        return wrote;
    }

    /// <summary>Writes what is in memory.</summary>
    public void Write(ShuffledDeflate deflate)
    {
        if (_count == 0) return;
        using (Enter()) _data.Grow(Written + _count);
        for (var column = 0; column < _columns; column += _chunkColumns)
        {
            var packed = deflate.Pack(MemoryMarshal.Cast<float, uint>(Tile(column)), _tile.Length);
            using (Enter()) _data.WriteChunk(packed, Written, column);
        }
        Written += _count;
        _count = 0;
    }

    ReadOnlySpan<float> Tile(int column)
    {
        if (_chunkColumns == _columns) return _rows.AsSpan(0, _count * _columns);
        Array.Clear(_tile);
        var width = Math.Min(_chunkColumns, _columns - column);
        for (var row = 0; row < _count; row++)
            _rows.AsSpan(row * _columns + column, width).CopyTo(_tile.AsSpan(row * _chunkColumns));
        return _tile;
    }
}
