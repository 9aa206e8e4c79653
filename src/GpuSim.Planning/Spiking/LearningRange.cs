using GpuSim.Dynamics.Synapses;
using GpuSim.Model;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Connectivity;
using GpuSim.Units;

namespace GpuSim.Planning.Spiking;

/// <summary>Whether weights that learn start where their rule can leave them: of one sign where it works on sizes, and no larger than it lets them grow.</summary>
/// <remarks>Numbers that are given are held to it, one by one. Of a normal or lognormal distribution only the mean is: its tails are clipped.</remarks>
internal static class LearningRange
{
    /// <summary>What is wrong with the weights of a network.</summary>
    public static IEnumerable<Problem> Check(SpikingExperiment experiment) =>
        from projection in experiment.Projections
        where Limit(projection) is not null
        let given = Given(projection)
        let finding = Fault(projection, given.Low, given.High)
        where finding is not null
        select new Problem($"{projection.Origin}.weight", finding, WayOut(projection));

    /// <summary>What is wrong with weights from <paramref name="low"/> to <paramref name="high"/>, as "expected …, got …"; null when nothing is.</summary>
    public static string? Fault(Projection projection, double low, double high)
    {
        if (Limit(projection) is not { } limit) return null;
        var unit = projection.To.Model.Schema.Receptors[projection.Receptor].WeightUnit;
        var got = low == high ? $"{new Quantity(low, unit)}" : $"{new Quantity(low, unit)} to {new Quantity(high, unit)}";
        if (PlasticWeights.Learn(projection) && low < 0 && high > 0)
            return $"expected weights of one sign, as {projection.Synapse!.Model.Schema.Name} works on their size, got {got}";
        return (float)Math.Max(Math.Abs(low), Math.Abs(high)) <= limit ? null
            : $"expected weights of at most w_max = {new Quantity((double)(decimal)limit, unit)} in size, got {got}";
    }

    /// <summary>How to go on.</summary>
    public static string WayOut(Projection projection) =>
        Given(projection) is { Low: < 0, High: > 0 } && PlasticWeights.Learn(projection) ? "Put weights of the other sign into a projection of their own." : "Raise w_max, or start with smaller weights.";

    static float? Limit(Projection projection) => projection.Synapse switch
    {
        { Model: SpikeTimingModel } => (float)PlasticWeights.Largest(projection, 0, 1),
        { Model: ContinuousModel { Learns: true } model } synapse => model.LargestWeight(synapse.Parameters),
        _ => null,
    };

    // Around 0 a normal distribution has no tail to clip, but a half.
    static (double Low, double High) Given(Projection projection) => projection.Weight switch
    {
        Distribution.Uniform uniform => (uniform.Low, uniform.High),
        Distribution.Normal { StandardDeviation: > 0, Mean: 0, Min: < 0, Max: > 0 } around => (-around.StandardDeviation, around.StandardDeviation),
        Distribution.Normal normal when Math.Clamp(normal.Mean, normal.Min, normal.Max) is var mean => (mean, mean),
        Distribution.ByDistance far => far.Profile.Range(projection.Endpoints.Distances!.Longest()),
        Distribution.FromFile file when projection.Rule is EdgeList { Data: { } data } => Ordered(data.LowestWeight * file.Factor, data.HighestWeight * file.Factor),
        var other => (other.Centre, other.Centre),
    };

    static (double, double) Ordered(double one, double other) => (Math.Min(one, other), Math.Max(one, other));
}
