using GpuSim.Hdf5;
using GpuSim.Recording;

namespace GpuSim.Tests.Hdf5;

/// <summary>What is written can be read: by us, by h5py, by h5dump.</summary>
[Collection(nameof(FilesInThisProcess))]
public sealed class SonataFileTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Spikes_come_back_as_they_were_written()
    {
        MadeUpRun.Write(_folder["run.h5"], 1000);

        using var reader = SonataReader.Open(_folder["run.h5"]);

        Assert.Equal(["exc", "silent", "Nervenzellen β"], reader.File.Populations.Select(population => population.Name));
        Assert.Equal([300, 7, 200], reader.File.Populations.Select(population => population.Size));
        Assert.Equal([0u, 300u, 312u], reader.File.Populations.Select(population => population.FirstId));
        Assert.Equal([MadeUpRun.Spikes.Count(spike => spike.Id < 300), 0, MadeUpRun.Spikes.Count(spike => spike.Id >= 312)], reader.File.SpikeCounts);
        Assert.Equal(MadeUpRun.Spikes, Spikes(reader));
    }

    [Fact]
    public void What_the_file_says_of_its_run_comes_back()
    {
        MadeUpRun.Write(_folder["run.h5"], 1000);

        using var reader = SonataReader.Open(_folder["run.h5"]);
        var file = reader.File;

        Assert.True(file.IsComplete);
        Assert.False(file.Interrupted);
        Assert.Equal(0.1, file.Dt);
        Assert.Equal(MadeUpRun.Steps, file.Steps);
        Assert.Equal(400, file.Duration);
        Assert.Equal("abc", file.RasterSha256);
        Assert.Equal("made up", file.Provenance["name"]);
        Assert.Equal(7L, file.Provenance["seed"]);
        Assert.Equal("{ \"τ\": 20 }", file.Provenance["config"]);
        Assert.Equal("a name the file has itself", file.Provenance["run_steps"]);
    }

    [Fact]
    public void Samples_come_back_as_they_were_written()
    {
        MadeUpRun.Write(_folder["run.h5"], 1000);

        using var reader = SonataReader.Open(_folder["run.h5"]);

        Assert.Equal(["i", "v"], reader.File.Reports.Select(report => report.Variable)); // by name: exc.i, exc.v
        for (var report = 0; report < 2; report++)
        {
            var written = MadeUpRun.Description.Reports.Select((description, index) => (description, index)).Single(entry => entry.description.Variable == reader.File.Reports[report].Variable);
            Assert.Equivalent(written.description, reader.File.Reports[report]);
            Assert.Equal(MadeUpRun.Values[written.index], reader.ReadFrames(report).SelectMany(frames => frames.Values.ToArray()));
        }
    }

    [Fact]
    public void Neither_how_blocks_cut_the_time_nor_the_hour_changes_the_file()
    {
        MadeUpRun.Write(_folder["one.h5"], MadeUpRun.Steps);
        Thread.Sleep(1100); // HDF5 counts whole seconds
        MadeUpRun.Write(_folder["many.h5"], 1, 39, 700, 13);

        Assert.Equal(File.ReadAllBytes(_folder["one.h5"]), File.ReadAllBytes(_folder["many.h5"]));
    }

    [Fact]
    public void Without_any_spike_the_file_can_be_read()
    {
        using (var writer = SonataWriter.Create(_folder["run.h5"], MadeUpRun.Description)) writer.Complete(new(0, Interrupted: true, null));

        using var reader = SonataReader.Open(_folder["run.h5"]);

        Assert.Equal((0, true), (reader.File.Steps, reader.File.Interrupted));
        Assert.Null(reader.File.RasterSha256);
        Assert.Empty(Spikes(reader));
    }

    [Fact]
    public void H5py_reads_the_same_numbers()
    {
        MadeUpRun.Write(_folder["run.h5"], 1000);

        var seen = OtherTools.PythonJson("""
            import h5py, json, sys
            f = h5py.File(sys.argv[1], 'r')
            spikes = {n: [g['timestamps'][:].tolist(), g['node_ids'][:].tolist(), str(g['timestamps'].dtype), str(g['node_ids'].dtype), g['timestamps'].attrs['units'],
                      h5py.check_enum_dtype(g.attrs.get_id('sorting').dtype), int(g.attrs['sorting']), int(g.attrs['size']), int(g.attrs['first_id'])] for n, g in f['spikes'].items()}
            reports = {n: [g['data'][:].tolist(), g['data'].attrs['units'], g['mapping/node_ids'][:].tolist(), g['mapping/index_pointers'][:].tolist(), g['mapping/time'][:].tolist(),
                       g['mapping/time'].attrs['units'], g['mapping/element_ids'][:].tolist(), g['mapping/element_pos'][:].tolist()] for n, g in f['report'].items()}
            a = f.attrs
            print(json.dumps(dict(spikes=spikes, reports=reports, magic=int(a['magic']), version=a['version'].tolist(), dt=a['dt_ms'], interrupted=bool(a['interrupted']), config=a['config'])))
            """, _folder["run.h5"]);

        Assert.Equal(0x0A7A, seen.GetProperty("magic").GetInt32());
        Assert.Equal([0, 1], seen.GetProperty("version").EnumerateArray().Select(part => part.GetInt32()));
        Assert.Equal(0.1, seen.GetProperty("dt").GetDouble());
        Assert.False(seen.GetProperty("interrupted").GetBoolean());
        Assert.Equal("{ \"τ\": 20 }", seen.GetProperty("config").GetString());

        var spikes = seen.GetProperty("spikes");
        Assert.Equal(["Nervenzellen β", "exc", "silent"], spikes.EnumerateObject().Select(population => population.Name).Order(StringComparer.Ordinal));
        var last = MadeUpRun.Spikes.Where(spike => spike.Id >= 312).ToArray();
        var group = spikes.GetProperty("Nervenzellen β");
        Assert.Equal(last.Select(spike => (spike.Step + 1) / 10.0), group[0].EnumerateArray().Select(time => time.GetDouble()));
        Assert.Equal(last.Select(spike => spike.Id - 312), group[1].EnumerateArray().Select(id => id.GetUInt32()));
        Assert.Equal("""["float64","uint64","ms",{"none":0,"by_id":1,"by_time":2},2,200,312]""", "[" + string.Join(',', group.EnumerateArray().Skip(2).Select(Compact)) + "]");

        var report = seen.GetProperty("reports").GetProperty("exc.v");
        Assert.Equal(MadeUpRun.Values[0], report[0].EnumerateArray().SelectMany(frame => frame.EnumerateArray().Select(value => value.GetSingle())));
        Assert.Equal("""["mV",[0,3,299],[0,1,2,3],[1,401,1],"ms",[0,0,0],[0,0,0]]""", ("[" + string.Join(',', report.EnumerateArray().Skip(1).Select(Compact)) + "]").Replace(".0", "", StringComparison.Ordinal));
    }

    [Fact]
    public void H5dump_reads_the_structure()
    {
        MadeUpRun.Write(_folder["run.h5"], 1000);

        var header = OtherTools.DumpHeader(_folder["run.h5"]);

        foreach (var part in new[] { "GROUP \"spikes\"", "DATASET \"timestamps\"", "H5T_IEEE_F64LE", "DATASET \"node_ids\"", "H5T_STD_U64LE", "GROUP \"report\"", "ATTRIBUTE \"magic\"" })
            Assert.Contains(part, header, StringComparison.Ordinal);
    }

    [Fact]
    public void A_partial_file_that_was_left_can_be_read()
    {
        using (var writer = SonataWriter.Create(_folder["run.h5"], MadeUpRun.Description)) MadeUpRun.Record(writer, 1000);

        Assert.False(File.Exists(_folder["run.h5"]));
        using var reader = SonataReader.Open(_folder["run.h5.partial"]);
        Assert.False(reader.File.IsComplete);
        Assert.Equal(MadeUpRun.Spikes, Spikes(reader));
    }

    [Fact]
    public void Nothing_is_left_of_a_run_that_never_began()
    {
        SonataWriter.Create(_folder["run.h5"], MadeUpRun.Description).Dispose();

        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void An_older_result_stays_until_the_new_one_is_whole()
    {
        var file = _folder.With("run.h5", "older");
        using var writer = SonataWriter.Create(file, MadeUpRun.Description);
        MadeUpRun.Record(writer, 1000);
        Assert.Equal("older", File.ReadAllText(file));

        writer.Complete(new(MadeUpRun.Steps, Interrupted: false, null));

        Assert.False(File.Exists(writer.PartialPath));
        using var reader = SonataReader.Open(file);
        Assert.Equal(MadeUpRun.Steps, reader.File.Steps);
    }

    // 0.1 · 3 is 0.30000000000000004.
    [Fact]
    public void Times_are_the_nearest_doubles_to_their_decimals()
    {
        var clock = new StepClock(0.1);

        Assert.Equal("0.3", clock.TimeOf(2).ToString("R", System.Globalization.CultureInfo.InvariantCulture));
        Assert.All(Enumerable.Range(0, 100_000), step => Assert.Equal((step + 1) / 10.0, clock.TimeOf(step)));
        Assert.All(new[] { 1, 0.5, 0.1, 0.05, 0.025, 0.001, 1.0 / 3, 1.0 / 1024 }, dt => Assert.All(new long[] { 0, 1, 2, 99_999, 4_000_000_000 }, step => Assert.Equal(step, new StepClock(dt).StepAt(new StepClock(dt).TimeOf(step)))));
    }

    static string Compact(System.Text.Json.JsonElement json) => json.GetRawText().Replace(" ", "", StringComparison.Ordinal);

    static IEnumerable<(uint, uint)> Spikes(SonataReader reader) =>
        reader.ReadSpikes().SelectMany(block => block.Spikes.Steps.ToArray().Zip(block.Spikes.Ids.ToArray()));
}
