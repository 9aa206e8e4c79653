using GpuSim.Report.Drawing;

namespace GpuSim.Report.Spiking;

/// <summary>Biological time on an axis: in ms, or in s where those would be large numbers.</summary>
/// <param name="from">Start, ms.</param>
/// <param name="to">End, ms.</param>
sealed class TimeAxis(double from, double to)
{
    const double LongestInMilliseconds = 5000;

    bool InSeconds => to > LongestInMilliseconds;

    /// <summary>The axis.</summary>
    public Scale Scale => Scale.Linear(InSeconds ? "time (s)" : "time (ms)", Of(from), Of(to));

    /// <summary>Whether a time in ms lies on the axis, whatever the rounding at its ends.</summary>
    public bool Contains(double milliseconds) => milliseconds >= from - 1e-9 && milliseconds <= to + 1e-9;

    /// <summary>A time in ms in the axis's unit.</summary>
    public double Of(double milliseconds) => InSeconds ? milliseconds / 1000 : milliseconds;

    /// <summary>Times in ms in the axis's unit.</summary>
    public double[] Of(double[] milliseconds) => Array.ConvertAll(milliseconds, Of);

    /// <summary>A time in ms in words.</summary>
    public string Words(double milliseconds) => $"{NumberText.Short(Of(milliseconds))} {(InSeconds ? "s" : "ms")}";
}
