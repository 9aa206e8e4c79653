using GpuSim.Model.Hopfield;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Tests.Planning.Hopfield;

/// <summary>Small memories for tests of plans.</summary>
static class Memories
{
    public static readonly RecallDynamics Asynchronous = new RecallDynamics.Deterministic(UpdateMode.Asynchronous);

    public static HopfieldSetup Random(int neurons, int count, double codingLevel = 0.5) => new()
    {
        Neurons = neurons,
        Patterns = new PatternSource.Random { Count = count, CodingLevel = codingLevel },
        Rule = new LearningRule.Hebb(),
        Dynamics = Asynchronous,
        Probes = new(),
        Sweeps = 100,
        RecalledAt = 0.95,
    };

    public static HopfieldSetup Given(params string[] patterns) => Random(2, 1) with
    {
        Neurons = null,
        Patterns = new PatternSource.Given([.. patterns.Select((text, index) => new GivenPattern($"{(char)('A' + index)}", text.Length, 1, [.. text.Select(unit => unit == '#')]))]),
    };

    public static HopfieldExperiment Experiment(params HopfieldSetup[] setups) => new()
    {
        Name = "memory",
        Seeds = new(5),
        Points = [.. setups.Select(setup => new HopfieldPoint([], setup))],
        Trials = 2,
        Record = new(false, false, false),
    };

    public static RecallPlan Plan(HopfieldSetup setup, int trial = 0, int threads = 2)
    {
        var experiment = Experiment(setup);
        return RecallPlanner.Plan(experiment, experiment.Points[0], trial, threads, CancellationToken.None);
    }

    /// <summary>[receiver, sender].</summary>
    public static double[,] Matrix(WeightMatrix weights)
    {
        var matrix = new double[weights.Units, weights.Units];
        for (var sender = 0; sender < weights.Units; sender++)
            for (var receiver = 0; receiver < weights.Units; receiver++)
                matrix[receiver, sender] = weights switch
                {
                    WeightMatrix<sbyte> whole => whole.From(sender)[receiver],
                    WeightMatrix<short> whole => whole.From(sender)[receiver],
                    WeightMatrix<int> whole => whole.From(sender)[receiver],
                    WeightMatrix<float> real => real.From(sender)[receiver],
                    _ => throw new NotSupportedException(),
                };
        return matrix;
    }

    /// <summary>[pattern][unit] 1, or what a silent unit is.</summary>
    public static int[][] Values(PatternBits bits, int silent) =>
        [.. Enumerable.Range(0, bits.Rows).Select(row => Enumerable.Range(0, bits.Units).Select(unit => bits[row, unit] ? 1 : silent).ToArray())];
}
