using GpuSim.Dynamics.Random;
using GpuSim.Execution.Spiking;
using GpuSim.Kernels.Spiking;
using GpuSim.Planning.Spiking;

namespace GpuSim.Accelerators.Cpu;

/// <summary>Adds one Poisson stimulus to the input of a slice.</summary>
/// <param name="plan">The stimulus.</param>
/// <param name="slice">Who gets it.</param>
/// <param name="input">Where it goes.</param>
/// <param name="block">Most neurons at a time.</param>
internal sealed class CpuPoisson(PoissonPlan plan, SlicePlan slice, InputSlots input, int block) : CpuDrive
{
    readonly uint[] _draws = new uint[block];
    readonly ThresholdLanes _counts = new(plan.Counts.Lookup);
    readonly PoissonLayout _drive = new() { Key0 = plan.Stream.Key0, Key1 = plan.Stream.Key1, Parts = plan.Parts, Weight = plan.Weight };

    /// <inheritdoc/>
    public override void Add(int first, int end, Epoch epoch)
    {
        var quad = (slice.FirstInPopulation + first) / PoissonDrive.Neurons;
        for (var slot = 0; slot < epoch.Steps; slot++)
        {
            var step = epoch.FirstStep + slot;
            if (step < plan.FirstStep || step >= plan.EndStep) continue;
            var sums = input.At(slot, plan.Receptor).SubView(slice.FirstInShard + first, end - first);
            PoissonDrive.AddMany(quad, (int)step, _drive, _counts, sums, _draws.AsSpan(0, end - first));
        }
    }
}
