using GpuSim.Config;
using GpuSim.Model.SelfOrganizingMap;

namespace GpuSim.SelfOrganizingMap;

/// <summary>One experiment on several devices: the same weights, and how fast each; <c>gpusim compare --json</c> prints exactly this, in snake_case.</summary>
/// <param name="Name">Of the experiment.</param>
/// <param name="Identical">Whether all weights are the same.</param>
/// <param name="Runs">In the order asked for; the first is what the others are held to.</param>
public sealed record MapComparison(string Name, bool Identical, IReadOnlyList<ComparedMap> Runs) : IComparison
{
    /// <summary>Runs <paramref name="document"/> on each of <paramref name="devices"/> in turn.</summary>
    /// <param name="document">The experiment.</param>
    /// <param name="devices">As <c>--device</c> names them.</param>
    /// <param name="threads">Thread counts; each CPU device runs once for each.</param>
    /// <param name="cancel">Ends the comparison.</param>
    /// <param name="progress">Called before each run with what is run.</param>
    /// <exception cref="DeviceMissingException">One of them is not here; nothing was run.</exception>
    public static MapComparison Of(ExperimentDocument document, IReadOnlyList<string> devices, IReadOnlyList<int> threads, Action<string>? progress = null, CancellationToken cancel = default)
    {
        var experiment = (MapExperiment)document.Experiment;
        foreach (var device in devices) document.Placing(() => MapRun.Check(experiment, new() { Device = device, Threads = threads.Max() }));
        float[]? first = null;
        var runs = new List<ComparedMap>();
        foreach (var name in devices)
        {
            foreach (var count in Devices.TakesThreads(name) ? threads : [1])
            {
                progress?.Invoke($"{name}, {count} {(count == 1 ? "thread" : "threads")}");
                using var device = Devices.Open(name);
                WeightDifference? difference = null;
                var run = document.Placing(() => MapRun.Of(experiment, new() { Device = name, Threads = count, Cancel = cancel }, "", [], device, weights =>
                {
                    first ??= weights;
                    difference = WeightDifference.Between(first, weights, experiment.Grid.Units);
                }));
                if (run.Interrupted) throw new OperationCanceledException();
                runs.Add(new(
                    name, run.Device.Name, run.Threads, run.BuildS, run.Seconds, run.SamplesPerSecond ?? 0, runs.Count == 0 ? 1 : runs[0].Seconds / run.Seconds,
                    run.QuantisationError, run.WeightsSha256, difference));
            }
        }
        return new(experiment.Name, runs.All(run => run.WeightsSha256 == runs[0].WeightsSha256), runs);
    }
}

/// <summary>One run of a comparison.</summary>
/// <param name="Device">As it was asked for.</param>
/// <param name="Name">The device's own name.</param>
/// <param name="Threads">Host threads.</param>
/// <param name="BuildS">Wall time of making and placing samples and weights, s.</param>
/// <param name="Seconds">Wall time of learning, s.</param>
/// <param name="SamplesPerSecond">Learnt.</param>
/// <param name="SpeedUp">Over the first run.</param>
/// <param name="QuantisationError">Reached.</param>
/// <param name="WeightsSha256">Hash of the weights.</param>
/// <param name="FirstDifference">From the first run's weights; null where there is none.</param>
public sealed record ComparedMap(
    string Device, string Name, int Threads, double BuildS, double Seconds, double SamplesPerSecond, double SpeedUp, double? QuantisationError, string WeightsSha256, WeightDifference? FirstDifference);

/// <summary>The first weight that is not that of the first run.</summary>
/// <param name="Unit">Number of the unit, from 0.</param>
/// <param name="Dimension">Number of the dimension, from 0.</param>
public sealed record WeightDifference(int Unit, int Dimension)
{
    // Bits: equal floats may differ in their sign, and NaN equals nothing.
    internal static WeightDifference? Between(float[] first, float[] other, int units)
    {
        var dimensions = first.Length / units;
        for (var at = 0; at < first.Length; at++)
            if (BitConverter.SingleToInt32Bits(first[at]) != BitConverter.SingleToInt32Bits(other[at])) return new(at / dimensions, at % dimensions);
        return null;
    }
}
