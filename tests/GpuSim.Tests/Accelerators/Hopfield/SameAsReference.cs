using GpuSim.Accelerators.Cpu;
using GpuSim.Accelerators.Cpu.Hopfield;
using GpuSim.Execution.Hopfield;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Tests.Accelerators.Hopfield;

/// <summary>Holds the processor's recall, at every width and several numbers of threads, to the reference: states and numbers of changed units after each sweep.</summary>
static class SameAsReference
{
    public static void Check(MadeUpMemory memory, int sweeps)
    {
        using var plan = memory.Plan();
        var expected = Recall(new ReferenceRecall(plan), plan, sweeps);
        foreach (var bits in CpuDevice.Widths)
            foreach (var threads in new[] { 1, 2, 3 })
                Assert.True(expected.SequenceEqual(Recall(CpuRecall.Place(plan, bits, threads), plan, sweeps)), $"cpu:{bits} with {threads} threads differs: {memory}");
    }

    /// <summary>Bits of all states and the changed units, sweep after sweep.</summary>
    public static List<int> Recall(IRecall recall, RecallPlan plan, int sweeps)
    {
        var all = new List<int>();
        var changed = new int[plan.Start.Rows];
        using var bits = new PatternBits(plan.Start.Rows, plan.Units);
        var reals = new float[plan.Start.Rows * plan.Units];
        for (var sweep = 0; sweep < sweeps; sweep++)
        {
            recall.Sweep(sweep, changed);
            if (plan.IsReal) recall.Read(reals);
            else recall.Read(bits);
            all.AddRange(changed);
            all.AddRange(plan.IsReal ? reals.Select(BitConverter.SingleToInt32Bits) : bits.All.AsSpan().ToArray().Select(word => (int)word));
        }
        recall.Dispose();
        return all;
    }
}
