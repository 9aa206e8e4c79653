using System.Runtime.InteropServices;
using GpuSim.Recording;

namespace GpuSim.Hdf5;

using static Hdf5Library;

/// <summary>/report/NAME while it is written: frames that grow by whole chunks, and the unfinished rows of chunks in memory.</summary>
sealed class ReportGroup
{
    const int ChunkValues = 32768; // 128 KiB

    readonly GrowingDataset _data;
    readonly long _time;
    readonly int _columns, _chunkRows, _chunkColumns;
    readonly double _interval, _start;
    readonly float[] _rows; // [chunk row, element]
    readonly float[] _tile;
    int _count;
    long _written;

    /// <summary>Creates the group under <paramref name="name"/> with its mapping, without frames.</summary>
    public ReportGroup(long file, string name, RecordedReport report, RunDescription run, StepClock clock)
    {
        _columns = report.Neurons.Count;
        _chunkColumns = Math.Min(_columns, ChunkValues);
        _chunkRows = ChunkValues / _chunkColumns;
        _rows = new float[_chunkRows * _columns];
        _tile = new float[_chunkRows * _chunkColumns];
        _start = _interval = clock.After(report.Every);

        var group = SonataGroup.Create(file, "/report/" + name);
        Attributes.Write(group, "population", report.Population);
        Attributes.Write(group, "variable", report.Variable);
        _data = new(group, "data", Types.Float, _columns, _chunkRows, _chunkColumns);
        Attributes.Write(_data.Id, "units", report.Unit);

        var mapping = SonataGroup.Create(group, "mapping");
        GrowingDataset.WriteFixed<ulong>(mapping, "node_ids", Types.UInt64, [.. report.Neurons.Select(neuron => (ulong)neuron)]);
        GrowingDataset.WriteFixed<ulong>(mapping, "index_pointers", Types.UInt64, [.. Enumerable.Range(0, _columns + 1).Select(i => (ulong)i)]);
        GrowingDataset.WriteFixed<uint>(mapping, "element_ids", Types.UInt32, new uint[_columns]);
        GrowingDataset.WriteFixed<float>(mapping, "element_pos", Types.Float, new float[_columns]);
        _time = GrowingDataset.WriteFixed<double>(mapping, "time", Types.Double, Span(run.Steps / report.Every));
        Attributes.Write(_time, "units", "ms");
    }

    /// <summary>Takes the next frames and writes each row of chunks that fills; true when it wrote.</summary>
    public bool Add(StateFrames frames, ShuffledDeflate deflate)
    {
        var wrote = false;
        for (var frame = 0; frame < frames.Frames; frame++)
        {
            frames.Values.Span.Slice(frame * _columns, _columns).CopyTo(_rows.AsSpan(_count * _columns));
            if (++_count < _chunkRows) continue;
            WriteChunks(deflate);
            wrote = true;
        }
        return wrote;
    }

    /// <summary>Writes the rest and the time span that the frames cover.</summary>
    public void Complete(ShuffledDeflate deflate)
    {
        WriteChunks(deflate);
        using (Enter()) GrowingDataset.Overwrite<double>(_time, Types.Double, Span(_written));
    }

    // SONATA: frame f belongs to start + f · interval, and stop is where the next would.
    double[] Span(long frames) => [_start, _start + frames * _interval, _interval];

    void WriteChunks(ShuffledDeflate deflate)
    {
        if (_count == 0) return;
        using (Enter()) _data.Grow(_written + _count);
        for (var column = 0; column < _columns; column += _chunkColumns)
        {
            var packed = deflate.Pack(MemoryMarshal.Cast<float, uint>(Tile(column)), _tile.Length);
            using (Enter()) _data.WriteChunk(packed, _written, column);
        }
        _written += _count;
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
