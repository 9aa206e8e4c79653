namespace GpuSim.KernelLanguage;

/// <summary>Indivisible updates of one element of a view; each returns the old value. Only integers: their sums commute, so no order of work items changes a result.</summary>
public static class Atomic
{
    /// <summary>target += value.</summary>
    public static int Add(ref int target, int value) => Interlocked.Add(ref target, value) - value;

    /// <summary>target += value.</summary>
    public static uint Add(ref uint target, uint value) => Interlocked.Add(ref target, value) - value;

    /// <summary>target |= value.</summary>
    public static uint Or(ref uint target, uint value) => Interlocked.Or(ref target, value);

    /// <summary>target &amp;= value.</summary>
    public static uint And(ref uint target, uint value) => Interlocked.And(ref target, value);

    /// <summary>target = the smaller.</summary>
    public static int Min(ref int target, int value) => Swap(ref target, value, static (old, value) => value < old);

    /// <summary>target = the larger.</summary>
    public static int Max(ref int target, int value) => Swap(ref target, value, static (old, value) => value > old);

    /// <summary>target = value.</summary>
    public static int Exchange(ref int target, int value) => Interlocked.Exchange(ref target, value);

    /// <summary>target = value where it was <paramref name="compare"/>.</summary>
    public static int CompareExchange(ref int target, int compare, int value) => Interlocked.CompareExchange(ref target, value, compare);

    static int Swap(ref int target, int value, Func<int, int, bool> wins)
    {
        for (var old = Volatile.Read(ref target); ;)
        {
            if (!wins(old, value)) return old;
            var seen = Interlocked.CompareExchange(ref target, value, old);
            if (seen == old) return old;
            old = seen;
        }
    }
}
