using GpuSim.Execution.Spiking;
using GpuSim.Kernels.Spiking;
using GpuSim.Model.Spiking;
using GpuSim.Planning.Spiking;

namespace GpuSim.Accelerators.Cpu;

/// <summary>Adds input that comes from no neuron to a slice: one stimulus, in quanta, to the sums of the epoch about to be made.</summary>
internal abstract class CpuDrive : IDisposable
{
    /// <summary>Neurons [<paramref name="first"/>, <paramref name="end"/>) of the slice, all steps of the epoch; <paramref name="first"/> is a multiple of the block.</summary>
    public abstract void Add(int first, int end, Epoch epoch);

    /// <summary>Which neurons of [<paramref name="first"/>, <paramref name="end"/>) of a slice are among those that get a stimulus, counted from <paramref name="first"/>.</summary>
    protected static (int From, int To) Part(NeuronRange neurons, SlicePlan slice, int first, int end)
    {
        var shift = slice.FirstInPopulation + first;
        var from = Math.Clamp(neurons.First - shift, 0, end - first);
        return (from, Math.Clamp(neurons.First + neurons.Count - shift, from, end - first));
    }

    /// <summary>Frees what it took.</summary>
    public virtual void Dispose() { }

    /// <summary>Everything that drives a slice.</summary>
    /// <param name="parts">What the slice's shard is made of.</param>
    /// <param name="slice">Who gets it.</param>
    /// <param name="input">Where it goes.</param>
    /// <param name="block">Most neurons at a time.</param>
    public static CpuDrive[] Of(ShardParts parts, SlicePlan slice, InputSlots input, int block) =>
    [
        .. parts.Plan.Poisson.Where(drive => drive.To == slice.Population).Select(drive => new CpuPoisson(drive, slice, input, block)),
        .. parts.Plan.Rates.Zip(parts.Rates).Where(drive => drive.First.To == slice.Population).Select(drive => new CpuRate(drive.First, drive.Second, slice, input, block)),
        .. parts.Plan.Noise.Where(drive => drive.To == slice.Population).Select(drive => new CpuNoise(drive, parts.Plan.CurrentChannel, slice, input, block)),
        .. parts.Plan.SlicedCurrents.Where(drive => drive.To == slice.Population).Select(drive => new CpuCurrent(drive, parts.Plan.CurrentChannel, slice, input)),
        .. parts.Plan.Trains.Where(drive => drive.To == slice.Population).Select(drive => new CpuTrains(drive, slice, input)),
    ];
}
