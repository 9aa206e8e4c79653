namespace GpuSim.Recording;

/// <summary>Copies blocks and hands them to one writer thread, so that a run never waits for a disk unless that falls far behind.</summary>
/// <remarks>
/// Small blocks are joined until about 65,000 spikes or samples, or a quarter of a second, have come together. At most
/// <see cref="Waiting"/> joined blocks wait; then <see cref="Write"/> does. One thread may call; the recorders see one thread.
/// </remarks>
public sealed class BackgroundRecorder : IRecorder, IDisposable
{
    /// <summary>Joined blocks that may wait for the writer.</summary>
    public const int Waiting = 4;

    readonly IReadOnlyList<IRecorder> _recorders;
    readonly Queue<PendingBlock> _waiting = new(Waiting);
    readonly Stack<PendingBlock> _pool = new();
    readonly object _gate = new();
    readonly Thread _writer;
    PendingBlock _filling = new();
    Exception? _failure;
    bool _ending;

    /// <summary>Starts the writer thread, which passes each block to all <paramref name="recorders"/> in their order.</summary>
    public BackgroundRecorder(params IReadOnlyList<IRecorder> recorders)
    {
        _recorders = recorders;
        for (var i = 0; i < Waiting + 1; i++) _pool.Push(new());
        _writer = new(Run) { Name = "recording", IsBackground = true };
        _writer.Start();
    }

    /// <inheritdoc/>
    /// <exception cref="RecordingFailedException">A recorder failed on this or an earlier block.</exception>
    public void Write(RecordBlock block)
    {
        ThrowIfFailed();
        _filling.Add(block);
        if (!_filling.IsDue) return;
        HandOver();
        ThrowIfFailed();
    }

    /// <summary>Waits until all blocks are written and the writer thread has ended.</summary>
    /// <exception cref="RecordingFailedException">A recorder failed.</exception>
    public void Complete()
    {
        End();
        ThrowIfFailed();
    }

    /// <summary>As <see cref="Complete"/>, but keeps a failure to itself.</summary>
    public void Dispose() => End();

    void End()
    {
        if (!_ending && !_filling.IsEmpty) HandOver();
        lock (_gate)
        {
            _ending = true;
            Monitor.PulseAll(_gate);
        }
        _writer.Join();
    }

    void HandOver()
    {
        lock (_gate)
        {
            while (_pool.Count == 0) Monitor.Wait(_gate);
            _waiting.Enqueue(_filling);
            _filling = _pool.Pop();
            Monitor.PulseAll(_gate);
        }
    }

    void ThrowIfFailed()
    {
        if (Volatile.Read(ref _failure) is { } failure) throw new RecordingFailedException(failure);
    }

    void Run()
    {
        while (Next() is { } pending)
        {
            if (_failure is null) Pass(pending);
            pending.Clear();
            lock (_gate)
            {
                _pool.Push(pending);
                Monitor.PulseAll(_gate);
            }
        }
    }

    PendingBlock? Next()
    {
        lock (_gate)
        {
            while (_waiting.Count == 0 && !_ending) Monitor.Wait(_gate);
            return _waiting.TryDequeue(out var pending) ? pending : null;
        }
    }

    void Pass(PendingBlock pending)
    {
        try
        {
            var block = pending.Block();
            foreach (var recorder in _recorders) recorder.Write(block);
        }
        catch (Exception failure)
        {
            Volatile.Write(ref _failure, failure); // after a failure the rest is dropped, so that nobody waits
        }
    }
}
