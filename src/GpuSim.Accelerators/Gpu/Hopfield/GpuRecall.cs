using GpuSim.Execution.Hopfield;
using GpuSim.Model.Hopfield;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Accelerators.Gpu.Hopfield;

/// <summary>A memory and its probes that live on a device. A sweep is a few launches and one small copy back: how many units of each probe changed.</summary>
internal sealed class GpuRecall : IRecall
{
    readonly GpuProbes _probes;
    readonly RecallSteps _steps;

    /// <exception cref="Planning.NotEnoughMemoryException">It does not fit; nothing was allocated.</exception>
    public GpuRecall(IAccelerator accelerator, GpuProgram program, RecallPlan plan)
    {
        new RecallShape(plan).Check(accelerator.Info);
        _probes = new(accelerator, plan);
        var isWalk = plan.Update == UpdateMode.Asynchronous;
        _steps = plan.Method switch
        {
            RecallMethod.Patterns when isWalk => new PatternWalk(accelerator, program, plan, _probes),
            RecallMethod.Patterns => new PatternSteps(accelerator, program, plan, _probes),
            RecallMethod.Dense when isWalk => new DenseWalk(accelerator, program, plan, _probes),
            RecallMethod.Dense => new DenseSteps(accelerator, program, plan, _probes),
            RecallMethod.Modern => new SoftmaxSteps(accelerator, program, plan, _probes),
            _ when plan.Setup.Dynamics is RecallDynamics.Graded => new GradedSteps(accelerator, program, plan, _probes),
            _ when isWalk => new WeightWalk(accelerator, program, plan, _probes),
            _ => new WeightSteps(accelerator, program, plan, _probes),
        };
    }

    public void Sweep(int sweep, Span<int> changed)
    {
        changed.Clear();
        if (_probes.Active == 0) return;
        _steps.Sweep(sweep);
        _probes.Take(changed);
    }

    public void Read(PatternBits states) => _probes.States.Read(0, states.All);

    public unsafe void Read(Span<float> states)
    {
        fixed (float* first = states) _probes.Outputs.Read(0, new KernelLanguage.ArrayView<float>(first, states.Length));
    }

    public void Dispose()
    {
        _steps.Dispose();
        _probes.Dispose();
    }
}
