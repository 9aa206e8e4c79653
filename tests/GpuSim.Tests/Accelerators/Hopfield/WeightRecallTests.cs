using GpuSim.Accelerators.Cpu;
using GpuSim.Model.Hopfield;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Tests.Accelerators.Hopfield;

/// <summary>Recall by weights on the processor, against recall as the plan defines it.</summary>
public class WeightRecallTests
{
    const int Sweeps = 4;
    static readonly RecallDynamics Synchronous = new RecallDynamics.Deterministic(UpdateMode.Synchronous);
    static readonly RecallDynamics Asynchronous = new RecallDynamics.Deterministic(UpdateMode.Asynchronous);
    static readonly RecallDynamics NoisySynchronous = new RecallDynamics.Glauber(0.5, UpdateMode.Synchronous);
    static readonly RecallDynamics NoisyAsynchronous = new RecallDynamics.Glauber(0.5, UpdateMode.Asynchronous);
    static readonly (Type Type, int Largest)[] Types = [(typeof(sbyte), 127), (typeof(short), 32767), (typeof(int), 1 << 20), (typeof(float), 1000)];

    [Theory]
    [InlineData(512, 1), InlineData(512, 2), InlineData(512, 3), InlineData(256, 2), InlineData(128, 2), InlineData(32, 2)]
    public void Every_weight_type_gives_the_states_of_the_definition(int bits, int threads)
    {
        foreach (var (type, largest) in Types)
            foreach (var dynamics in new[] { Synchronous, Asynchronous, NoisySynchronous, NoisyAsynchronous })
                foreach (var (units, probes) in new[] { (2, 1), (33, 3), (100, 17) })
                {
                    Check(new() { Units = units, Probes = probes, Method = RecallMethod.Weights, Dynamics = dynamics, WeightType = type, Largest = largest }, bits, threads);
                    Check(new() { Units = units, Probes = probes, Method = RecallMethod.Weights, Dynamics = dynamics, WeightType = type, Patterns = 4, SelfCoupling = true }, bits, threads);
                }
    }

    [Theory]
    [InlineData(512, 1), InlineData(512, 2), InlineData(512, 3), InlineData(256, 2), InlineData(128, 2), InlineData(32, 2)]
    public void Blocks_of_senders_and_receivers_join_without_a_seam(int bits, int threads)
    {
        foreach (var (type, largest) in Types)
        {
            Check(new() { Units = 515, Probes = 7, Method = RecallMethod.Weights, WeightType = type, Largest = largest }, bits, threads, 1);
            Check(new() { Units = 515, Probes = 3, Method = RecallMethod.Weights, WeightType = type, Dynamics = Asynchronous }, bits, threads, 2);
        }
    }

    [Theory]
    [InlineData(512), InlineData(256), InlineData(128), InlineData(32)]
    public void Silent_units_may_be_zero_and_have_thresholds(int bits)
    {
        foreach (var (type, largest) in Types)
            foreach (var dynamics in new[] { Synchronous, Asynchronous, NoisySynchronous, NoisyAsynchronous })
                foreach (var probes in new[] { 1, 17 })
                    Check(new()
                    {
                        Units = 100, Probes = probes, Method = RecallMethod.Weights, Dynamics = dynamics, Silent = 0, WeightType = type, Largest = largest,
                        Threshold = type == typeof(float) ? 0.4f : 0f,
                    }, bits, 2);
    }

    [Theory]
    [InlineData(512, 1), InlineData(512, 3), InlineData(256, 2), InlineData(128, 2), InlineData(32, 2)]
    public void Graded_units_have_the_outputs_of_the_definition(int bits, int threads)
    {
        foreach (var (units, probes) in new[] { (2, 1), (33, 3), (100, 17), (515, 5) })
        {
            using var plan = new MadeUpMemory { Units = units, Probes = probes, Method = RecallMethod.Weights, Dynamics = new RecallDynamics.Graded(4, 0.3) }.Plan();
            using var recall = new CpuDevice(bits).Place(plan, threads);
            var reference = new ReferenceRecall(plan);
            var (expected, found) = (new float[units * probes], new float[units * probes]);
            var (expectedChanges, foundChanges) = (new int[probes], new int[probes]);
            for (var sweep = 0; sweep < Sweeps; sweep++)
            {
                reference.Sweep(sweep, expectedChanges);
                recall.Sweep(sweep, foundChanges);
                reference.Read(expected);
                recall.Read(found);
                Assert.Equal(expected.Select(BitConverter.SingleToInt32Bits), found.Select(BitConverter.SingleToInt32Bits));
                Assert.Equal(expectedChanges, foundChanges);
            }
        }
    }

    [Theory]
    [InlineData(127), InlineData(-128)]
    public void Extreme_bytes_do_not_saturate(int weight)
    {
        using var plan = new MadeUpMemory { Units = 1100, Probes = 5, Method = RecallMethod.Weights, WeightType = typeof(sbyte), Largest = 0, SelfCoupling = true }.Plan();
        ((WeightMatrix<sbyte>)plan.Weights!).All.AsSpan().Fill((sbyte)weight);
        for (var probe = 0; probe < 5; probe++)
            for (var unit = 0; unit < 1100; unit++) plan.Start[probe, unit] = unit < 1095 || unit == 1095 + probe; // far more active than silent
        using var recall = new CpuDevice().Place(plan, 2);
        using var states = new PatternBits(5, 1100);
        var changed = new int[5];
        recall.Sweep(0, changed);
        recall.Read(states);
        Assert.All(Enumerable.Range(0, 5), probe => Assert.All(Enumerable.Range(0, 1100), unit => Assert.Equal(weight > 0, states[probe, unit])));
        Assert.Equal(Enumerable.Repeat(weight > 0 ? 4 : 1096, 5), changed);
    }

    [Fact]
    public void A_memory_settles_on_its_patterns_and_stays()
    {
        foreach (var dynamics in new[] { Synchronous, Asynchronous })
        {
            using var plan = new MadeUpMemory { Units = 300, Probes = 12, Patterns = 6, Method = RecallMethod.Weights, WeightType = typeof(sbyte), Dynamics = dynamics }.Plan();
            using var recall = new CpuDevice().Place(plan, 2);
            using var states = new PatternBits(12, 300);
            var changed = new int[12];
            for (var sweep = 0; sweep < 8; sweep++) recall.Sweep(sweep, changed);
            recall.Read(states);
            Assert.All(changed, count => Assert.Equal(0, count));
            Assert.All(Enumerable.Range(0, 12), probe => Assert.Equal(plan.Patterns.Row(plan.Targets[probe]).ToArray(), states.Row(probe).ToArray()));
        }
    }

    static void Check(MadeUpMemory memory, int bits, int threads, int sweeps = Sweeps)
    {
        using var plan = memory.Plan();
        using var recall = new CpuDevice(bits).Place(plan, threads);
        var reference = new ReferenceRecall(plan);
        using var expected = new PatternBits(memory.Probes, memory.Units);
        using var found = new PatternBits(memory.Probes, memory.Units);
        var (expectedChanges, foundChanges) = (new int[memory.Probes], new int[memory.Probes]);
        for (var sweep = 0; sweep < sweeps; sweep++)
        {
            reference.Sweep(sweep, expectedChanges);
            recall.Sweep(sweep, foundChanges);
            reference.Read(expected);
            recall.Read(found);
            Assert.Equal(expected.All.AsSpan().ToArray(), found.All.AsSpan().ToArray());
            Assert.Equal(expectedChanges, foundChanges);
        }
    }
}
