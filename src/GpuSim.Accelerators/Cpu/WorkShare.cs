namespace GpuSim.Accelerators.Cpu;

/// <summary>Items shared out among threads, each taking the next when it is done; what an item does must not depend on who does it.</summary>
internal static class WorkShare
{
    /// <summary>Calls <paramref name="work"/> once for each item.</summary>
    /// <param name="threads">That may work.</param>
    /// <param name="items">Number of items.</param>
    /// <param name="work">Takes the number of the worker, below <paramref name="threads"/>, and the item. No worker does two things at once.</param>
    public static void Do(int threads, int items, Action<int, int> work)
    {
        var workers = Math.Min(threads, items);
        if (workers <= 1)
        {
            for (var item = 0; item < items; item++) work(0, item);
            return;
        }
        var taken = -1;
        Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = threads }, worker =>
        {
            for (var item = Interlocked.Increment(ref taken); item < items; item = Interlocked.Increment(ref taken)) work(worker, item);
        });
    }
}
