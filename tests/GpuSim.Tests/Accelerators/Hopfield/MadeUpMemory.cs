using GpuSim.Dynamics.Random;
using GpuSim.Model.Hopfield;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Tests.Accelerators.Hopfield;

/// <summary>A memory of random patterns, with probes that are patterns of which a quarter of the units flipped: plans for devices, made without a config.</summary>
sealed record MadeUpMemory
{
    public required int Units { get; init; }
    public required RecallMethod Method { get; init; }
    public int Patterns { get; init; } = 10;
    public int Probes { get; init; } = 3;
    public RecallDynamics Dynamics { get; init; } = new RecallDynamics.Deterministic(UpdateMode.Synchronous);
    public int Silent { get; init; } = -1;
    public bool SelfCoupling { get; init; }

    /// <summary>Of real units, and of float fields; whole fields take 0.</summary>
    public float Threshold { get; init; }

    /// <summary>sbyte, short, int or float, for <see cref="RecallMethod.Weights"/>.</summary>
    public Type WeightType { get; init; } = typeof(float);

    /// <summary>Whole weights lie in [−Largest, Largest], not symmetric; null for Hebb's sums over the patterns. Float weights are those over N.</summary>
    public int? Largest { get; init; }

    public ulong Seed { get; init; } = 1;

    /// <summary>The plan, which the caller disposes.</summary>
    public RecallPlan Plan()
    {
        var patterns = new PatternBits(Patterns, Units);
        for (var pattern = 0; pattern < Patterns; pattern++) Randomise(patterns.Row(pattern), "patterns", pattern);
        var targets = Enumerable.Range(0, Probes).Select(probe => probe % Patterns).ToArray();
        var start = new PatternBits(Probes, Units);
        for (var probe = 0; probe < Probes; probe++) Disturb(patterns.Row(targets[probe]), start.Row(probe), probe);
        var scale = Method == RecallMethod.Patterns || Method == RecallMethod.Weights && WeightType != typeof(float) ? 1f / Units : 1f;
        return new()
        {
            Setup = new()
            {
                Neurons = Units, Patterns = new PatternSource.Random { Count = Patterns }, Rule = new LearningRule.Hebb(), SelfCoupling = SelfCoupling,
                Dynamics = Dynamics, Probes = new(), Sweeps = 10, RecalledAt = 0.95,
            },
            Units = Units, Method = Method, Patterns = patterns, Start = start, Targets = targets, Silent = Silent, Threshold = Threshold, FieldScale = scale,
            Weights = Method == RecallMethod.Weights ? MakeWeights(patterns) : null,
            Gain = Dynamics is RecallDynamics.Glauber glauber ? (float)((1 - Silent) / glauber.Temperature * scale) : 0f,
            Beta = Dynamics is RecallDynamics.Modern modern ? (float)(modern.Beta ?? 1 / Math.Sqrt(Units)) : 0f,
            Noise = RandomStream.Named(Seed, "noise"), Order = RandomStream.Named(Seed, "order"),
        };
    }

    WeightMatrix MakeWeights(PatternBits patterns)
    {
        if (WeightType == typeof(sbyte)) return Fill(new WeightMatrix<sbyte>(Units), patterns, whole => (sbyte)whole);
        if (WeightType == typeof(short)) return Fill(new WeightMatrix<short>(Units), patterns, whole => (short)whole);
        if (WeightType == typeof(int)) return Fill(new WeightMatrix<int>(Units), patterns, whole => whole);
        return Fill(new WeightMatrix<float>(Units), patterns, whole => (float)whole / Units);
    }

    WeightMatrix<T> Fill<T>(WeightMatrix<T> weights, PatternBits patterns, Func<int, T> convert) where T : unmanaged
    {
        var draws = new int[Units];
        for (var sender = 0; sender < Units; sender++)
        {
            if (Largest is { } largest) RandomDraws.FillBelow(2 * (uint)largest + 1, RandomStream.Named(Seed, "weights"), 0, (uint)sender, 0, draws);
            for (var receiver = 0; receiver < Units; receiver++)
                weights.From(sender)[receiver] = convert(sender == receiver && !SelfCoupling ? 0 : Largest is { } bound ? draws[receiver] - bound : Hebb(patterns, sender, receiver));
        }
        return weights;
    }

    static int Hebb(PatternBits patterns, int sender, int receiver) => Enumerable.Range(0, patterns.Rows).Sum(pattern => patterns[pattern, sender] == patterns[pattern, receiver] ? 1 : -1);

    void Randomise(Span<uint> row, string name, int number)
    {
        RandomDraws.Fill(RandomStream.Named(Seed, name), (uint)number, 0, row);
        if (Units % 32 != 0) row[^1] &= (1u << Units % 32) - 1;
    }

    void Disturb(ReadOnlySpan<uint> pattern, Span<uint> probe, int number)
    {
        var (first, second) = (new uint[probe.Length], new uint[probe.Length]);
        Randomise(first, "first", number);
        Randomise(second, "second", number);
        for (var word = 0; word < probe.Length; word++) probe[word] = pattern[word] ^ first[word] & second[word];
    }
}
