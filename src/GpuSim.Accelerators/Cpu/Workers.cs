namespace GpuSim.Accelerators.Cpu;

/// <summary>Threads that share out items of work, none of which depends on another.</summary>
/// <param name="threads">That may work at once.</param>
internal readonly struct Workers(int threads)
{
    readonly ParallelOptions _options = new() { MaxDegreeOfParallelism = threads };

    /// <summary>That may work at once.</summary>
    public int Count { get; } = threads;

    /// <summary>Does all items, in any order.</summary>
    public void Share(int items, Action<int> work)
    {
        if (Count > 1 && items > 1) Parallel.For(0, items, _options, work);
        else
            for (var item = 0; item < items; item++) work(item);
    }

    /// <summary>Does all items; where they are fewer than the threads, one after the other, each with all threads for its parts.</summary>
    public void Share(int items, Action<int, Workers> work)
    {
        var all = this;
        if (items < Count) for (var item = 0; item < items; item++) work(item, all);
        else Share(items, item => work(item, new(1)));
    }
}
