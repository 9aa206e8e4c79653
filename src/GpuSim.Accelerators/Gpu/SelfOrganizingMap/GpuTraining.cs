using GpuSim.Execution.SelfOrganizingMap;
using GpuSim.Kernels.SelfOrganizingMap;
using GpuSim.Model.SelfOrganizingMap;
using GpuSim.Planning.SelfOrganizingMap;

namespace GpuSim.Accelerators.Gpu.SelfOrganizingMap;

/// <summary>A map that learns on a device: an epoch is a few copies there and some launches, and nothing comes back until it is asked for.</summary>
internal sealed class GpuTraining : IMapTraining
{
    readonly IAccelerator _accelerator;
    readonly int _samples;
    readonly GpuMap _map;
    readonly GpuNeighbourhood _neighbourhood;
    readonly GpuWinners _winners;
    readonly MapSteps _steps;

    /// <exception cref="Planning.NotEnoughMemoryException">It does not fit; nothing was allocated.</exception>
    public GpuTraining(IAccelerator accelerator, GpuProgram program, MapPlan plan)
    {
        var shape = new MapShape(accelerator.Info, plan);
        shape.Check();
        (_accelerator, _samples) = (accelerator, plan.Samples);
        _map = new(accelerator, program, plan, shape);
        _neighbourhood = new(accelerator, plan, shape);
        _winners = new(accelerator, program, plan, shape, _map);
        _steps = plan.Experiment.Learning is MapLearning.Online
            ? new OnlineSteps(accelerator, program, _map, _neighbourhood)
            : new BatchSteps(accelerator, program, plan, shape, _map, _neighbourhood, _winners);
    }

    public void Learn(EpochPlan epoch)
    {
        _neighbourhood.Begin(epoch);
        _steps.Learn(epoch);
        _accelerator.Finish(); // an epoch is done when it is said to be: for whoever counts, times or stops between two
    }

    public void FindWinners(Span<int> nearest, Span<int> second)
    {
        _winners.Find(new SampleRun { Count = _samples }, _neighbourhood.Order, _samples);
        _winners.Nearest.Read(0, nearest);
        _winners.Second.Read(0, second);
    }

    public void Read(Span<float> weights) => _map.Read(weights);

    public void Dispose()
    {
        _steps.Dispose();
        _winners.Dispose();
        _neighbourhood.Dispose();
        _map.Dispose();
    }
}
