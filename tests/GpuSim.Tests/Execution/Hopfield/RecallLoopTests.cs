using GpuSim.Execution.Hopfield;
using GpuSim.Model.Hopfield;
using GpuSim.Model.Hopfield.Description;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Tests.Execution.Hopfield;

/// <summary>When recall ends, and what it tells on the way.</summary>
public class RecallLoopTests
{
    [Fact]
    public void Recall_ends_with_the_sweep_that_changes_nothing()
    {
        var (end, seen) = Run(new RecallDynamics.Deterministic(UpdateMode.Asynchronous), [3, 1, 0, 0]);

        Assert.Equal(3, end.Sweeps);
        Assert.Equal([0, 1, 2, 3], seen);
    }

    [Fact]
    public void Recall_that_goes_on_changing_ends_with_the_last_sweep_allowed()
    {
        var (end, seen) = Run(new RecallDynamics.Deterministic(UpdateMode.Synchronous), [2, 2, 2, 2, 2, 2]);

        Assert.Equal(5, end.Sweeps);
        Assert.Equal([0, 1, 2, 3, 4, 5], seen);
    }

    [Fact]
    public void Noise_may_change_a_unit_again_so_that_a_quiet_sweep_is_no_end()
    {
        var (end, _) = Run(new RecallDynamics.Glauber(0.1, UpdateMode.Asynchronous), [1, 0, 0, 2, 0]);

        Assert.Equal(5, end.Sweeps);
    }

    [Fact]
    public void A_cancelled_recall_stops_before_its_next_sweep()
    {
        using var cancel = new CancellationTokenSource();
        using var plan = Plan(new RecallDynamics.Deterministic(UpdateMode.Asynchronous));
        using var recall = new Scripted([1, 1, 1, 1, 1]);

        Assert.Throws<OperationCanceledException>(() => RecallLoop.Run(recall, plan, sweeps =>
        {
            if (sweeps == 2) cancel.Cancel();
        }, cancel.Token));
        Assert.Equal(2, recall.Sweeps);
    }

    static (RecallEnd End, List<int> Seen) Run(RecallDynamics dynamics, int[] changes)
    {
        using var plan = Plan(dynamics);
        using var recall = new Scripted(changes);
        var seen = new List<int>();
        return (RecallLoop.Run(recall, plan, seen.Add, CancellationToken.None), seen);
    }

    static RecallPlan Plan(RecallDynamics dynamics)
    {
        var experiment = new HopfieldExperimentBuilder().Add(new HopfieldDescription { Neurons = 32, Patterns = new PatternSource.Random { Count = 2 }, Dynamics = dynamics, Sweeps = 5 }).Build();
        return RecallPlanner.Plan(experiment, experiment.Points[0], 0, 1, CancellationToken.None);
    }

    // Says of the second probe that so many units changed in each sweep.
    sealed class Scripted(int[] changes) : IRecall
    {
        public int Sweeps { get; private set; }

        public void Sweep(int sweep, Span<int> changed)
        {
            Assert.Equal(Sweeps++, sweep);
            changed[0] = 0;
            changed[1] = changes[sweep];
        }

        public void Read(PatternBits states) { }

        public void Read(Span<float> states) { }

        public void Dispose() { }
    }
}
