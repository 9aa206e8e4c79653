using System.Globalization;

namespace GpuSim.Benchmarking;

/// <summary>Recall of a memory: how long a sweep takes, and how long the whole experiment.</summary>
/// <param name="Name">For the table.</param>
/// <param name="Config">The experiment as JSON, or the name of a config that ships with GpuSim.</param>
/// <param name="Threads">CPU threads.</param>
public sealed record RecallBenchmark(string Name, string Config, int Threads)
{
    // Far from any pattern, so that there is more than one sweep.
    const string Sweep = """
        { "kind": "hopfield", "name": "sweep", "seed": 1, "neurons": 100000, "patterns": { "random": { "count": 1000 } }, "dynamics": "synchronous",
          "probes": { "patterns": 1, "disturb": { "flip": 0.45 } }, "kernel": "patterns", "trials": 10 }
        """;

    const string WholeBatch = """
        { "kind": "hopfield", "name": "batch", "seed": 1, "neurons": 10000, "patterns": { "random": { "count": 64 } }, "dynamics": "synchronous",
          "probes": { "copies": 4, "disturb": { "flip": 0.45 } }, "kernel": "weights" }
        """;

    const string FloatBatch = """
        { "kind": "hopfield", "name": "batch", "seed": 1, "neurons": 10000, "patterns": { "random": { "count": 64 } }, "rule": "covariance", "dynamics": "synchronous",
          "probes": { "copies": 4, "disturb": { "flip": 0.45 } } }
        """;

    /// <summary>All of them, on one and on all cores.</summary>
    public static IReadOnlyList<RecallBenchmark> All { get; } =
    [
        .. OneAndAll("Sweep by patterns, one probe", Sweep),
        .. OneAndAll("Batch by whole weights", WholeBatch),
        .. OneAndAll("Batch by float weights", FloatBatch),
        .. OneAndAll("hopfield-capacity, whole", "hopfield-capacity"),
    ];

    static IEnumerable<RecallBenchmark> OneAndAll(string name, string config) =>
        new[] { 1, Environment.ProcessorCount }.Distinct().Select(threads => new RecallBenchmark(name, config, threads));

    /// <summary>Runs it.</summary>
    /// <param name="repetitions">Medians are reported.</param>
    /// <param name="gpusim">Runs <c>gpusim</c> with these arguments and returns the figures it printed.</param>
    public RecallRow Run(int repetitions, Func<IReadOnlyList<string>, RecallFigures> gpusim)
    {
        var config = Path.GetTempFileName();
        try
        {
            File.WriteAllText(config, Config.Contains('{', StringComparison.Ordinal) ? Config : BenchmarkSuite.Embedded(Config));
            string[] arguments = ["run", config, "--json", "--device", "cpu", "--threads", Threads.ToString(CultureInfo.InvariantCulture)];
            var runs = Enumerable.Range(0, repetitions).Select(_ => gpusim(arguments)).ToArray();
            return new(
                Name, Threads, runs[0].Neurons, runs[0].Patterns, runs[0].Probes, runs[0].Kernel, runs[0].Sweeps,
                BenchmarkSuite.Median(runs, run => run.BuildS), BenchmarkSuite.Median(runs, run => run.Seconds), BenchmarkSuite.Median(runs, run => run.SweepMs), runs.Max(run => run.PeakMemoryBytes));
        }
        finally
        {
            File.Delete(config);
        }
    }
}

/// <summary>What a benchmark reads of the summary that <c>gpusim run --json</c> prints of a memory.</summary>
/// <param name="Neurons">N.</param>
/// <param name="Patterns">P.</param>
/// <param name="Probes">In a trial.</param>
/// <param name="Kernel">What fields were computed from.</param>
/// <param name="Sweeps">Made in all.</param>
/// <param name="BuildS">Wall time of learning and placing, s.</param>
/// <param name="Seconds">Wall time of all sweeps, s.</param>
/// <param name="SweepMs">Wall time of a sweep of all probes, ms.</param>
/// <param name="PeakMemoryBytes">Largest resident size of the process.</param>
public sealed record RecallFigures(int Neurons, int Patterns, int Probes, string Kernel, int Sweeps, double BuildS, double Seconds, double SweepMs, long PeakMemoryBytes);

/// <summary>The figures of one benchmark of recall; medians.</summary>
/// <param name="Name">What is recalled.</param>
/// <param name="Threads">CPU threads.</param>
/// <param name="Neurons">N, of the largest point.</param>
/// <param name="Patterns">P, of the largest point.</param>
/// <param name="Probes">In a trial, of the largest point.</param>
/// <param name="Kernel">What fields were computed from.</param>
/// <param name="Sweeps">Made in all.</param>
/// <param name="BuildS">Wall time of learning and placing, s.</param>
/// <param name="Seconds">Wall time of all sweeps, s.</param>
/// <param name="SweepMs">Wall time of a sweep of all probes, ms.</param>
/// <param name="PeakMemoryBytes">Largest resident size of the process.</param>
public sealed record RecallRow(string Name, int Threads, int Neurons, int Patterns, int Probes, string Kernel, int Sweeps, double BuildS, double Seconds, double SweepMs, long PeakMemoryBytes);
