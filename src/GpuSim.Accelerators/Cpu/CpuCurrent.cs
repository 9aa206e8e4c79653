using GpuSim.Execution.Spiking;
using GpuSim.KernelLanguage;
using GpuSim.Kernels.Spiking;
using GpuSim.Planning.Spiking;
using GpuSim.Planning.Spiking.Stimuli;

namespace GpuSim.Accelerators.Cpu;

/// <summary>Adds a direct current to the input of some neurons of a slice.</summary>
/// <param name="plan">The current.</param>
/// <param name="channel">The channel of currents.</param>
/// <param name="slice">Of which they are.</param>
/// <param name="input">Where it goes.</param>
internal sealed class CpuCurrent(SlicedCurrent plan, int channel, SlicePlan slice, InputSlots input) : CpuDrive
{
    readonly CurrentSchedule _schedule = new(plan.Quanta);

    /// <summary>The first block brings the current of the whole slice: a schedule is asked for steps in order.</summary>
    public override void Add(int first, int end, Epoch epoch)
    {
        if (first > 0) return;
        var (from, to) = Part(plan.Neurons, slice, 0, slice.Count);
        for (var slot = 0; slot < epoch.Steps; slot++)
        {
            var quanta = IntrinsicMath.ToInt(_schedule.At(epoch.FirstStep + slot));
            var sums = input.At(slot, channel);
            for (var neuron = from; neuron < to; neuron++) sums[slice.FirstInShard + neuron] += quanta;
        }
    }
}
