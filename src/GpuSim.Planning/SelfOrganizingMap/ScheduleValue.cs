using GpuSim.Dynamics.Numerics;
using GpuSim.Model.SelfOrganizingMap;

namespace GpuSim.Planning.SelfOrganizingMap;

/// <summary>What a schedule says at an epoch.</summary>
static class ScheduleValue
{
    /// <summary>The value at epoch t of T, never below the minimum.</summary>
    public static double At(this Schedule schedule, int t, int epochs) => Math.Max(schedule.Minimum, schedule switch
    {
        Schedule.Linear linear => linear.Start + (linear.End - linear.Start) * ((double)t / epochs),
        Schedule.Exponential exponential => exponential.Start * Exponential.Exp(-t / exponential.Tau),
        Schedule.Power power => power.Start * Exponential.Exp(-power.Exponent * Logarithm.Log(t)),
        _ => throw new NotSupportedException(),
    });
}
