using GpuSim.Execution.Spiking;
using GpuSim.KernelLanguage;
using GpuSim.Kernels.Spiking;
using GpuSim.Planning.Spiking;
using GpuSim.Planning.Spiking.Stimuli;

namespace GpuSim.Accelerators.Cpu;

/// <summary>Adds one noise current to the input of a slice.</summary>
/// <param name="plan">The stimulus.</param>
/// <param name="channel">The channel of currents.</param>
/// <param name="slice">Who gets it.</param>
/// <param name="input">Where it goes.</param>
/// <param name="block">Most neurons at a time.</param>
internal sealed class CpuNoise(NoisePlan plan, int channel, SlicePlan slice, InputSlots input, int block) : CpuDrive
{
    readonly uint[] _draws = new uint[block];
    readonly SlicedInput _gathered = new(block);
    readonly HostBuffer<float> _currents = new(slice.Count);
    readonly NoiseLayout _drive = new()
    {
        Key0 = plan.Stream.Key0, Key1 = plan.Stream.Key1, FirstStep = checked((int)plan.FirstStep), Loss = plan.Loss, Spread = plan.Spread, Sigma = plan.Sigma,
    };

    /// <inheritdoc/>
    public override void Add(int first, int end, Epoch epoch)
    {
        var (from, to) = Part(plan.Neurons, slice, first, end);
        if (from == to) return;
        var quad = (slice.FirstInPopulation + first) / PoissonDrive.Neurons;
        var currents = _currents.View.SubView(first, end - first);
        for (var slot = 0; slot < epoch.Steps; slot++)
        {
            var step = epoch.FirstStep + slot;
            if (step < plan.FirstStep || step >= plan.EndStep) continue;
            var sums = input.At(slot, channel).SubView(slice.FirstInShard + first, end - first);
            var all = to - from == end - first;
            NoiseDrive.AddMany(quad, (int)step, _drive, currents, all ? sums : _gathered.Room(end - first), _draws.AsSpan(0, end - first));
            if (!all) _gathered.AddTo(sums, from, to);
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _gathered.Dispose();
        _currents.Dispose();
    }
}
