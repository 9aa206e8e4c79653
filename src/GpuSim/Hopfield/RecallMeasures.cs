using GpuSim.Analysis.Hopfield;
using GpuSim.Execution.Hopfield;
using GpuSim.Model.Hopfield;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Hopfield;

/// <summary>Overlaps and energies of a plan's probes: which formula goes with which memory.</summary>
internal static class RecallMeasures
{
    /// <summary>[probe] overlap of what recall starts from with its target.</summary>
    public static double[] StartOverlaps(RecallPlan plan) => [.. plan.Targets.Select((target, probe) => OfBits(plan, plan.Patterns.Row(target), plan.Start.Row(probe)))];

    /// <summary>[probe] overlap with the target.</summary>
    public static double[] Overlaps(RecallPlan plan, RecallStates states) => [.. plan.Targets.Select((_, probe) => Overlap(plan, states, probe))];

    /// <summary>Overlap of a probe with its target.</summary>
    public static double Overlap(RecallPlan plan, RecallStates states, int probe)
    {
        var pattern = plan.Patterns.Row(plan.Targets[probe]);
        return states.Bits is { } bits ? OfBits(plan, pattern, bits.Row(probe)) : Analysis.Hopfield.Overlap.OfReal(pattern, states.Values(probe));
    }

    /// <summary>[probe] energy.</summary>
    public static double[] Energies(RecallPlan plan, RecallStates states)
    {
        var energies = new double[states.Probes];
        Parallel.For(0, energies.Length, probe => energies[probe] = OfProbe(plan, states, probe)); // each probe's sum has an order of its own
        return energies;
    }

    static double OfBits(RecallPlan plan, ReadOnlySpan<uint> pattern, ReadOnlySpan<uint> state) => plan.Silent == 0
        ? Analysis.Hopfield.Overlap.OfCovariance(pattern, state, plan.Units, ((LearningRule.Covariance)plan.Setup.Rule).CodingLevel!.Value)
        : Analysis.Hopfield.Overlap.OfSigns(pattern, state, plan.Units);

    static double OfProbe(RecallPlan plan, RecallStates states, int probe) => plan.Setup.Dynamics switch
    {
        RecallDynamics.Dense dense => Energy.OfDense(Patterns(plan), states.Bits!.Row(probe), plan.Units, dense.Degree, dense.Rectified),
        RecallDynamics.Modern => Energy.OfModern(Patterns(plan), states.Values(probe), plan.Beta),
        RecallDynamics.Graded graded => Energy.OfGraded(sender => ((WeightMatrix<float>)plan.Weights!).From(sender), states.Values(probe), graded.Gain),
        _ => plan.Weights switch
        {
            null => Energy.OfPatterns(Patterns(plan), states.Bits!.Row(probe), plan.Units, plan.Setup.SelfCoupling),
            WeightMatrix<sbyte> weights => OfWeights(plan, weights, states, probe),
            WeightMatrix<short> weights => OfWeights(plan, weights, states, probe),
            WeightMatrix<int> weights => OfWeights(plan, weights, states, probe),
            WeightMatrix<float> weights => OfWeights(plan, weights, states, probe),
            _ => throw new NotSupportedException(),
        },
    };

    // Threshold and scale of float weights are those of the equations; whole weights have no threshold.
    static double OfWeights<T>(RecallPlan plan, WeightMatrix<T> weights, RecallStates states, int probe) where T : unmanaged, System.Numerics.INumber<T> =>
        Energy.OfWeights<T>(sender => weights.From(sender), states.Bits!.Row(probe), plan.Units, plan.Silent, plan.Weights is WeightMatrix<float> ? 1 : 1.0 / plan.Units, plan.Threshold);

    static ReadOnlySpan<uint> Patterns(RecallPlan plan) => plan.Patterns.All.AsSpan();
}
