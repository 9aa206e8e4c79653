using GpuSim.Model.Hopfield;

namespace GpuSim.Planning.Hopfield;

/// <summary>Which kernel recalls. Hebbian memories of two-valued units can go by patterns or by weights, with the same states: the cheaper one does.</summary>
/// <remarks>
/// <para>Costs are vector operations of 16 lanes; loading and decoding what they work on is in the factors, guesses to be held against measurements:</para>
/// <para>Patterns: the field of a unit is a signed sum over P overlaps, P/16 for each unit, sweep and probe; the overlaps follow for less (P/512, or P/16 for a unit that changes).</para>
/// <para>Weights: learning costs N² P/512 comparisons of 32 patterns. A synchronous sweep is a product of 8- or 16-bit numbers, N/32 for each unit and probe.
/// Asynchronous recall sums the fields once, N²/32, then looks at each unit, 1/4, and adds a row of N/32 for each that changes.</para>
/// </remarks>
static class MethodChoice
{
    /// <summary>A matrix larger than this is not chosen where patterns do: every sweep would read it from memory. Fixed, so that a plan does not depend on the machine.</summary>
    const long LargestMatrix = 1L << 30; // bytes
    const double Comparison = 12;        // operations to count the differences of 32 patterns in 16 units
    const double SettlingSweeps = 10;    // until nothing changes, without noise
    const double ChangesOfRecall = 0.1;  // changes of a unit from probe to pattern, without noise
    const double ChangesOfSweep = 0.1;   // changes of a unit in a sweep, with noise

    public static RecallMethod Of(HopfieldSetup setup, PatternSet set)
    {
        if (setup.Dynamics is RecallDynamics.Dense) return RecallMethod.Dense;
        if (setup.Dynamics is RecallDynamics.Modern) return RecallMethod.Modern;
        if (setup.Rule is not LearningRule.Hebb || setup.Dynamics is RecallDynamics.Graded || setup.Kernel == RecallKernel.Weights) return RecallMethod.Weights;
        if (setup.Kernel == RecallKernel.Patterns || (double)set.Units * set.Units * Learning.WholeWeights.Bytes(set.Count) > LargestMatrix) return RecallMethod.Patterns;
        return ByPatterns(setup, set) <= ByWeights(setup, set) ? RecallMethod.Patterns : RecallMethod.Weights;
    }

    static double ByPatterns(HopfieldSetup setup, PatternSet set) => Probes.Count(setup.Probes, set) * Sweeps(setup) * set.Units * set.Count / 16.0;

    static double ByWeights(HopfieldSetup setup, PatternSet set)
    {
        double units = set.Units, probes = Probes.Count(setup.Probes, set);
        var learning = units * units * set.Count / 512 * Comparison;
        if (Update(setup) == UpdateMode.Synchronous) return learning + probes * Sweeps(setup) * units * units / 32;
        var changes = IsNoisy(setup) ? ChangesOfSweep * Sweeps(setup) : ChangesOfRecall;
        return learning + probes * (units * units / 32 + Sweeps(setup) * units / 4 + changes * units * units / 32);
    }

    static double Sweeps(HopfieldSetup setup) => IsNoisy(setup) ? setup.Sweeps : Math.Min(setup.Sweeps, SettlingSweeps);

    static bool IsNoisy(HopfieldSetup setup) => setup.Dynamics is RecallDynamics.Glauber;

    static UpdateMode Update(HopfieldSetup setup) => setup.Dynamics switch
    {
        RecallDynamics.Deterministic units => units.Update,
        RecallDynamics.Glauber units => units.Update,
        _ => throw new NotSupportedException(),
    };
}
