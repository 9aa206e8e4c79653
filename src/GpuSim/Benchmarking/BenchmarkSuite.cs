using GpuSim.Spiking;

namespace GpuSim.Benchmarking;

/// <summary>The networks that say how fast GpuSim is, each run as a user would run it: in a process of its own.</summary>
public sealed class BenchmarkSuite
{
    /// <summary>The whole suite on one and on all cores, in the order of the table.</summary>
    public static IReadOnlyList<Benchmark> All { get; } =
    [
        .. OneAndAll(new("Brunel AI", "brunel-ai", "3 s", "0 s", 0)),
        .. OneAndAll(new("Brunel SI fast", "brunel-si-fast", "3 s", "0 s", 0)),
        .. OneAndAll(new("Brunel SI slow", "brunel-si-slow", "3 s", "0 s", 0)),
        .. OneAndAll(new("Brunel SR", "brunel-sr", "1 s", "0 s", 0)),
        .. OneAndAll(new("Brunel AI, 100,000 neurons", "brunel-ai", "1 s", "0 s", 0) { Set = ["populations.exc.size=80000", "populations.inh.size=20000"] }),
        .. OneAndAll(new("COBAHH, 4,000 neurons", "coba-hh", "2 s", "0 s", 0)),
        .. OneAndAll(new("Microcircuit, a tenth, Poisson", "microcircuit", "2 s", "0.5 s", 0) { Set = ["scale=0.1", "drive=poisson"] }),
        .. OneAndAll(new("Microcircuit, DC", "microcircuit", "2 s", "0.5 s", 0)),
    ];

    static IEnumerable<Benchmark> OneAndAll(Benchmark benchmark) =>
        new[] { 1, Environment.ProcessorCount }.Distinct().Select(threads => benchmark with { Threads = threads });

    /// <summary>Runs one benchmark: recorded to a file and not recorded in turn, so that a machine whose speed drifts favours neither.</summary>
    /// <param name="benchmark">What to run.</param>
    /// <param name="repetitions">Of each; medians are reported.</param>
    /// <param name="gpusim">Runs <c>gpusim</c> with these arguments and returns the summary it printed.</param>
    public static BenchmarkRow Run(Benchmark benchmark, int repetitions, Func<IReadOnlyList<string>, RunSummary> gpusim)
    {
        var folder = Directory.CreateTempSubdirectory("gpusim-bench-");
        try
        {
            var config = Path.Combine(folder.FullName, benchmark.Config + ".json");
            File.WriteAllText(config, Embedded(benchmark.Config));
            var recorded = new List<RunSummary>();
            var silent = new List<RunSummary>();
            for (var repetition = 0; repetition < repetitions; repetition++)
            {
                recorded.Add(gpusim([.. benchmark.Arguments(config), "-o", Path.Combine(folder.FullName, "bench.h5")]));
                silent.Add(gpusim([.. benchmark.Arguments(config), "--record", "none"]));
            }
            return new(
                benchmark.Name, benchmark.Threads, recorded[0].Neurons, recorded[0].Synapses,
                Median(recorded, run => run.BuildS), Median(recorded, run => run.RealtimeFactor), Median(silent, run => run.RealtimeFactor),
                100 * (Median(recorded, run => run.RealtimeFactor) / Median(silent, run => run.RealtimeFactor) - 1),
                Median(silent, EventsPerSecond), recorded[0].BytesPerSynapse, recorded.Max(run => run.PeakMemoryBytes));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Of the whole run's events, the part that fell into the timing.
    static double EventsPerSecond(RunSummary run) => run.SynapticEvents * (1 - run.DiscardMs / run.DurationMs) / run.SimulateS;

    internal static double Median<T>(IEnumerable<T> runs, Func<T, double> figure)
    {
        var sorted = runs.Select(figure).Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    internal static string Embedded(string config)
    {
        using var stream = typeof(BenchmarkSuite).Assembly.GetManifestResourceStream($"configs/{config}.json")!;
        return new StreamReader(stream).ReadToEnd();
    }
}

/// <summary>One network to time.</summary>
/// <param name="Name">For the table.</param>
/// <param name="Config">Name of a config that ships with GpuSim.</param>
/// <param name="Duration">Biological time.</param>
/// <param name="Discard">Biological time before the timing.</param>
/// <param name="Threads">CPU threads.</param>
public sealed record Benchmark(string Name, string Config, string Duration, string Discard, int Threads)
{
    /// <summary>What to set in the config.</summary>
    public IReadOnlyList<string> Set { get; init; } = [];

    internal IEnumerable<string> Arguments(string config) =>
    [
        "run", config, "--json", "--threads", Threads.ToString(System.Globalization.CultureInfo.InvariantCulture), "--duration", Duration, "--discard", Discard,
        .. Set.SelectMany(set => new[] { "--set", set }),
    ];
}

/// <summary>The figures of one benchmark; medians.</summary>
/// <param name="Name">Of the network.</param>
/// <param name="Threads">CPU threads.</param>
/// <param name="Neurons">Number of neurons.</param>
/// <param name="Synapses">Number of synapses.</param>
/// <param name="BuildS">Wall time of building, s.</param>
/// <param name="RealtimeFactor">Wall time of the step loop per biological time, all spikes recorded to a file.</param>
/// <param name="RealtimeFactorUnrecorded">The same without recording.</param>
/// <param name="RecordingPercent">What recording adds.</param>
/// <param name="EventsPerSecond">Synaptic events per second of wall time, without recording.</param>
/// <param name="BytesPerSynapse">Memory of synapses and their rows.</param>
/// <param name="PeakMemoryBytes">Largest resident size of the process.</param>
public sealed record BenchmarkRow(
    string Name, int Threads, int Neurons, long Synapses, double BuildS, double RealtimeFactor, double RealtimeFactorUnrecorded,
    double RecordingPercent, double EventsPerSecond, double BytesPerSynapse, long PeakMemoryBytes);
