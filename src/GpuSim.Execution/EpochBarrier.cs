namespace GpuSim.Execution;

/// <summary>Holds threads until all have come: spins briefly, then parks. A pure spin would collapse when another process holds a core.</summary>
/// <param name="parties">Number of threads.</param>
internal sealed class EpochBarrier(int parties)
{
    const int PausesPerLook = 8;

    readonly Lock _gate = new();
    readonly SemaphoreSlim[] _beds = [new(0), new(0)]; // sleepers of even and of odd generations
    readonly int _looks = parties <= Environment.ProcessorCount ? 1000 : 0; // about 50 µs; with fewer cores than threads spinning only delays
    int _arrived, _sleepers;
    volatile int _generation;
    volatile bool _aborted;

    /// <summary>Waits for the others; false when the run was aborted.</summary>
    public bool Wait()
    {
        if (_aborted) return false;
        var generation = _generation;
        if (Interlocked.Increment(ref _arrived) == parties) Release();
        else if (!Spin(generation)) Sleep(generation);
        return !_aborted;
    }

    /// <summary>Lets everyone go, now and later.</summary>
    public void Abort()
    {
        _aborted = true;
        Release();
    }

    bool Spin(int generation)
    {
        for (var look = 0; look < _looks; look++)
        {
            if (_generation != generation) return true;
            Thread.SpinWait(PausesPerLook);
        }
        return _generation != generation;
    }

    void Sleep(int generation)
    {
        lock (_gate)
        {
            if (_generation != generation || _aborted) return;
            _sleepers++;
        }
        _beds[generation & 1].Wait();
    }

    void Release()
    {
        lock (_gate)
        {
            _arrived = 0;
            var bed = _beds[_generation & 1];
            _generation++;
            if (_sleepers > 0) bed.Release(_sleepers);
            _sleepers = 0;
        }
    }
}
