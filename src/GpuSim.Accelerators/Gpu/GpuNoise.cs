using GpuSim.Kernels.Spiking;
using GpuSim.Planning.Spiking.Stimuli;

namespace GpuSim.Accelerators.Gpu;

/// <summary>One noise current.</summary>
internal sealed class GpuNoise : GpuDrive
{
    readonly NetworkShape _shape;
    readonly NoiseLayout _drive;
    readonly int _quads;
    readonly GpuArray<float> _currents;

    public GpuNoise(NoisePlan plan, IAccelerator accelerator, NetworkShape shape, GpuProgram program)
    {
        _shape = shape;
        Kernel = program.Kernel(accelerator, typeof(NoiseDrive), nameof(NoiseDrive.Add));
        _quads = shape.Quads(plan.To);
        _drive = new()
        {
            Key0 = plan.Stream.Key0,
            Key1 = plan.Stream.Key1,
            FirstStep = checked((int)plan.FirstStep),
            EndStep = checked((int)plan.EndStep),
            FirstNeuron = plan.Neurons.First,
            EndNeuron = plan.Neurons.First + plan.Neurons.Count,
            Loss = plan.Loss,
            Spread = plan.Spread,
            Sigma = plan.Sigma,
            FirstSum = shape.Rings.FirstCurrent + shape.FirstPlace[plan.To],
        };
        _currents = new(accelerator, (long)PoissonDrive.Neurons * _quads);
    }

    public override IDeviceKernel Kernel { get; }

    public override int Groups => ItemGroups(_quads);

    public override KernelArgument[] Arguments(int ahead, int steps, GpuSpikes spikes) => new Arguments()
        .Value(_quads).Value(_shape.Rings).Value(ahead).Value(steps).View(spikes.Clock).Value(_drive).View(_currents).View(spikes.Sums).ToArray();

    public override void Dispose() => _currents.Dispose();
}
