using System.Globalization;

namespace GpuSim.Benchmarking;

/// <summary>Training of a map: how many samples a second.</summary>
/// <param name="Name">For the table.</param>
/// <param name="Config">The experiment as JSON, or the name of a config that ships with GpuSim.</param>
/// <param name="Set">A change to it, or null.</param>
/// <param name="Threads">CPU threads.</param>
public sealed record MapBenchmark(string Name, string Config, string? Set, int Threads)
{
    // Batches of many samples for few units near each other: nearly all of the time goes into winners.
    const string Search = """
        { "kind": "som", "name": "search", "seed": 1, "map": { "width": 32, "height": 32 }, "data": { "uniform": { "points": 100000, "dimensions": 128 } },
          "learning": "batch", "neighbourhood": { "bubble": { "window": true } }, "sigma": 1, "epochs": 5 }
        """;

    const string Batch = """
        { "kind": "som", "name": "batch", "seed": 1, "map": { "width": 64, "height": 64 }, "data": { "uniform": { "points": 16000, "dimensions": 300 } },
          "learning": "batch", "sigma": { "linear": [16, 1] }, "epochs": 10 }
        """;

    /// <summary>All of them, on one and on all cores.</summary>
    public static IReadOnlyList<MapBenchmark> All { get; } =
    [
        .. OneAndAll("Winner search, 1,024 units × 128", Search),
        .. OneAndAll("Batch, 64 × 64 units × 300", Batch),
        .. OneAndAll("som-visual-map, window", "som-visual-map"),
        .. OneAndAll("som-visual-map, full neighbourhood", "som-visual-map", "neighbourhood.gaussian.window=false"),
    ];

    static IEnumerable<MapBenchmark> OneAndAll(string name, string config, string? set = null) =>
        new[] { 1, Environment.ProcessorCount }.Distinct().Select(threads => new MapBenchmark(name, config, set, threads));

    /// <summary>Runs it.</summary>
    /// <param name="repetitions">Medians are reported.</param>
    /// <param name="gpusim">Runs <c>gpusim</c> with these arguments and returns the figures it printed.</param>
    public MapRow Run(int repetitions, Func<IReadOnlyList<string>, MapBenchmarkFigures> gpusim)
    {
        var config = Path.GetTempFileName();
        try
        {
            File.WriteAllText(config, Config.Contains('{', StringComparison.Ordinal) ? Config : BenchmarkSuite.Embedded(Config));
            string[] arguments = ["run", config, "--json", "--device", "cpu", "--threads", Threads.ToString(CultureInfo.InvariantCulture), .. Set is null ? Array.Empty<string>() : ["--set", Set]];
            var runs = Enumerable.Range(0, repetitions).Select(_ => gpusim(arguments)).ToArray();
            return new(
                Name, Threads, runs[0].Units, runs[0].Dimensions, runs[0].Samples, runs[0].Epochs,
                BenchmarkSuite.Median(runs, run => run.BuildS), BenchmarkSuite.Median(runs, run => run.Seconds), BenchmarkSuite.Median(runs, run => run.SamplesPerSecond), runs.Max(run => run.PeakMemoryBytes));
        }
        finally
        {
            File.Delete(config);
        }
    }
}

/// <summary>What a benchmark reads of the summary that <c>gpusim run --json</c> prints of a map.</summary>
/// <param name="Units">Of the map.</param>
/// <param name="Dimensions">Numbers in a sample.</param>
/// <param name="Samples">Learnt in an epoch.</param>
/// <param name="Epochs">Learnt.</param>
/// <param name="BuildS">Wall time of making and placing samples and weights, s.</param>
/// <param name="Seconds">Wall time of learning, s.</param>
/// <param name="SamplesPerSecond">Learnt.</param>
/// <param name="PeakMemoryBytes">Largest resident size of the process.</param>
public sealed record MapBenchmarkFigures(int Units, int Dimensions, int Samples, int Epochs, double BuildS, double Seconds, double SamplesPerSecond, long PeakMemoryBytes);

/// <summary>The figures of one benchmark of a map; medians.</summary>
/// <param name="Name">What is learnt.</param>
/// <param name="Threads">CPU threads.</param>
/// <param name="Units">Of the map.</param>
/// <param name="Dimensions">Numbers in a sample.</param>
/// <param name="Samples">Learnt in an epoch.</param>
/// <param name="Epochs">Learnt.</param>
/// <param name="BuildS">Wall time of making and placing samples and weights, s.</param>
/// <param name="Seconds">Wall time of learning, s.</param>
/// <param name="SamplesPerSecond">Learnt.</param>
/// <param name="PeakMemoryBytes">Largest resident size of the process.</param>
public sealed record MapRow(string Name, int Threads, int Units, int Dimensions, int Samples, int Epochs, double BuildS, double Seconds, double SamplesPerSecond, long PeakMemoryBytes);
