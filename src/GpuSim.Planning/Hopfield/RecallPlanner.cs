using System.Runtime.ExceptionServices;
using GpuSim.Dynamics.Random;
using GpuSim.Model.Hopfield;
using GpuSim.Planning.Hopfield.Learning;

namespace GpuSim.Planning.Hopfield;

/// <summary>From what an experiment says of a memory to the memory: patterns, weights and probes.</summary>
public static class RecallPlanner
{
    /// <summary>The third gate: refuses what cannot be run, before anything is allocated.</summary>
    /// <param name="experiment">What is asked for.</param>
    /// <param name="available">Bytes that a memory may take.</param>
    /// <exception cref="InfeasibleException">Pictures cannot be read or differ in size, or patterns, weights or probes do not fit or could overflow.</exception>
    public static void Check(HopfieldExperiment experiment, long available)
    {
        var gate = new RecallGate(available);
        foreach (var point in experiment.Points) gate.Look(point.Setup);
        if (gate.Problems.Count > 0) throw new InfeasibleException(gate.Problems);
    }

    /// <summary>Size and names of what is stored; reads pictures.</summary>
    /// <exception cref="InfeasibleException">A picture cannot be read, or pictures differ in size.</exception>
    public static PatternSet Describe(HopfieldSetup setup) => StoredPatterns.Describe(setup);

    /// <summary>The kernel that would recall, and the bytes that patterns, weights and probes would take.</summary>
    public static (RecallMethod Method, double Bytes) Estimate(HopfieldSetup setup)
    {
        var set = StoredPatterns.Describe(setup);
        return (MethodChoice.Of(setup, set), RecallMemory.Of(setup, set).Total);
    }

    /// <summary>Makes patterns, weights and probes of one trial of a point that <see cref="Check"/> has passed.</summary>
    /// <param name="experiment">Gives the seeds.</param>
    /// <param name="point">One of its points.</param>
    /// <param name="trial">Number of the trial, from 0.</param>
    /// <param name="threads">That may learn; the plan does not depend on them.</param>
    /// <param name="cancel">Ends learning with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InfeasibleException">The rule cannot learn these patterns.</exception>
    public static RecallPlan Plan(HopfieldExperiment experiment, HopfieldPoint point, int trial, int threads, CancellationToken cancel)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel };
        var set = StoredPatterns.Describe(point.Setup);
        var patterns = StoredPatterns.Make(point.Setup, set, Stream(experiment.Seeds.Network, "patterns", trial), parallel);
        WeightMatrix? weights = null;
        try
        {
            var field = FieldUnits.Of(point.Setup, set, patterns);
            if (field.Method == RecallMethod.Weights) weights = Learn(point.Setup, field, patterns, parallel);
            var targets = Probes.Targets(point.Setup.Probes, set);
            return new()
            {
                Setup = point.Setup with { Neurons = set.Units, Rule = field.Settle(point.Setup.Rule) },
                Units = set.Units,
                Method = field.Method,
                Patterns = patterns,
                Weights = weights,
                Start = Probes.Make(point.Setup.Probes, set, targets, patterns, Stream(experiment.Seeds.Noise, "probes", trial), parallel),
                Targets = targets,
                Silent = field.Silent,
                Threshold = field.Threshold,
                FieldScale = weights is WeightMatrix<float> ? 1f : 1f / set.Units,
                Gain = field.Gain(point.Setup.Dynamics, weights is WeightMatrix<float> ? 1 : set.Units),
                Beta = point.Setup.Dynamics is RecallDynamics.Modern modern ? (float)(modern.Beta ?? 1 / Math.Sqrt(set.Units)) : 0f,
                Noise = Stream(experiment.Seeds.Noise, "noise", trial),
                Order = Stream(experiment.Seeds.Noise, "order", trial),
            };
        }
        catch
        {
            patterns.Dispose();
            weights?.Dispose();
            throw;
        }
    }

    static WeightMatrix Learn(HopfieldSetup setup, FieldUnits field, PatternBits patterns, ParallelOptions parallel)
    {
        try
        {
            return ILearner.Of(setup.Rule, field.CodingLevel).Learn(new(patterns, setup.SelfCoupling, setup.Dynamics is RecallDynamics.Graded, parallel));
        }
        catch (AggregateException several) when (several.Flatten().InnerExceptions.OfType<InfeasibleException>().FirstOrDefault() is { } refused)
        {
            ExceptionDispatchInfo.Throw(refused); // threads found the same
            throw;
        }
    }

    static RandomStream Stream(ulong seed, string what, int trial) => RandomStream.Named(seed, FormattableString.Invariant($"hopfield/{what}/{trial}"));
}
