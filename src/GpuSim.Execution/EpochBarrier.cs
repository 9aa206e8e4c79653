using System.Runtime.CompilerServices;

namespace GpuSim.Execution;

/// <summary>Holds threads until all have come: spins briefly, then parks. A pure spin would collapse when another process holds a core.</summary>
/// <remarks>
/// An epoch may be a single step of two microseconds, so threads that come close together meet without a lock. The last one opens the next generation and then looks
/// for sleepers; one that parks says so first and then looks for the generation: whichever is later sees the other.
/// </remarks>
/// <param name="parties">Number of threads.</param>
internal sealed class EpochBarrier(int parties)
{
    const int PausesPerLook = 8;

    readonly Lock _gate = new();
    readonly SemaphoreSlim[] _beds = [new(0), new(0)]; // sleepers of even and of odd generations
    readonly int[] _sleepers = new int[2];
    readonly int _looks = parties <= Environment.ProcessorCount ? 1000 : 0; // about 50 µs; with fewer cores than threads spinning only delays
    int _arrived;
    volatile int _generation;
    volatile bool _aborted;

    /// <summary>Waits for the others; false when the run was aborted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // never runs unoptimised
    public bool Wait()
    {
        if (_aborted) return false;
        var generation = _generation;
        if (Interlocked.Increment(ref _arrived) == parties)
        {
            _arrived = 0; // before the generation, which lets the others come again
            Interlocked.Increment(ref _generation);
            if (Volatile.Read(ref _sleepers[generation & 1]) > 0) Wake(generation);
        }
        else if (!Spin(generation)) Sleep(generation);
        return !_aborted;
    }

    /// <summary>Lets everyone go, now and later.</summary>
    public void Abort()
    {
        _aborted = true;
        var generation = Interlocked.Increment(ref _generation);
        Wake(generation - 1);
        Wake(generation);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
            Interlocked.Increment(ref _sleepers[generation & 1]);
            if (_generation != generation || _aborted)
            {
                _sleepers[generation & 1]--;
                return;
            }
        }
        _beds[generation & 1].Wait();
    }

    void Wake(int generation)
    {
        lock (_gate)
        {
            if (_sleepers[generation & 1] > 0) _beds[generation & 1].Release(_sleepers[generation & 1]);
            _sleepers[generation & 1] = 0;
        }
    }
}
