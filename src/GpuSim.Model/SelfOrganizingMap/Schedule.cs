namespace GpuSim.Model.SelfOrganizingMap;

/// <summary>A value that changes from epoch to epoch, t = 1 … T.</summary>
public abstract record Schedule
{
    Schedule() { }

    /// <summary>The value is never below this.</summary>
    public double Minimum { get; init; }

    /// <summary>start + (end − start) t/T.</summary>
    public sealed record Linear(double Start, double End) : Schedule;

    /// <summary>start · exp(−t/τ), τ in epochs.</summary>
    public sealed record Exponential(double Start, double Tau) : Schedule;

    /// <summary>start · t^(−exponent).</summary>
    public sealed record Power(double Start, double Exponent) : Schedule;
}
