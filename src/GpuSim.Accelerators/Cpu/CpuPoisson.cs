using GpuSim.Execution.Spiking;
using GpuSim.Kernels.Spiking;
using GpuSim.Planning.Spiking;

namespace GpuSim.Accelerators.Cpu;

/// <summary>Adds one Poisson stimulus to the input of a slice.</summary>
internal sealed class CpuPoisson(PoissonPlan plan, SlicePlan slice, InputSlots input)
{
    readonly PoissonViews _views = new()
    {
        Stream = plan.Stream,
        Counts = plan.Counts.View,
        Parts = plan.Parts,
        Weight = plan.Weight,
        Receptor = plan.Receptor,
    };

    /// <summary>Neurons [<paramref name="first"/>, <paramref name="end"/>) of the slice, all steps of the epoch; <paramref name="first"/> is a multiple of four.</summary>
    public void Add(int first, int end, Epoch epoch)
    {
        var views = _views;
        var quadOfFirst = slice.FirstInPopulation / PoissonDrive.Neurons;
        for (var slot = 0; slot < epoch.Steps; slot++)
        {
            var step = epoch.FirstStep + slot;
            if (step < plan.FirstStep || step >= plan.EndStep) continue;
            var sums = input.At(slot, views.Receptor).SubView(slice.FirstInShard, ShardCut.Padded(slice.Count));
            for (var neuron = first; neuron < end; neuron += PoissonDrive.Neurons)
                PoissonDrive.Add(quadOfFirst + neuron / PoissonDrive.Neurons, step, views, sums.SubView(neuron, PoissonDrive.Neurons));
        }
    }
}
