using GpuSim.Model;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Connectivity;

namespace GpuSim.Planning.Spiking;

/// <summary>The delays of a projection in whole steps.</summary>
/// <param name="Min">None is shorter.</param>
/// <param name="Max">None is longer.</param>
/// <param name="Drawn">Makes one of a draw; null where the neurons of a synapse decide.</param>
public sealed record DelayPlan(int Min, int Max, ThresholdTable? Drawn)
{
    /// <summary>Whether synapses of one delay are all there are.</summary>
    public bool IsConstant => Min == Max;

    /// <summary>Steps of a delay in ms.</summary>
    public static int Steps(double delay, double dt) => Math.Max(1, (int)Math.Round(delay / dt));

    /// <summary>The plan of a projection's delays, which <see cref="SpikingPlanner"/> found to be in range.</summary>
    internal static DelayPlan Of(Projection projection, double dt)
    {
        switch (projection.Delay)
        {
            case Distribution.ByDistance far:
                var (low, high) = far.Profile.Range(projection.Endpoints.Distances!.Longest());
                return new(Steps(low, dt), Steps(high, dt), null);
            case Distribution.FromFile file when projection.Rule is EdgeList { Data: { } data }:
                return new(Steps(data.Delays.Low * file.Factor, dt), Steps(data.Delays.High * file.Factor, dt), null);
            case var drawn:
                var table = Table(drawn, dt);
                return new(table.Min, table.Max, table);
        }
    }

    static ThresholdTable Table(Distribution delay, double dt) => delay switch
    {
        Distribution.Constant constant => ThresholdTable.Constant(Steps(constant.Value, dt)),
        Distribution.Uniform uniform => ThresholdTable.RoundedUniform(uniform.Low / dt, uniform.High / dt, min: 1),
        Distribution.Normal normal => ThresholdTable.RoundedNormal(normal.Mean / dt, normal.StandardDeviation / dt, Math.Max(1, normal.Min / dt), normal.Max / dt),
        Distribution.Lognormal lognormal => ThresholdTable.RoundedLognormal(lognormal.Mean / dt, lognormal.StandardDeviation / dt, min: 1),
        _ => throw new NotSupportedException(),
    };
}
