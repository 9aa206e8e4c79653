using GpuSim.Config;
using GpuSim.Model.Spiking;
using GpuSim.Recording;

namespace GpuSim.Spiking;

/// <summary>One experiment on several devices: the same spikes and samples, and how fast each; <c>gpusim compare --json</c> prints exactly this, in snake_case.</summary>
/// <param name="Name">Of the experiment.</param>
/// <param name="Identical">Whether all rasters, and all samples of state, rates and weights, are the same.</param>
/// <param name="Runs">In the order asked for; the first is what the others are held to.</param>
public sealed record Comparison(string Name, bool Identical, IReadOnlyList<ComparedRun> Runs) : IComparison
{
    /// <summary>Runs <paramref name="document"/> on each of <paramref name="devices"/> in turn.</summary>
    /// <param name="document">The experiment.</param>
    /// <param name="devices">As <c>--device</c> names them.</param>
    /// <param name="threads">Thread counts; each CPU device runs once for each.</param>
    /// <param name="cancel">Ends the comparison.</param>
    /// <param name="progress">Called before each run with what is run.</param>
    /// <exception cref="DeviceMissingException">One of them is not here; nothing was run.</exception>
    public static Comparison Of(ExperimentDocument document, IReadOnlyList<string> devices, IReadOnlyList<int> threads, Action<string>? progress = null, CancellationToken cancel = default)
    {
        foreach (var device in devices) Simulation.Check(document, new() { Device = device, Threads = threads.Max() });
        var first = new MemoryRecorder();
        var runs = new List<ComparedRun>();
        foreach (var device in devices)
        {
            foreach (var count in Devices.TakesThreads(device) ? threads : [1])
            {
                progress?.Invoke($"{device}, {count} {(count == 1 ? "thread" : "threads")}");
                var check = runs.Count == 0 ? null : new RasterCheck(first);
                var samples = runs.Count == 0 ? null : new SampleCheck(first, (SpikingExperiment)document.Experiment);
                var run = Simulation.Run(document, new() { Device = device, Threads = count, Recorders = check is null || samples is null ? [first] : [check, samples], Cancel = cancel });
                if (run.Interrupted) throw new OperationCanceledException();
                check?.End();
                runs.Add(new(device, run.Device.Name, run.Threads, run.BuildS, run.SimulateS, run.RealtimeFactor,
                    runs.Count == 0 ? 1 : runs[0].SimulateS / run.SimulateS, run.Spikes ?? 0, run.RasterSha256!,
                    check?.First is { } difference ? Describe(difference, (SpikingExperiment)document.Experiment, runs[0].Device, device) : null)
                {
                    StatesSha256 = run.StatesSha256,
                    RatesSha256 = run.RatesSha256,
                    WeightsSha256 = run.WeightsSha256,
                    FirstSampleDifference = samples?.First,
                });
            }
        }
        return new(document.Experiment.Name, runs.All(run => run.IsSameAs(runs[0])), runs);
    }

    /// <summary>A difference in the words of the experiment.</summary>
    internal static RasterDifference Describe((uint Step, uint Id, bool InFirst) difference, SpikingExperiment experiment, string first, string second)
    {
        var population = experiment.Populations.Last(population => population.FirstId <= difference.Id);
        var (spiked, silent) = difference.InFirst ? (first, second) : (second, first);
        return new(difference.Step, (difference.Step + 1) * experiment.Dt, difference.Id, population.Name, difference.Id - population.FirstId, spiked, silent);
    }
}

/// <summary>One run of a comparison.</summary>
/// <param name="Device">As it was asked for.</param>
/// <param name="Name">The device's own name.</param>
/// <param name="Threads">Host threads.</param>
/// <param name="BuildS">Wall time of building, s.</param>
/// <param name="SimulateS">Wall time of the step loop, s.</param>
/// <param name="RealtimeFactor">Wall time per biological time.</param>
/// <param name="SpeedUp">Over the first run.</param>
/// <param name="Spikes">Number of spikes.</param>
/// <param name="RasterSha256">Hash of the raster.</param>
/// <param name="FirstDifference">From the first run's raster; null where there is none.</param>
public sealed record ComparedRun(
    string Device, string Name, int Threads, double BuildS, double SimulateS, double RealtimeFactor, double SpeedUp, long Spikes, string RasterSha256, RasterDifference? FirstDifference)
{
    /// <summary>Hash of all samples of state; null where the experiment records none.</summary>
    public string? StatesSha256 { get; init; }

    /// <summary>Hash of all rates; null where the experiment records none.</summary>
    public string? RatesSha256 { get; init; }

    /// <summary>Hash of all samples of weights; null where the experiment records none.</summary>
    public string? WeightsSha256 { get; init; }

    /// <summary>From the first run's samples; null where there is none.</summary>
    public SampleDifference? FirstSampleDifference { get; init; }

    /// <summary>Whether everything recorded is what another run recorded, bit for bit.</summary>
    public bool IsSameAs(ComparedRun first) =>
        (RasterSha256, StatesSha256, RatesSha256, WeightsSha256) == (first.RasterSha256, first.StatesSha256, first.RatesSha256, first.WeightsSha256)
        && FirstDifference is null && FirstSampleDifference is null;
}

/// <summary>The first spike, in canonical order, that only one of two rasters has.</summary>
/// <param name="Step">Its step.</param>
/// <param name="TimeMs">Its time, ms.</param>
/// <param name="Id">Global id of the neuron.</param>
/// <param name="Population">Its population.</param>
/// <param name="NodeId">Its id there.</param>
/// <param name="SpikedOn">Device on which it spiked.</param>
/// <param name="SilentOn">Device on which it did not.</param>
public sealed record RasterDifference(long Step, double TimeMs, uint Id, string Population, long NodeId, string SpikedOn, string SilentOn);

/// <summary>Holds a raster to an earlier one as it comes, and remembers where they first part.</summary>
internal sealed class RasterCheck(MemoryRecorder earlier) : IRecorder
{
    int _seen;

    /// <summary>The first spike that only one of them has; null so far.</summary>
    public (uint Step, uint Id, bool InFirst)? First { get; private set; }

    public void Write(RecordBlock block)
    {
        for (var i = 0; i < block.Spikes.Ids.Length && First is null; i++)
        {
            var found = (Step: block.Spikes.Steps[i], Id: block.Spikes.Ids[i]);
            if (_seen == earlier.Spikes.Ids.Length)
            {
                First = (found.Step, found.Id, false);
                break;
            }
            var expected = (Step: earlier.Spikes.Steps[_seen], Id: earlier.Spikes.Ids[_seen]);
            if (found != expected) First = expected.CompareTo(found) < 0 ? (expected.Step, expected.Id, true) : (found.Step, found.Id, false);
            _seen++;
        }
    }

    /// <summary>The raster has ended: what the earlier one has besides is a difference too.</summary>
    public void End()
    {
        if (First is null && _seen < earlier.Spikes.Ids.Length) First = (earlier.Spikes.Steps[_seen], earlier.Spikes.Ids[_seen], true);
    }
}
