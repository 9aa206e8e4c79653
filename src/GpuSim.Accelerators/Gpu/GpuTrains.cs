using GpuSim.Kernels.Spiking;
using GpuSim.Planning.Spiking.Stimuli;

namespace GpuSim.Accelerators.Gpu;

/// <summary>One stimulus of given spikes.</summary>
internal sealed class GpuTrains : GpuDrive
{
    readonly NetworkShape _shape;
    readonly TrainLayout _drive;
    readonly int _neurons;
    readonly GpuArray<int> _starts, _trains;

    public GpuTrains(TrainPlan plan, IAccelerator accelerator, NetworkShape shape, GpuProgram program)
    {
        _shape = shape;
        Kernel = program.Kernel(accelerator, typeof(TrainDrive), nameof(TrainDrive.Add));
        _neurons = plan.Spikes.Starts.Length - 1;
        _drive = new() { Weight = plan.Weight, FirstSum = plan.Receptor * shape.Rings.Places + shape.FirstPlace[plan.To] };
        _starts = new(accelerator, plan.Spikes.Starts);
        _trains = new(accelerator, plan.Spikes.Steps);
    }

    public override IDeviceKernel Kernel { get; }

    public override int Groups => ItemGroups(_neurons);

    public override KernelArgument[] Arguments(int ahead, int steps, GpuSpikes spikes) => new Arguments()
        .Value(_neurons).Value(_shape.Rings).Value(ahead).Value(steps).View(spikes.Clock).Value(_drive).View(_starts).View(_trains).View(spikes.Sums).ToArray();

    public override void Dispose()
    {
        _starts.Dispose();
        _trains.Dispose();
    }
}
