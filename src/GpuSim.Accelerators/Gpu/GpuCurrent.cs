using GpuSim.Kernels.Spiking;
using GpuSim.Planning.Spiking.Stimuli;

namespace GpuSim.Accelerators.Gpu;

/// <summary>A direct current to some neurons of a population.</summary>
internal sealed class GpuCurrent : GpuDrive
{
    readonly NetworkShape _shape;
    readonly int _neurons, _firstSum;
    readonly GpuArray<CurrentPiece> _pieces;

    public GpuCurrent(SlicedCurrent plan, IAccelerator accelerator, NetworkShape shape, GpuProgram program)
    {
        _shape = shape;
        Kernel = program.Kernel(accelerator, typeof(CurrentDrive), nameof(CurrentDrive.Add));
        _neurons = plan.Neurons.Count;
        _firstSum = shape.Rings.FirstCurrent + shape.FirstPlace[plan.To] + plan.Neurons.First;
        _pieces = new(accelerator, [.. NetworkShape.Pieces(plan.Quanta)]);
    }

    public override IDeviceKernel Kernel { get; }

    public override int Groups => ItemGroups(_neurons);

    public override KernelArgument[] Arguments(int ahead, int steps, GpuSpikes spikes) => new Arguments()
        .Value(_neurons).Value(_shape.Rings).Value(ahead).Value(steps).View(spikes.Clock).Value(_firstSum).View(_pieces).View(spikes.Sums).ToArray();

    public override void Dispose() => _pieces.Dispose();
}
