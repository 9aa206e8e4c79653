using GpuSim.Dynamics.Numerics;

namespace GpuSim.Model.SelfOrganizingMap;

/// <summary>A value that changes from epoch to epoch, t = 1 … T.</summary>
public abstract record Schedule
{
    Schedule() { }

    /// <summary>The value is never below this.</summary>
    public double Minimum { get; init; }

    /// <summary>The value at epoch t of T, the same on every machine.</summary>
    /// <param name="epoch">t, from 1.</param>
    /// <param name="epochs">T.</param>
    public double At(int epoch, int epochs) => Math.Max(Minimum, this switch
    {
        Linear linear => linear.Start + (linear.End - linear.Start) * ((double)epoch / epochs), // the quotient first, so that T/T is 1 and the end is met
        Exponential exponential => exponential.Start * Dynamics.Numerics.Exponential.Exp(-epoch / exponential.Tau),
        Power power => power.Start * Dynamics.Numerics.Exponential.Exp(-power.Exponent * Logarithm.Log(epoch)),
        _ => throw new NotSupportedException(),
    });

    /// <summary>start + (end − start) t/T.</summary>
    public sealed record Linear(double Start, double End) : Schedule;

    /// <summary>start · exp(−t/τ), τ in epochs.</summary>
    public sealed record Exponential(double Start, double Tau) : Schedule;

    /// <summary>start · t^(−exponent).</summary>
    public sealed record Power(double Start, double Exponent) : Schedule;
}
