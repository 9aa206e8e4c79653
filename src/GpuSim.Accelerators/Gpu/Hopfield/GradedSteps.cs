using GpuSim.Kernels.Hopfield;
using GpuSim.Model.Hopfield;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Accelerators.Gpu.Hopfield;

/// <summary>Graded units from a matrix of real weights.</summary>
internal sealed class GradedSteps : RecallSteps
{
    readonly GpuProbes _probes;
    readonly GpuWeights _weights;
    readonly GpuArray<int> _fields;
    readonly GpuArray<float> _potentials;
    readonly IDeviceKernel _advance;
    readonly float _rate, _gain;

    public GradedSteps(IAccelerator accelerator, GpuProgram program, RecallPlan plan, GpuProbes probes)
    {
        _probes = probes;
        var graded = (RecallDynamics.Graded)plan.Setup.Dynamics;
        (_rate, _gain) = ((float)graded.Step, (float)graded.Gain);
        _advance = program.Kernel(accelerator, typeof(GradedUpdates), nameof(GradedUpdates.Move));
        _weights = GpuWeights.Create(accelerator, program, plan, probes);
        _fields = new(accelerator, (long)probes.All * probes.Layout.Words * 32);
        _potentials = new(accelerator, probes.Outputs.Length);
        GpuProbes.WriteValues(_potentials, plan);
    }

    public override void Sweep(int sweep)
    {
        _weights.Sum(_fields);
        _probes.Launch(_advance, GpuProbes.Tiles(_probes.Layout.Units, GradedUpdates.GroupSize), GradedUpdates.GroupSize, tiles => new Arguments()
            .Value(_probes.Layout).Value(tiles).Value(_rate).Value(_gain).View(_probes.Listed).View(_fields).View(_potentials).View(_probes.Outputs).View(_probes.Changed));
    }

    public override void Dispose()
    {
        _potentials.Dispose();
        _fields.Dispose();
        _weights.Dispose();
    }
}
