using System.Text.Json;
using GpuSim.Tests.Sweeps;

namespace GpuSim.Tests.Cli;

/// <summary>Sweeps as a user meets them: killed, interrupted, on a full disk.</summary>
public sealed class SweepCommands : IDisposable
{
    const int Points = 24;

    readonly TemporaryFolder _folder = new();

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    // Long enough for a few points to end between kills.
    string Slow => SmallSweep.In(_folder, SmallSweep.Points.Replace("\"discard\": \"20 ms\"", "\"discard\": \"20 ms\", \"set\": { \"duration\": \"4 s\" }", StringComparison.Ordinal));

    byte[] Table(string folder) => File.ReadAllBytes(Path.Combine(_folder[folder], "sweep.h5"));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_sweep_killed_at_random_moments_ends_with_the_table_of_one_that_was_not(int seed)
    {
        var sweep = Slow;
        Assert.Equal(0, GpuSimProcess.Run("sweep", sweep, "-o", _folder["whole"], "--threads", "2").ExitCode);
        var random = new Random(seed);
        var journal = Path.Combine(_folder["killed"], "sweep.journal");
        var (kept, cut) = (0, 0);
        for (var kill = 0; kill < 12 && kept < Points; kill++)
        {
            using var process = GpuSimProcess.Start("sweep", sweep, "-o", _folder["killed"], "--threads", "2", "--resume");
            var stop = kept + random.Next(1, 5);
            while (process.IsRunning && Ended(journal) < stop) await Task.Delay(random.Next(1, 8));
            process.Send("KILL");
            process.End();
            Assert.InRange(Ended(journal), kept, Points);
            kept = Ended(journal);
            if (kept is > 0 and < Points) cut++;
        }

        var result = GpuSimProcess.Run("sweep", sweep, "-o", _folder["killed"], "--resume");

        Assert.Equal(0, result.ExitCode);
        Assert.True(cut >= 2, $"killed on the way only {cut} times");
        Assert.Equal(Table("whole"), Table("killed"));
    }

    [Fact]
    public async Task An_interrupted_sweep_keeps_what_has_ended_and_says_how_to_go_on()
    {
        var sweep = Slow;
        using (var process = GpuSimProcess.Start("sweep", sweep, "-o", _folder["cut"], "--threads", "1"))
        {
            while (process.IsRunning && Ended(Path.Combine(_folder["cut"], "sweep.journal")) < 3) await Task.Delay(2);
            process.Send("INT");
            var result = process.End();
            Assert.Equal(130, result.ExitCode);
            Assert.Matches("interrupted: [0-9]+ points are left. The same command with --resume goes on.", result.Error);
        }

        var resumed = GpuSimProcess.Run("sweep", sweep, "-o", _folder["cut"], "--resume", "--json");

        Assert.Equal(0, resumed.ExitCode);
        using var json = JsonDocument.Parse(resumed.Output);
        Assert.Equal(Points, json.RootElement.GetProperty("done").GetInt32());
        Assert.InRange(json.RootElement.GetProperty("ran").GetInt32(), 1, Points - 3);
        Assert.Equal(2, json.RootElement.GetProperty("rows")[0].GetProperty("parameters").GetProperty("g").GetDouble());
    }

    [Fact]
    public void A_full_disk_ends_a_sweep_with_4_and_it_goes_on_when_there_is_room()
    {
        var sweep = SmallSweep.In(_folder);
        using var disk = new SmallDisk(256);
        disk.LeaveFree(16384);

        var full = GpuSimProcess.Run("sweep", sweep, "-o", disk["out"], "--threads", "1");

        Assert.Equal(4, full.ExitCode);
        CommandLine.AssertNoStackTrace(full);
        File.Delete(disk["ballast"]);
        Assert.Equal(0, GpuSimProcess.Run("sweep", sweep, "-o", disk["out"], "--resume").ExitCode);
        Assert.Equal(0, GpuSimProcess.Run("sweep", sweep, "-o", _folder["whole"]).ExitCode);
        Assert.Equal(Table("whole"), File.ReadAllBytes(Path.Combine(disk["out"], "sweep.h5")));
    }

    [Theory]
    [InlineData("sweep small.json -o out", "expected a sweep, got one experiment of kind \"spiking\"")]
    [InlineData("run sweep.json", "expected one experiment, got a sweep of many")]
    [InlineData("sweep sweep.json -o out --part 3/2", "--part: expected a part such as 2/5, got \"3/2\"")]
    [InlineData("sweep sweep.json -o small.json", "it is a file")]
    [InlineData("sweep sweep.json -o /proc/nowhere", "/proc/nowhere cannot be written: no folder can be made there. Name one in a folder that you may write to.")]
    [InlineData("merge nowhere -o out", "there is no such folder")]
    public void A_wrong_word_is_answered_with_the_way_out(string line, string answer)
    {
        SmallSweep.In(_folder);

        var result = GpuSimProcess.Run([.. line.Split(' ').Select(word => word.EndsWith(".json", StringComparison.Ordinal) || word is "out" or "nowhere" ? _folder[word] : word)]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(answer, result.Error, StringComparison.Ordinal);
        CommandLine.AssertNoStackTrace(result);
    }

    [Fact]
    public void A_sweep_with_points_that_fail_ends_with_1_and_has_no_window_of_time()
    {
        var sweep = SmallSweep.In(_folder, """{ "kind": "sweep", "experiment": "small.json", "vary": { "duration": ["20 ms", "1 furlong"] } }""");

        Assert.Equal(1, GpuSimProcess.Run("sweep", sweep, "-o", _folder["a"]).ExitCode);
        var stats = GpuSimProcess.Run("stats", _folder["a"], "--from", "10 ms");

        Assert.Equal(2, stats.ExitCode);
        Assert.Contains("which holds a sweep. Leave them out.", stats.Error, StringComparison.Ordinal);
    }

    // Lines after the first; a torn one counts for nothing yet.
    static int Ended(string journal)
    {
        if (!File.Exists(journal)) return 0;
        using var file = new FileStream(journal, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file);
        return Math.Max(0, reader.ReadToEnd().Count(letter => letter == '\n') - 1);
    }
}
