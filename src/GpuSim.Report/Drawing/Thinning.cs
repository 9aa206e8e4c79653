using System.Runtime.InteropServices;

namespace GpuSim.Report.Drawing;

/// <summary>Leaves out points of a curve that nobody could see: of many that go to the right within half a pixel, the first, lowest, highest and last stay.</summary>
static class Thinning
{
    const double Column = 0.5; // pixels

    /// <summary>The points that stay; all of them where the curve turns back or has few.</summary>
    public static ReadOnlySpan<Place> Of(List<Place> points)
    {
        var all = CollectionsMarshal.AsSpan(points);
        if (points.Count < 2000 || !GoesRight(all)) return all;
        var kept = new List<Place>();
        for (var from = 0; from < all.Length;)
        {
            var end = from + 1;
            while (end < all.Length && all[end].X < all[from].X + Column) end++;
            Keep(all[from..end], kept);
            from = end;
        }
        return CollectionsMarshal.AsSpan(kept);
    }

    static void Keep(ReadOnlySpan<Place> column, List<Place> kept)
    {
        var (low, high) = (0, 0);
        for (var i = 1; i < column.Length; i++)
        {
            if (column[i].Y < column[low].Y) low = i;
            if (column[i].Y > column[high].Y) high = i;
        }
        var before = -1;
        foreach (var i in (ReadOnlySpan<int>)[0, Math.Min(low, high), Math.Max(low, high), column.Length - 1])
        {
            if (i > before) kept.Add(column[i]);
            before = Math.Max(before, i);
        }
    }

    static bool GoesRight(ReadOnlySpan<Place> points)
    {
        for (var i = 1; i < points.Length; i++)
            if (points[i].X < points[i - 1].X) return false;
        return true;
    }
}
