using GpuSim.Config;
using GpuSim.Config.Sweeps;
using GpuSim.Hdf5;
using GpuSim.Model.Sweeps;
using GpuSim.Sweeps;
using GpuSim.Tests.Hdf5;

namespace GpuSim.Tests.Sweeps;

/// <summary>The table of a sweep depends on the sweep alone.</summary>
[Collection(nameof(FilesInThisProcess))]
public sealed class SweepRunTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    SweepSummary Run(string output, Func<SweepOptions, SweepOptions>? with = null, string sweep = SmallSweep.Points)
    {
        var options = new SweepOptions { Output = _folder[output], Device = "cpu", Threads = 2 };
        return SweepRun.Of(ExperimentFile.Load(SmallSweep.In(_folder, sweep), []), with?.Invoke(options) ?? options);
    }

    byte[] Table(string output) => File.ReadAllBytes(Path.Combine(_folder[output], "sweep.h5"));

    [Fact]
    public void A_point_has_the_raster_of_a_run_of_its_own()
    {
        var rows = Run("a").Rows;

        var sweep = (SweepExperiment)ExperimentFile.Load(_folder["sweep.json"], []).Experiment;
        Assert.Equal(24, rows.Count);
        Assert.Equal(24, rows.Select(row => row.Row.Hash).Distinct().Count());
        foreach (var (row, point) in rows.Select(row => (row.Row, row.Point)))
        {
            var alone = Simulation.Run(SweepFile.At(sweep, point), new() { Threads = 1, Discard = 20 });
            Assert.Equal(alone.RasterSha256, row.Hash);
            Assert.Equal(alone.Populations.Sum(population => population.Spikes), (long)row.Number(10)!.Value);
        }
    }

    [Fact]
    public void The_table_does_not_depend_on_how_many_points_run_at_once()
    {
        Run("one", options => options with { Threads = 1 });
        Run("three", options => options with { Threads = 3 });
        Run("wide", options => options with { Threads = 4, AtOnce = 2 });

        Assert.Equal(Table("one"), Table("three"));
        Assert.Equal(Table("one"), Table("wide"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Merged_parts_are_the_table_of_the_whole(int parts)
    {
        Run("whole");
        var folders = Enumerable.Range(1, parts).Select(part => $"{part} of {parts}").ToList();
        foreach (var (index, folder) in folders.Index()) Run(folder, options => options with { Part = new(index + 1, parts) });

        var merged = SweepMerge.Of([.. folders.AsEnumerable().Reverse().Select(folder => _folder[folder])], _folder["merged"]);

        Assert.Equal((24, 0), (merged.Done, merged.Pending));
        Assert.Equal(Table("whole"), Table("merged"));
    }

    [Fact]
    public void Parts_share_the_points_evenly_and_a_missing_part_is_left_open()
    {
        var first = Run("first", options => options with { Part = new(1, 2) });
        var second = Run("second", options => options with { Part = new(2, 2) });

        Assert.Equal((12, 12), (first.Ran, second.Ran));
        Assert.Empty(first.Rows.Select(row => row.Row.Index).Intersect(second.Rows.Select(row => row.Row.Index)));
        Assert.Equal(12, SweepMerge.Of([_folder["second"]], _folder["merged"]).Pending);
    }

    [Fact]
    public void What_was_cancelled_is_finished_by_resuming()
    {
        Run("whole");
        using var cancel = new CancellationTokenSource();
        var begun = Run("cut", options => options with { Cancel = cancel.Token, Progress = progress => Cut(progress.Done) });

        var resumed = Run("cut", options => options with { Resume = true });

        Assert.True(begun.Interrupted);
        Assert.InRange(begun.Done, 5, 23);
        Assert.Equal(24 - begun.Done, resumed.Ran);
        Assert.Equal(Table("whole"), Table("cut"));

        void Cut(int done)
        {
            if (done >= 5) cancel.Cancel();
        }
    }

    [Fact]
    public void A_torn_last_line_of_the_journal_is_run_again()
    {
        Run("whole");
        Run("torn");
        var journal = Path.Combine(_folder["torn"], "sweep.journal");
        var bytes = File.ReadAllBytes(journal);
        File.WriteAllBytes(journal, bytes[..^20]);

        Assert.Equal(1, Run("torn", options => options with { Resume = true }).Ran);
        Assert.Equal(Table("whole"), Table("torn"));
    }

    [Fact]
    public void A_point_that_fails_is_a_row_with_its_message_and_the_rest_goes_on()
    {
        var sweep = SmallSweep.Points.Replace("[\"1 kHz\", \"2 kHz\", \"4 kHz\"]", "[\"1 kHz\", \"1 furlong\", \"4 kHz\"]", StringComparison.Ordinal);

        var summary = Run("failing", sweep: sweep);

        Assert.Equal((16, 8, 0), (summary.Done, summary.Failed, summary.Pending));
        var failed = summary.Rows.First(row => row.Row.Failed);
        Assert.Equal("1 furlong", failed.Point.Coordinates[1].Text);
        Assert.StartsWith("--set stimuli[0].poisson.rate=\"1 furlong\": stimuli[0].poisson.rate: expected a frequency", failed.Row.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public void Points_that_failed_are_tried_again_and_replace_their_rows()
    {
        _folder.With("map.json", """{ "kind": "som", "map": { "width": 4, "height": 4 }, "data": { "uniform": { "points": 50, "dimensions": 2 } }, "epochs": 3, "alpha": 0.5, "sigma": 1 }""");
        const string sweep = """{ "kind": "sweep", "experiment": "map.json", "vary": { "data": { "values": [{ "csv": { "file": "later.csv" } }, { "uniform": { "points": 50, "dimensions": 2 } }] } } }""";
        var first = Run("a", sweep: sweep);
        var again = Run("a", options => options with { Resume = true }, sweep);
        var table = Table("a");
        _folder.With("later.csv", "0,1\n1,0\n1,1\n0,0\n");

        var mended = Run("a", options => options with { Resume = true }, sweep);

        Assert.Equal((1, 1, 0), (first.Done, first.Failed, first.Pending));
        Assert.Equal((1, 1, 0, 1), (again.Done, again.Failed, again.Pending, again.Ran));
        Assert.NotEqual(table, Table("a"));
        Assert.Equal((2, 0, 0, 1), (mended.Done, mended.Failed, mended.Pending, mended.Ran));
        Assert.Equal(2, SweepSummary.Read(_folder["a"]).Done);
    }

    [Fact]
    public void A_point_shorter_than_what_is_discarded_fails()
    {
        var failed = Run("short", sweep: """{ "kind": "sweep", "experiment": "small.json", "discard": "20 ms", "vary": { "duration": ["20 ms", "30 ms"] } }""");

        Assert.Equal((1, 1), (failed.Done, failed.Failed));
        Assert.Equal("discard: expected less than the duration, 20 ms, got 20 ms. Discard less, or simulate longer.", failed.Rows[0].Row.Failure);
    }

    [Theory]
    [InlineData("\"discard\": \"100 ms\"", "discard: expected less than the duration, 100 ms, got 100 ms")]
    [InlineData("\"set\": { \"record.spikes\": [] }", "record.spikes: expected a population whose spikes are measured, got none")]
    public void A_sweep_that_measures_nothing_anywhere_is_refused(string key, string reason)
    {
        var path = SmallSweep.In(_folder, $$"""{ "kind": "sweep", "experiment": "small.json", {{key}}, "vary": { "projections[1].delay": ["1 ms", "2 ms"] } }""");

        Assert.Contains(reason, Assert.Throws<ConfigException>(() => ExperimentFile.Load(path, [])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_does_not_depend_on_where_the_sweep_was_started()
    {
        var network = """
            {
              "kind": "spiking", "dt": "0.1 ms", "duration": "10 ms", "populations": { "n": { "size": 4, "model": "lif" } },
              "projections": [{ "from": "n", "to": "n", "rule": { "edges": { "file": "data/edges.csv", "source": "1", "target": "2" } }, "weight": "1 mV", "delay": "1 ms" }]
            }
            """;
        Directory.CreateDirectory(_folder["data/data"]);
        _folder.With("data/net.json", network);
        _folder.With("data/data/edges.csv", "0,1\n0,9\n");
        var sweep = _folder.With("sweep.json", """{ "kind": "sweep", "experiment": "data/net.json", "vary": { "projections[0].weight": ["1 mV", "2 mV"] } }""");

        string[] Messages(string path, string output) => [.. SweepRun.Of(ExperimentFile.Load(path, []), new() { Output = _folder[output], Device = "cpu" }).Rows.Select(row => row.Row.Failure)];
        var absolute = Messages(sweep, "absolute");
        var relative = Messages(Path.GetRelativePath(Environment.CurrentDirectory, sweep), "relative");

        Assert.Equal(absolute, relative);
        Assert.All(absolute, message => Assert.Matches("(?<!data/)data/edges.csv", message));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_answered_with_the_way_out()
    {
        var taken = _folder.With("file", "");

        var refused = Assert.Throws<OutputException>(() => SweepRun.Of(ExperimentFile.Load(SmallSweep.In(_folder), []), new() { Output = Path.Combine(taken, "sub"), Device = "cpu" }));

        Assert.EndsWith("Name one in a folder that you may write to.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sweep_that_has_changed_is_not_resumed()
    {
        Run("a");

        var refused = Assert.Throws<OutputException>(() => Run("a", options => options with { Resume = true }, SmallSweep.Points.Replace("20 ms", "30 ms", StringComparison.Ordinal)));

        Assert.Equal($"{_folder["a"]}: expected the sweep that was begun there, but it has changed: the sweep's config in line 2, from \"\"kind\": \"sweep\", \"name\": \"tiny\", \"experiment\": \"small.json\", \"seeds\": [3, 4], \"discard\": \"20 ms\",\" to \"\"kind\": \"sweep\", \"name\": \"tiny\", \"experiment\": \"small.json\", \"seeds\": [3, 4], \"discard\": \"30 ms\",\". Change it back, or begin anew in another folder.", refused.Message);
    }

    [Fact]
    public void A_folder_with_something_in_it_is_not_mixed_with_a_sweep()
    {
        Directory.CreateDirectory(_folder["mine"]);
        _folder.With("mine/notes.txt", "mine");
        Run("a");

        Assert.EndsWith("it is not empty, but holds notes.txt. Name a new folder.", Assert.Throws<OutputException>(() => Run("mine")).Message, StringComparison.Ordinal);
        Assert.EndsWith("a sweep is there already. Add --resume to go on with it, or name another folder.", Assert.Throws<OutputException>(() => Run("a")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_there_is_of_a_sweep_can_be_read_from_its_folder_or_its_table()
    {
        var half = Run("half", options => options with { Part = new(1, 2) });

        foreach (var path in (string[])[_folder["half"], Path.Combine(_folder["half"], "sweep.h5")])
        {
            Assert.True(SweepSummary.IsSweep(path));
            var read = SweepSummary.Read(path);
            Assert.Equal((12, 12), (read.Done, read.Pending));
            Assert.Equal(half.Rows.Select(row => row.Row.Hash), read.Rows.Select(row => row.Row.Hash));
        }
        Assert.False(SweepSummary.IsSweep(_folder["small.json"]));
    }

    [Fact]
    public void Parts_of_different_sweeps_are_not_merged()
    {
        Run("a", options => options with { Part = new(1, 2) });
        Run("b", options => options with { Part = new(2, 2) }, SmallSweep.Points.Replace("[3, 4]", "[3, 5]", StringComparison.Ordinal));

        var refused = Assert.Throws<UnreadableFileException>(() => SweepMerge.Of([_folder["a"], _folder["b"]], _folder["merged"]));

        Assert.StartsWith($"{_folder["b"]} cannot be read: it is not of the same sweep as {_folder["a"]}: the sweep's config in line 2", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Points_are_kept_where_that_is_asked_for()
    {
        var summary = Run("kept", sweep: SmallSweep.Points.Replace("\"seeds\": [3, 4]", "\"keep\": true", StringComparison.Ordinal));

        Assert.Equal(12, summary.Done);
        using var reader = SonataReader.Open(Path.Combine(_folder["kept"], "points", "000007.h5"));
        Assert.Equal((long)summary.Rows[7].Row.Number(10)!.Value, reader.ReadSpikes().SelectMany(block => block.Spikes.Steps.ToArray()).Count(step => step >= 200));
    }

    [Fact]
    public void Memories_and_maps_are_swept_as_networks_are()
    {
        _folder.With("memory.json", """{ "kind": "hopfield", "neurons": 100, "patterns": { "random": { "count": 3 } }, "rule": "hebb", "dynamics": "synchronous", "sweeps": 5 }""");
        _folder.With("map.json", """{ "kind": "som", "map": { "width": 4, "height": 4 }, "data": { "uniform": { "points": 50, "dimensions": 2 } }, "epochs": 3, "alpha": 0.5, "sigma": 1 }""");

        var memories = Run("m", sweep: """{ "kind": "sweep", "experiment": "memory.json", "seeds": 2, "vary": { "patterns.random.count": [3, 30] } }""");
        var maps = Run("s", sweep: """{ "kind": "sweep", "experiment": "map.json", "sample": { "latin_hypercube": 4 }, "vary": { "sigma": { "range": { "from": 0.5, "to": 2 } } } }""");

        Assert.Equal((4, 0), (memories.Done, memories.Failed));
        Assert.True(memories.Rows[0].Row.Number(0) > memories.Rows[2].Row.Number(0), "3 patterns are recalled better than 30");
        Assert.Equal((4, 0), (maps.Done, maps.Failed));
        Assert.All(maps.Rows, row => Assert.Equal(64, row.Row.Hash.Length));
    }

    [Fact]
    public void The_table_reads_in_h5py()
    {
        Run("a");

        var json = OtherTools.PythonJson("""
            import h5py, json, sys
            with h5py.File(sys.argv[1], 'r') as f:
                print(json.dumps({
                    'shape': f.attrs['shape'], 'axes': f.attrs['axes'], 'kind': f.attrs['kind'],
                    'g': list(f['parameters/g'][:]), 'unit': f['parameters/stimuli[0].poisson.rate'].attrs['unit'],
                    'rate': list(f['measures/rate_hz'][:]), 'seed': [int(s) for s in f['seed'][:]],
                    'status': [s.decode() for s in f['status'][:]], 'sha256': len(f['sha256'][0].decode()), 'regime': [s.decode() for s in f['measures/regime'][:]] }))
            """, Path.Combine(_folder["a"], "sweep.h5"));

        Assert.Equal("4 3 2", json.GetProperty("shape").GetString());
        Assert.Equal("g\nstimuli[0].poisson.rate", json.GetProperty("axes").GetString());
        Assert.Equal("kHz", json.GetProperty("unit").GetString());
        Assert.Equal([2, 2, 2, 2, 2, 2, 4], json.GetProperty("g").EnumerateArray().Take(7).Select(value => value.GetDouble()));
        Assert.Equal([3, 4, 3, 4], json.GetProperty("seed").EnumerateArray().Take(4).Select(value => value.GetInt32()));
        Assert.All(json.GetProperty("status").EnumerateArray(), status => Assert.Equal("done", status.GetString()));
        Assert.Equal(64, json.GetProperty("sha256").GetInt32());
    }
}
