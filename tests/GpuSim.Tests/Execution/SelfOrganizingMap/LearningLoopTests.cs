using GpuSim.Execution.SelfOrganizingMap;
using GpuSim.Model.SelfOrganizingMap;
using GpuSim.Planning.SelfOrganizingMap;

namespace GpuSim.Tests.Execution.SelfOrganizingMap;

/// <summary>When learning ends, and what it tells on the way.</summary>
public class LearningLoopTests
{
    [Fact]
    public void All_epochs_are_learnt_in_order_and_told()
    {
        using var plan = Plan();
        using var training = new Counting();
        var seen = new List<int>();

        var end = LearningLoop.Run(training, plan, seen.Add, TestContext.Current.CancellationToken);

        Assert.Equal([1, 2, 3, 4, 5], training.Epochs);
        Assert.Equal([0, 1, 2, 3, 4, 5], seen);
        Assert.Equal((5, false), (end.Epochs, end.Interrupted));
    }

    [Fact]
    public void Cancelled_learning_stops_before_its_next_epoch_and_says_how_many_it_learnt()
    {
        using var cancel = new CancellationTokenSource();
        using var plan = Plan();
        using var training = new Counting();

        var end = LearningLoop.Run(training, plan, epoch =>
        {
            if (epoch == 2) cancel.Cancel();
        }, cancel.Token);

        Assert.Equal([1, 2], training.Epochs);
        Assert.Equal((2, true), (end.Epochs, end.Interrupted));
    }

    [Fact]
    public void Learning_cancelled_after_its_last_epoch_is_whole()
    {
        using var cancel = new CancellationTokenSource();
        using var plan = Plan();
        using var training = new Counting();

        var end = LearningLoop.Run(training, plan, epoch =>
        {
            if (epoch == 5) cancel.Cancel();
        }, cancel.Token);

        Assert.Equal((5, false), (end.Epochs, end.Interrupted));
    }

    static MapPlan Plan() => MapPlanner.Plan(new MapExperimentBuilder
    {
        Grid = new(3), Data = new TrainingData.UniformCube(4, 2), Alpha = new Schedule.Linear(1, 0), Sigma = new Schedule.Linear(1, 1), Epochs = 5,
    }.Build());

    /// <summary>Learns nothing but which epochs it was given.</summary>
    sealed class Counting : IMapTraining
    {
        public List<int> Epochs { get; } = [];

        public void Learn(EpochPlan epoch) => Epochs.Add(epoch.Epoch);

        public void FindWinners(Span<int> nearest, Span<int> second) => throw new InvalidOperationException("The loop looks for no winners.");

        public void Read(Span<float> weights) => throw new InvalidOperationException("The loop reads no weights.");

        public void Dispose()
        {
        }
    }
}
