using GpuSim.Kernels.Spiking;
using GpuSim.Planning.Spiking;

namespace GpuSim.Accelerators.Gpu;

/// <summary>Adds input that comes from no neuron: a launch of its own in every epoch, before neurons are stepped, that adds quanta to the sums of the epoch's steps. Poisson input needs none: the update draws it.</summary>
internal abstract class GpuDrive : IDisposable
{
    /// <summary>Its kernel.</summary>
    public abstract IDeviceKernel Kernel { get; }

    /// <summary>Groups of the launch.</summary>
    public abstract int Groups { get; }

    /// <summary>Items of a group.</summary>
    public virtual int GroupSize => NeuronUpdate.GroupSize;

    /// <summary>Arguments of an epoch.</summary>
    /// <param name="ahead">From the device's clock to the epoch's first step.</param>
    /// <param name="steps">Steps of the epoch.</param>
    /// <param name="spikes">The sums, and the clock.</param>
    public abstract KernelArgument[] Arguments(int ahead, int steps, GpuSpikes spikes);

    public abstract void Dispose();

    /// <summary>Everything that drives a plan's neurons by a launch of its own.</summary>
    public static IEnumerable<GpuDrive> Of(SpikingPlan plan, IAccelerator accelerator, NetworkShape shape, GpuProgram program) =>
    [
        .. plan.Rates.Select(drive => new GpuRate(drive, accelerator, shape, program)),
        .. plan.Noise.Select(drive => new GpuNoise(drive, accelerator, shape, program)),
        .. plan.SlicedCurrents.Select(drive => new GpuCurrent(drive, accelerator, shape, program)),
        .. plan.Trains.Select(drive => new GpuTrains(drive, accelerator, shape, program)),
    ];

    /// <summary>Groups that hold so many items.</summary>
    protected int ItemGroups(int items) => (items + GroupSize - 1) / GroupSize;
}
