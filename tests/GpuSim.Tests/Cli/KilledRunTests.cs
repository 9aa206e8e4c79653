using GpuSim.Model.Spiking;
using GpuSim.Config;
using GpuSim.Hdf5;
using GpuSim.Recording;
using GpuSim.Tests.Hdf5;

namespace GpuSim.Tests.Cli;

/// <summary>A run may be killed at any moment: what was flushed can be read.</summary>
public sealed class KilledRunTests : IDisposable
{
    const int Kills = 20;
    const string Older = "an older result";

    readonly TemporaryFolder _folder = new();

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Twenty_runs_killed_at_random_moments_leave_a_prefix_of_their_raster()
    {
        var config = _folder.With("busy.json", BusyNetwork.Config);
        var random = new Random(20240607);
        var delays = Enumerable.Range(0, Kills).Select(_ => 300 + random.Next(1900)).ToArray(); // ms; the first flush of data comes 500 ms after the file

        await Parallel.ForAsync(0, Kills, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (run, _) => await Kill(run, config, delays[run]));

        var left = Enumerable.Range(0, Kills).Select(run => Spikes(Name(run) + ".partial")).ToArray();
        var whole = Uninterrupted(config, left.Max(file => file.Steps));
        Assert.All(left, file => Assert.All(file.Populations, (spikes, index) => AssertPrefix(spikes, whole.Populations[index])));
        Assert.True(left.Count(file => file.Populations.All(spikes => spikes.Count > 0)) >= Kills / 2, "too few runs lived to a flush");
        TestContext.Current.TestOutputHelper?.WriteLine($"spikes kept: {string.Join(' ', left.Select(file => file.Populations.Sum(spikes => spikes.Count)))}");
    }

    [Fact]
    public async Task A_run_killed_before_its_first_flush_leaves_an_empty_raster()
    {
        var config = _folder.With("quiet.json", BusyNetwork.Config.Replace("500 pA", "0 pA", StringComparison.Ordinal));
        using (var process = GpuSimProcess.Start("run", config, "-o", _folder["quiet.h5"], "--threads", "1"))
        {
            await BusyNetwork.Appears(_folder["quiet.h5.partial"], 1024, process);
            await Task.Delay(100);
            process.Send("KILL");
            process.End();
        }

        using var reader = SonataReader.Open(_folder["quiet.h5.partial"]);

        Assert.Equal(["large", "small"], reader.File.Populations.Select(population => population.Name));
        Assert.All(reader.File.SpikeCounts, count => Assert.Equal(0, count));
        Assert.Equal(0, GpuSimProcess.Run("stats", _folder["quiet.h5.partial"]).ExitCode);
    }

    string Name(int run) => _folder[$"{run}.h5"];

    // Every second run finds an older result of its name; every fifth file is read with h5py as well.
    async Task Kill(int run, string config, int delay)
    {
        var file = Name(run);
        var hasOlder = run % 2 == 0;
        if (hasOlder) await File.WriteAllTextAsync(file, Older);
        using (var process = GpuSimProcess.Start("run", config, "-o", file, "--threads", "1"))
        {
            await BusyNetwork.Appears(file + ".partial", 1024, process);
            await Task.Delay(delay);
            process.Send("KILL");
            Assert.Equal(128 + 9, process.End().ExitCode);
        }

        Assert.Equal(hasOlder, File.Exists(file));
        if (hasOlder) Assert.Equal(Older, await File.ReadAllTextAsync(file));
        var stats = GpuSimProcess.Run("stats", file + ".partial", "--from", "0 s", "--to", "1 s");
        Assert.True(stats.ExitCode == 0, $"killed after {delay} ms: {stats.Error}");
        if (run % 5 == 0)
            OtherTools.Python("import h5py, sys\nfor group in h5py.File(sys.argv[1], 'r')['spikes'].values(): group['timestamps'][:], group['node_ids'][:]", file + ".partial");
    }

    static (long Steps, List<(uint Step, uint Id)>[] Populations) Spikes(string file)
    {
        using var reader = SonataReader.Open(file);
        Assert.False(reader.File.IsComplete);
        var spikes = ByPopulation(reader.File.Populations, reader.ReadSpikes().Select(block => block.Spikes));
        Assert.Equal(reader.File.SpikeCounts, spikes.Select(population => (long)population.Count));
        return (reader.File.Steps, spikes);
    }

    static (long Steps, List<(uint Step, uint Id)>[] Populations) Uninterrupted(string config, long steps)
    {
        var document = ExperimentFile.Load(config, ["duration=" + FormattableString.Invariant($"{(steps + 1) * 0.1:F1} ms")]);
        var memory = new MemoryRecorder();
        var summary = Simulation.Run(document, new() { Recorders = [memory] });
        var recorded = Simulation.Describe((SpikingExperiment)document.Experiment).Populations.Where(population => population.SpikesRecorded).ToList();
        return (summary.Steps, ByPopulation(recorded, [memory.Spikes]));
    }

    static List<(uint Step, uint Id)>[] ByPopulation(IReadOnlyList<RecordedPopulation> populations, IEnumerable<IReadOnlySpikes> blocks)
    {
        var result = populations.Select(_ => new List<(uint, uint)>()).ToArray();
        foreach (var block in blocks)
        {
            for (var i = 0; i < block.Ids.Length; i++)
            {
                var index = block.Ids[i] >= populations[1].FirstId ? 1 : 0;
                result[index].Add((block.Steps[i], block.Ids[i]));
            }
        }
        return result;
    }

    static void AssertPrefix(List<(uint Step, uint Id)> part, List<(uint Step, uint Id)> whole)
    {
        Assert.True(part.Count <= whole.Count);
        for (var i = 0; i < part.Count; i++)
            if (part[i] != whole[i]) Assert.Fail($"spike {i} of {part.Count} is {part[i]}, not {whole[i]}");
    }
}
