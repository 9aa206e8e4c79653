using GpuSim.Model.Hopfield;
using GpuSim.Model.Hopfield.Description;

namespace GpuSim.Tests.Execution.Hopfield;

/// <summary>Small memories, one for every rule and every dynamics there is.</summary>
static class Memories
{
    const int Units = 150; // no multiple of any vector's length

    static readonly Dictionary<string, LearningRule> Rules = new()
    {
        ["hebb"] = new LearningRule.Hebb(),
        ["storkey"] = new LearningRule.Storkey(),
        ["pseudo_inverse"] = new LearningRule.PseudoInverse(),
        ["covariance"] = new LearningRule.Covariance(null, null),
        ["palimpsest"] = new LearningRule.Palimpsest(0.95, null),
        ["palimpsest, bound"] = new LearningRule.Palimpsest(1, 3),
        ["incremental_hebb"] = new LearningRule.IncrementalHebb(0.5, 50),
    };

    static readonly Dictionary<string, RecallDynamics> Dynamics = new()
    {
        ["asynchronous"] = new RecallDynamics.Deterministic(UpdateMode.Asynchronous),
        ["synchronous"] = new RecallDynamics.Deterministic(UpdateMode.Synchronous),
        ["glauber"] = new RecallDynamics.Glauber(0.3, UpdateMode.Asynchronous),
        ["glauber, synchronous"] = new RecallDynamics.Glauber(0.3, UpdateMode.Synchronous),
        ["graded"] = new RecallDynamics.Graded(4, 0.3),
        ["dense"] = new RecallDynamics.Dense(3, false, UpdateMode.Asynchronous),
        ["dense, synchronous"] = new RecallDynamics.Dense(4, true, UpdateMode.Synchronous),
        ["modern"] = new RecallDynamics.Modern(null),
    };

    /// <summary>Rule and dynamics: every rule with every dynamics that takes it.</summary>
    public static IEnumerable<(string Rule, string Dynamics)> All => Dynamics.Keys.SelectMany(dynamics => TakesRule(dynamics) ? Rules.Keys.Where(rule => rule != "covariance" || dynamics != "graded").Select(rule => (rule, dynamics)) : [("hebb", dynamics)]);

    /// <summary>One of them: random patterns, a tenth of the units of each probe flipped.</summary>
    public static HopfieldExperiment Of(string rule, string dynamics, RecallKernel kernel = RecallKernel.Automatic, double load = 0.1, int sweeps = 10)
    {
        var memory = new HopfieldDescription
        {
            Neurons = Units,
            Patterns = new PatternSource.Random { Load = load, CodingLevel = rule == "covariance" ? 0.2 : 0.5 },
            Dynamics = Dynamics[dynamics],
            Probes = new() { Copies = 2, Disturbances = [new Disturbance.Flip(0.1)] },
            Sweeps = sweeps,
            Kernel = kernel,
        };
        if (TakesRule(dynamics)) memory = memory with { Rule = Rules[rule] };
        return new HopfieldExperimentBuilder { Name = "small", Seeds = new(7), Trials = 2 }.Add(memory).Build();
    }

    static bool TakesRule(string dynamics) => !dynamics.StartsWith("dense", StringComparison.Ordinal) && dynamics != "modern";
}
