using System.Diagnostics;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Execution.Hopfield;

/// <summary>Sweeps over a memory until nothing changes any more.</summary>
public static class RecallLoop
{
    /// <summary>Recalls; the final states are in <paramref name="recall"/>.</summary>
    /// <param name="recall">Placed on a device, not swept yet.</param>
    /// <param name="plan">Of what is recalled.</param>
    /// <param name="afterSweep">Called with the number of sweeps made: 0 before the first, where every probe is as it starts.</param>
    /// <param name="cancel">Ends recall between two sweeps.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> came before the end.</exception>
    public static RecallEnd Run(IRecall recall, RecallPlan plan, Action<int>? afterSweep, CancellationToken cancel)
    {
        var changed = new int[plan.Start.Rows];
        var wall = new Stopwatch(); // of sweeps alone: who looks at states between them pays for it
        afterSweep?.Invoke(0);
        for (var sweep = 0; sweep < plan.Setup.Sweeps; sweep++)
        {
            cancel.ThrowIfCancellationRequested();
            wall.Start();
            recall.Sweep(sweep, changed);
            wall.Stop();
            afterSweep?.Invoke(sweep + 1);
            if (plan.IsDeterministic && changed.All(units => units == 0)) return new(sweep + 1, wall.Elapsed);
        }
        return new(plan.Setup.Sweeps, wall.Elapsed);
    }
}

/// <summary>How recall ended.</summary>
/// <param name="Sweeps">Made; the last one changed nothing, or was the last allowed.</param>
/// <param name="Wall">Time of the sweeps.</param>
public sealed record RecallEnd(int Sweeps, TimeSpan Wall);
