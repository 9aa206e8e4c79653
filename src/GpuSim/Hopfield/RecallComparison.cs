using GpuSim.Config;
using GpuSim.Model.Hopfield;

namespace GpuSim.Hopfield;

/// <summary>One experiment on several devices: the same states, and how fast each; <c>gpusim compare --json</c> prints exactly this, in snake_case.</summary>
/// <param name="Name">Of the experiment.</param>
/// <param name="Identical">Whether all final states are the same.</param>
/// <param name="Runs">In the order asked for; the first is what the others are held to.</param>
public sealed record RecallComparison(string Name, bool Identical, IReadOnlyList<ComparedRecall> Runs) : IComparison
{
    /// <summary>Runs <paramref name="document"/> on each of <paramref name="devices"/> in turn.</summary>
    /// <param name="document">The experiment.</param>
    /// <param name="devices">As <c>--device</c> names them.</param>
    /// <param name="threads">Thread counts; each CPU device runs once for each.</param>
    /// <param name="cancel">Ends the comparison.</param>
    /// <param name="progress">Called before each run with what is run.</param>
    /// <exception cref="DeviceMissingException">One of them is not here; nothing was run.</exception>
    public static RecallComparison Of(ExperimentDocument document, IReadOnlyList<string> devices, IReadOnlyList<int> threads, Action<string>? progress = null, CancellationToken cancel = default)
    {
        var experiment = (HopfieldExperiment)document.Experiment;
        foreach (var device in devices) document.Placing(() => HopfieldRun.Check(experiment, new() { Device = device, Threads = threads.Max() }));
        var first = new List<FinalStates>();
        var runs = new List<ComparedRecall>();
        foreach (var name in devices)
        {
            foreach (var count in Devices.TakesThreads(name) ? threads : [1])
            {
                progress?.Invoke($"{name}, {count} {(count == 1 ? "thread" : "threads")}");
                using var device = Devices.Open(name);
                var check = runs.Count == 0 ? null : new StateCheck(first);
                var run = document.Placing(() => HopfieldRun.Of(experiment, new() { Device = name, Threads = count, Cancel = cancel }, "", [], device, check is null ? first.Add : check.Take));
                if (run.Interrupted) throw new OperationCanceledException();
                runs.Add(new(name, run.Device.Name, run.Threads, run.BuildS, run.Seconds, run.SweepMs ?? 0, runs.Count == 0 ? 1 : runs[0].Seconds / run.Seconds, run.MeanOverlap ?? 0, run.StateSha256!, check?.First));
            }
        }
        return new(experiment.Name, runs.All(run => run.StateSha256 == runs[0].StateSha256), runs);
    }
}

/// <summary>One run of a comparison.</summary>
/// <param name="Device">As it was asked for.</param>
/// <param name="Name">The device's own name.</param>
/// <param name="Threads">Host threads.</param>
/// <param name="BuildS">Wall time of learning and placing, s.</param>
/// <param name="Seconds">Wall time of recall, s.</param>
/// <param name="SweepMs">Wall time of one sweep of all probes, ms.</param>
/// <param name="SpeedUp">Over the first run.</param>
/// <param name="MeanOverlap">Reached.</param>
/// <param name="StateSha256">Hash of the final states.</param>
/// <param name="FirstDifference">From the first run's states; null where there is none.</param>
public sealed record ComparedRecall(
    string Device, string Name, int Threads, double BuildS, double Seconds, double SweepMs, double SpeedUp, double MeanOverlap, string StateSha256, StateDifference? FirstDifference);

/// <summary>The first unit whose final state is not that of the first run.</summary>
/// <param name="Point">Number of the point, from 0.</param>
/// <param name="Trial">Number of the trial, from 0.</param>
/// <param name="Probe">Number of the probe, from 0.</param>
/// <param name="Unit">Number of the unit, from 0.</param>
public sealed record StateDifference(int Point, int Trial, int Probe, int Unit);

/// <summary>Holds final states to earlier ones as they come, and remembers where they first part.</summary>
internal sealed class StateCheck(IReadOnlyList<FinalStates> earlier)
{
    int _seen;

    /// <summary>Null so far.</summary>
    public StateDifference? First { get; private set; }

    /// <summary>Takes a trial; trials come in the same order in every run.</summary>
    public void Take(FinalStates states)
    {
        var expected = earlier[_seen++];
        if (First is null && expected.FirstDifference(states) is { } difference) First = new(states.Point, states.Trial, difference.Probe, difference.Unit);
    }
}
