using GpuSim.Recording;

namespace GpuSim.Cli.Live;

/// <summary>The last columns of a raster, as a frame shows them.</summary>
/// <param name="Bands">From the top.</param>
/// <param name="EndMs">Time of the last step seen.</param>
/// <param name="ColumnMs">Time that a column of dots stands for.</param>
/// <param name="Dots">[column][row of dots / 64] bits of the rows in which a neuron spiked; the last column holds <paramref name="EndMs"/>.</param>
/// <param name="Spikes">[column][band] of all its neurons.</param>
internal sealed record LiveSnapshot(IReadOnlyList<LiveBand> Bands, double EndMs, double ColumnMs, ulong[][] Dots, int[][] Spikes);

/// <summary>Keeps the last columns of a raster while a run goes on: some kilobytes and about a nanosecond per spike, whatever the network.</summary>
internal sealed class LiveRaster : IRecorder
{
    readonly IReadOnlyList<LiveBand> _bands;
    readonly double _dt; // ms
    readonly int _stepsPerColumn;
    readonly byte[] _bandOf;      // [global id], 255 for none
    readonly short[] _firstDot;   // [global id], −1 for a neuron that is not shown
    readonly byte[] _dots;        // [global id] height of its tick
    readonly ulong[][] _columns;  // [column mod length][row / 64]
    readonly int[][] _spikes;     // [column mod length][band]
    readonly Lock _gate = new();
    long _column, _columnEnd;     // the newest, and the step after it
    long _end;

    /// <param name="bands">From the top; fewer than 255.</param>
    /// <param name="columns">Columns of dots to keep.</param>
    /// <param name="stepsPerColumn">Steps in each.</param>
    /// <param name="dt">Step in ms.</param>
    public LiveRaster(IReadOnlyList<LiveBand> bands, int columns, int stepsPerColumn, double dt)
    {
        (_bands, _stepsPerColumn, _dt, _columnEnd) = (bands, stepsPerColumn, dt, stepsPerColumn);
        var ids = bands.Max(band => band.Of.FirstId + band.Of.Size);
        (_bandOf, _firstDot, _dots) = (new byte[ids], new short[ids], new byte[ids]);
        Array.Fill(_bandOf, byte.MaxValue);
        Array.Fill(_firstDot, (short)-1);
        for (var band = 0; band < bands.Count; band++) Place(band);
        var words = (bands.Sum(band => band.Dots) + 63) / 64;
        _columns = [.. Enumerable.Range(0, columns).Select(_ => new ulong[words])];
        _spikes = [.. Enumerable.Range(0, columns).Select(_ => new int[bands.Count])];
    }

    /// <summary>One past the last step seen.</summary>
    public long EndStep => Volatile.Read(ref _end);

    /// <inheritdoc/>
    public void Write(RecordBlock block)
    {
        var steps = block.Spikes.Steps;
        var ids = block.Spikes.Ids;
        lock (_gate)
        {
            for (var spike = 0; spike < steps.Length; spike++)
            {
                if (steps[spike] >= _columnEnd) Reach(steps[spike]);
                if (ids[spike] < _bandOf.Length) Add(ids[spike]);
            }
            _end = block.EndStep;
            if (_end > _columnEnd) Reach(_end - 1);
        }
    }

    /// <summary>What there is now.</summary>
    public LiveSnapshot Snapshot()
    {
        lock (_gate)
        {
            var length = _columns.Length;
            return new(_bands, _end * _dt, _stepsPerColumn * _dt,
                [.. Enumerable.Range(1, length).Select(back => (ulong[])_columns[(_column + back) % length].Clone())],
                [.. Enumerable.Range(1, length).Select(back => (int[])_spikes[(_column + back) % length].Clone())]);
        }
    }

    void Place(int index)
    {
        var band = _bands[index];
        _bandOf.AsSpan((int)band.Of.FirstId, band.Of.Size).Fill((byte)index);
        for (var n = 0; n < band.Shown; n++)
        {
            var id = band.Of.FirstId + band.Neuron(n);
            var (first, count) = band.DotsOf(n);
            _firstDot[id] = (short)(4 * band.FirstRow + first);
            _dots[id] = (byte)count;
        }
    }

    void Add(uint id)
    {
        if (_bandOf[id] == byte.MaxValue) return;
        var at = _column % _columns.Length;
        _spikes[at][_bandOf[id]]++;
        if (_firstDot[id] < 0) return;
        for (var dot = _firstDot[id]; dot < _firstDot[id] + _dots[id]; dot++) _columns[at][dot / 64] |= 1UL << dot % 64;
    }

    // Columns that time has passed over are empty.
    void Reach(long step)
    {
        var column = step / _stepsPerColumn;
        for (var next = Math.Max(_column + 1, column - _columns.Length + 1); next <= column; next++)
        {
            Array.Clear(_columns[next % _columns.Length]);
            Array.Clear(_spikes[next % _columns.Length]);
        }
        (_column, _columnEnd) = (column, (column + 1) * _stepsPerColumn);
    }
}
