namespace GpuSim.Analysis.SelfOrganizingMap;

/// <summary>Angles between lines, from 0 to 90 degrees.</summary>
public sealed class AngleHistogram
{
    readonly long[] _counts = new long[CrossingAngles.Bins];
    double _sum;

    /// <summary>[bin] angles from 10 · bin to below 10 · bin + 10 degrees; 90 is in the last.</summary>
    public IReadOnlyList<long> Counts => _counts;

    /// <summary>Number of angles.</summary>
    public long Total => _counts.Sum();

    /// <summary>In degrees; NaN without any angle.</summary>
    public double Mean => _sum / Total;

    internal void Add(Vector2D one, Vector2D other)
    {
        var cross = Math.Abs(one.X * other.Y - one.Y * other.X);
        var along = Math.Abs(one.X * other.X + one.Y * other.Y);
        if (!(cross + along > 0)) return; // one of them has no direction
        var degrees = Math.Atan2(cross, along) * (180 / Math.PI);
        _sum += degrees;
        _counts[Math.Min((int)(degrees / 10), _counts.Length - 1)]++;
    }
}

/// <summary>A gradient on a map.</summary>
readonly record struct Vector2D(double X, double Y);
