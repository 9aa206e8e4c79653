using System.Diagnostics;
using GpuSim.Planning.SelfOrganizingMap;

namespace GpuSim.Execution.SelfOrganizingMap;

/// <summary>Learns all samples, epoch after epoch.</summary>
public static class LearningLoop
{
    /// <summary>Learns; the weights are in <paramref name="training"/>.</summary>
    /// <param name="training">Placed on a device, nothing learnt yet.</param>
    /// <param name="plan">Of what is learnt.</param>
    /// <param name="afterEpoch">Called with the number of epochs learnt: 0 before the first.</param>
    /// <param name="cancel">Ends learning between two epochs; what was learnt until then stays.</param>
    public static LearningEnd Run(IMapTraining training, MapPlan plan, Action<int> afterEpoch, CancellationToken cancel)
    {
        var wall = new Stopwatch(); // of learning alone: who looks at weights between epochs pays for it
        using var epochs = MapPlanner.Epochs(plan).GetEnumerator();
        var learnt = 0;
        afterEpoch(learnt);
        while (!cancel.IsCancellationRequested && TryLearn()) afterEpoch(++learnt);
        return new(learnt, wall.Elapsed, learnt < plan.Experiment.Epochs);

        // Whether there was one more epoch. Making its plan is a part of learning.
        bool TryLearn()
        {
            wall.Start();
            var isMore = epochs.MoveNext();
            if (isMore) training.Learn(epochs.Current);
            wall.Stop();
            return isMore;
        }
    }
}

/// <summary>How learning ended.</summary>
/// <param name="Epochs">Learnt.</param>
/// <param name="Wall">Time of learning.</param>
/// <param name="Interrupted">Whether it was ended before its last epoch.</param>
public sealed record LearningEnd(int Epochs, TimeSpan Wall, bool Interrupted);
