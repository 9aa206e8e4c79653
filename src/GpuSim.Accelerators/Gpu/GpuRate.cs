using GpuSim.Kernels.Spiking;
using GpuSim.Planning.Spiking.Stimuli;

namespace GpuSim.Accelerators.Gpu;

/// <summary>One Poisson stimulus of changing rate.</summary>
internal sealed class GpuRate : GpuDrive
{
    readonly NetworkShape _shape;
    readonly RateLayout _drive;
    readonly int _quads;
    readonly GpuArray<uint> _thresholds;
    readonly GpuArray<int> _rows;

    public GpuRate(RatePlan plan, IAccelerator accelerator, NetworkShape shape, GpuProgram program)
    {
        _shape = shape;
        Kernel = program.Kernel(accelerator, typeof(RateDrive), nameof(RateDrive.Add));
        _quads = shape.Quads(plan.To);
        _drive = new()
        {
            Key0 = plan.Stream.Key0,
            Key1 = plan.Stream.Key1,
            FirstStep = checked((int)plan.FirstStep),
            EndStep = checked((int)plan.EndStep),
            FirstNeuron = plan.Neurons.First,
            EndNeuron = plan.Neurons.First + plan.Neurons.Count,
            Parts = plan.Counts.Parts,
            Weight = plan.Weight,
            Width = plan.Counts.Width,
            FirstSum = plan.Receptor * shape.Rings.Places + shape.FirstPlace[plan.To],
        };
        _thresholds = new(accelerator, plan.Counts.Words);
        _rows = new(accelerator, plan.Counts.Rows);
    }

    public override IDeviceKernel Kernel { get; }

    public override int Groups => ItemGroups(_quads);

    public override KernelArgument[] Arguments(int ahead, int steps, GpuSpikes spikes) => new Arguments()
        .Value(_quads).Value(_shape.Rings).Value(ahead).Value(steps).View(spikes.Clock).Value(_drive).View(_thresholds).View(_rows).View(spikes.Sums).ToArray();

    public override void Dispose()
    {
        _thresholds.Dispose();
        _rows.Dispose();
    }
}
