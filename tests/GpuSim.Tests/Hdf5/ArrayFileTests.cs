using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using GpuSim.Hdf5;
using GpuSim.Tests.Cli;

namespace GpuSim.Tests.Hdf5;

/// <summary>Files of arrays: what is written can be read by us, by h5py and by h5dump, whole, partial or not at all.</summary>
[Collection(nameof(FilesInThisProcess))]
public sealed class ArrayFileTests : IDisposable
{
    static readonly Dictionary<string, object> Provenance = new()
    {
        ["kind"] = "hopfield",
        ["name"] = "made up β",
        ["config"] = "{ \"τ\": " + new string('1', 100_000) + " }", // longer than an attribute of fixed length may be
        ["seed_network"] = ulong.MaxValue,
        ["threads"] = 3L,
        ["format"] = "a name the file has itself",
    };

    const string ChildsFile = "GPUSIM_TEST_ARRAY_FILE";

    readonly TemporaryFolder _folder = new();

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_program_started_meanwhile_does_not_keep_the_file_locked()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "files are kept to the process on Linux only");
        var file = ArrayFile.Create(_folder["a.h5"], new Dictionary<string, object>());
        using var other = Process.Start("sleep", "60");
        try
        {
            file.Complete(interrupted: false);

            using var reader = ArrayFileReader.Open(_folder["a.h5"]);
            using var exclusive = new FileStream(_folder["a.h5"], FileMode.Open, FileAccess.Read, FileShare.Read);
            Assert.True(reader.IsComplete);
        }
        finally
        {
            other.Kill();
        }
    }

    [Fact]
    public void Numbers_of_every_type_come_back_as_they_were_written()
    {
        using (var file = ArrayFile.Create(_folder["a.h5"], Provenance))
        {
            file.Write<sbyte>("i1", [-128, 127], [2]);
            file.Write<byte>("u1", [0, 255], [2]);
            file.Write<short>("i2", [short.MinValue, short.MaxValue], [2, 1]);
            file.Write<int>("i4", [int.MinValue, int.MaxValue], [1, 2]);
            file.Write<uint>("u4", [0, uint.MaxValue], [1, 1, 2]);
            file.Write<long>("i8", [long.MinValue, long.MaxValue], [1, 1, 1, 2]);
            file.Write<ulong>("u8", [0, ulong.MaxValue], [2]);
            file.Write<float>("f4", [float.NaN, float.Epsilon, -0f], [3]);
            file.Write<double>("f8", [double.NegativeInfinity, 0.1], [2]);
            file.Complete(interrupted: false);
        }

        using var reader = ArrayFileReader.Open(_folder["a.h5"]);
        Assert.Equal([-128, 127], reader.Read<sbyte>("i1"));
        Assert.Equal([0, 255], reader.Read<byte>("u1"));
        Assert.Equal([short.MinValue, short.MaxValue], reader.Read<short>("i2"));
        Assert.Equal([int.MinValue, int.MaxValue], reader.Read<int>("/i4"));
        Assert.Equal([0, uint.MaxValue], reader.Read<uint>("u4"));
        Assert.Equal([long.MinValue, long.MaxValue], reader.Read<long>("i8"));
        Assert.Equal([0, ulong.MaxValue], reader.Read<ulong>("u8"));
        Assert.Equal([float.NaN, float.Epsilon, -0f], reader.Read<float>("f4"));
        Assert.Equal([double.NegativeInfinity, 0.1], reader.Read<double>("f8"));
        Assert.Equal([-128.0, 127.0], reader.Read<double>("i1")); // converted
        Assert.Equal([typeof(float), typeof(double), typeof(sbyte), typeof(short), typeof(int), typeof(long), typeof(byte), typeof(uint), typeof(ulong)], reader.Datasets.Select(dataset => dataset.Type));
        Assert.Equal([1, 1, 1, 2], reader.Datasets.Single(dataset => dataset.Path == "/i8").Shape);
    }

    [Theory]
    [InlineData(100_000)]
    [InlineData(3, 70_000)]
    [InlineData(5, 3, 7000)]
    [InlineData(41, 1, 13, 101)]
    [InlineData(0)]
    [InlineData(4, 0, 2)]
    public void An_array_of_any_shape_comes_back(params int[] lengths)
    {
        var values = Numbers(lengths.Aggregate(1, (product, length) => product * length));
        using (var file = ArrayFile.Create(_folder["a.h5"], Provenance))
        {
            file.Write<double>("group/below/values", values, [.. lengths.Select(length => (long)length)]);
            file.Complete(interrupted: false);
        }

        using var reader = ArrayFileReader.Open(_folder["a.h5"]);
        Assert.Equal(lengths.Select(length => (long)length), reader.Datasets.Single().Shape);
        Assert.Equal(values, reader.Read<double>("group/below/values"));
        Assert.Equal(values, OtherTools.PythonJson("import h5py, json, sys; print(json.dumps(h5py.File(sys.argv[1])['group/below/values'][()].ravel().tolist()))", _folder["a.h5"]).EnumerateArray().Select(value => value.GetDouble()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(777)]
    [InlineData(100_000)]
    public void How_rows_are_cut_does_not_change_the_file(int rowsAtOnce)
    {
        void Write(string name, int step)
        {
            using var file = ArrayFile.Create(_folder[name], Provenance);
            var (flat, deep, wide) = (file.Grow<int>("flat", []), file.Grow<float>("deep", [2, 3, 5]), file.Grow<short>("wide", [90_001]));
            for (var row = 0; row < 40_000; row += step)
            {
                var rows = Enumerable.Range(row, Math.Min(step, 40_000 - row)).ToArray();
                flat.Append(rows);
                deep.Append([.. rows.SelectMany(value => Enumerable.Range(0, value < 5000 ? 30 : 0).Select(i => value + i / 32f))]);
            }
            for (short row = 0; row < 3; row++) wide.Append([.. Enumerable.Range(row, 90_001).Select(i => (short)i)]);
            Assert.Equal((40_000, 5000, 3), (flat.Rows, deep.Rows, wide.Rows));
            file.Complete(interrupted: false);
        }
        Write("one.h5", 40_000);
        Write("many.h5", rowsAtOnce);

        using var reader = ArrayFileReader.Open(_folder["many.h5"]);
        Assert.Equal(Enumerable.Range(0, 40_000), reader.Read<int>("flat"));
        Assert.Equal([5000, 2, 3, 5], reader.Datasets.Single(dataset => dataset.Path == "/deep").Shape);
        Assert.Equal(Enumerable.Range(0, 5000).SelectMany(row => Enumerable.Range(0, 30).Select(i => row + i / 32f)), reader.Read<float>("deep"));
        Assert.Equal(Enumerable.Range(2, 90_001).Select(i => (short)i), reader.Read<short>("wide")[^90_001..]);
        Assert.InRange(new FileInfo(_folder["many.h5"]).Length, 0, new FileInfo(_folder["one.h5"]).Length); // each chunk once: nothing grew by writing again
    }

    [Fact]
    public void H5py_reads_types_shapes_attributes_and_text()
    {
        WriteSample(_folder["a.h5"]);

        var seen = OtherTools.PythonJson("""
            import h5py, json, sys
            f = h5py.File(sys.argv[1], 'r')
            plain = lambda a: {n: v.item() if hasattr(v, 'item') else v for n, v in a.items()}
            def tell(d): return [str(d.dtype), list(d.shape), d.compression, plain(d.attrs), [v.decode() for v in d] if d.dtype == object else d[()].tolist()]
            found = {}
            f.visititems(lambda n, o: found.update({n: tell(o)}) if isinstance(o, h5py.Dataset) else None)
            print(json.dumps(dict(root=plain(f.attrs), found=found)))
            """, _folder["a.h5"]);

        var root = seen.GetProperty("root");
        Assert.Equal("gpusim-arrays", root.GetProperty("format").GetString());
        Assert.Equal(1, root.GetProperty("format_version").GetInt32());
        Assert.Equal("a name the file has itself", root.GetProperty("run_format").GetString());
        Assert.Equal(Provenance["config"], root.GetProperty("config").GetString());
        Assert.Equal(ulong.MaxValue, root.GetProperty("seed_network").GetUInt64());
        Assert.True(root.GetProperty("interrupted").GetBoolean());
        Assert.Equal("abc", root.GetProperty("state_sha256").GetString());
        var found = seen.GetProperty("found");
        Assert.Equal("""["int8",[2,3],null,{"axes":"pattern, unit","count":2,"load":0.5,"sparse":false},[[1,-1,1],[-1,-1,1]]]""", Compact(found.GetProperty("patterns/bits")));
        Assert.Equal("""["object",[3],null,{},["A","","Nervenzelle β"]]""", Compact(found.GetProperty("patterns/names")).Replace("\\u03b2", "β", StringComparison.Ordinal));
        Assert.Equal("""["float32",[2,2],"gzip",{"units":"1"},[[0.5,1.0],[1.5,2.0]]]""", Compact(found.GetProperty("overlaps")));
    }

    [Fact]
    public void H5dump_reads_the_structure()
    {
        WriteSample(_folder["a.h5"]);

        var header = OtherTools.DumpHeader(_folder["a.h5"]);

        foreach (var part in new[] { "GROUP \"patterns\"", "DATASET \"bits\"", "H5T_STD_I8LE", "( 2, 3 ) / ( 2, 3 )", "STRSIZE H5T_VARIABLE", "DATASET \"overlaps\"", "( 2, 2 ) / ( H5S_UNLIMITED, 2 )", "ATTRIBUTE \"format\"" })
            Assert.Contains(part, header, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_file_says_of_itself_comes_back()
    {
        WriteSample(_folder["a.h5"]);

        using var reader = ArrayFileReader.Open(_folder["a.h5"]);

        Assert.True(reader.IsComplete);
        Assert.Equal(("hopfield", ulong.MaxValue, 3L, true), (reader.Attributes["kind"], reader.Attributes["seed_network"], reader.Attributes["threads"], reader.Attributes["interrupted"]));
        Assert.Equal(["/overlaps", "/patterns/bits", "/patterns/names"], reader.Datasets.Select(dataset => dataset.Path));
        Assert.Equal(new Dictionary<string, object> { ["axes"] = "pattern, unit", ["count"] = 2L, ["load"] = 0.5, ["sparse"] = false }, reader.Datasets[1].Attributes);
        Assert.Equal(["A", "", "Nervenzelle β"], reader.ReadText("patterns/names"));
    }

    [Fact]
    public void A_dataset_that_is_not_there_or_of_another_kind_is_named()
    {
        WriteSample(_folder["a.h5"]);
        using var reader = ArrayFileReader.Open(_folder["a.h5"]);

        Assert.Equal($"{_folder["a.h5"]} cannot be read: it has no dataset /ages, but /overlaps, /patterns/bits, /patterns/names. Name one of these, or another file.", Assert.Throws<UnreadableFileException>(() => reader.Read<int>("ages")).Message);
        Assert.Throws<UnreadableFileException>(() => reader.Read<int>("patterns/names"));
        Assert.Throws<UnreadableFileException>(() => reader.ReadText("overlaps"));
    }

    // libhdf5 would fail on these as on a full disk.
    [Fact]
    public void A_mistake_of_the_caller_is_no_failure_of_the_disk()
    {
        using var file = ArrayFile.Create(_folder["a.h5"], Provenance);
        file.Write<int>("a/b", [1], [1]);

        foreach (var taken in new[] { "a/b", "a", "a/b/c", "", "a//b", "../a" }) Assert.Throws<ArgumentException>(() => file.Write<int>(taken, [1], [1]));
        Assert.Throws<ArgumentException>(() => file.Write<int>("c", [1, 2], [3]));
        Assert.Throws<ArgumentException>(() => file.Write<int>("c", [1], [1, 1, 1, 1, 1]));
        Assert.Throws<ArgumentException>(() => file.Grow<int>("c", [0]));
        Assert.Throws<ArgumentException>(() => file.Grow<int>("g", [3]).Append([1, 2]));
        Assert.Throws<NotSupportedException>(() => file.Write<char>("c", ['c'], [1]));
        file.Write<int>("c", [7], [1]);
        file.Complete(interrupted: false);
        Assert.Throws<ObjectDisposedException>(() => file.Write<int>("d", [7], [1]));

        using var reader = ArrayFileReader.Open(_folder["a.h5"]);
        Assert.Equal([7], reader.Read<int>("c"));
    }

    [Fact]
    public void Nothing_is_left_of_a_run_that_wrote_nothing()
    {
        using (var file = ArrayFile.Create(_folder["a.h5"], Provenance)) file.Grow<int>("rows", []);

        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void A_file_left_without_its_end_keeps_all_rows()
    {
        using (var file = ArrayFile.Create(_folder.With("a.h5", "older"), Provenance)) file.Grow<int>("rows", [2]).Append([1, 2, 3, 4]);

        Assert.Equal("older", File.ReadAllText(_folder["a.h5"]));
        using var reader = ArrayFileReader.Open(_folder["a.h5.partial"]);
        Assert.False(reader.IsComplete);
        Assert.Equal([1, 2, 3, 4], reader.Read<int>("rows"));
    }

    // A copy taken between two calls is what a run leaves that is killed there.
    [Fact]
    public void Killed_between_any_two_calls_a_file_holds_every_dataset_that_was_written()
    {
        using var file = ArrayFile.Create(_folder["a.h5"], Provenance);
        var rows = file.Grow<int>("rows", [100]);
        var noise = Noise(60_000);
        for (var call = 0; call < 60; call++)
        {
            if (call % 3 == 0) file.WriteText($"point {call}/names", ["first", $"{call}"], Provenance);
            else file.Write<int>($"point {call % 7}/a rather long name of trial {call}", noise.AsSpan(0, call % 2 * 50_000 + 100), [100, call % 2 * 500 + 1]);
            rows.Append(noise.AsSpan(0, 60_000));
            CopyPartial(_folder["killed.h5"]);

            using var reader = ArrayFileReader.Open(_folder["killed.h5"]);
            Assert.False(reader.IsComplete);
            Assert.Equal(call + 2, reader.Datasets.Count);
            foreach (var dataset in reader.Datasets.Where(dataset => dataset.Path != "/rows"))
            {
                if (dataset.Type == typeof(string)) Assert.Equal("first", reader.ReadText(dataset.Path)[0]);
                else Assert.True(noise.AsSpan(0, (int)dataset.Count).SequenceEqual(reader.Read<int>(dataset.Path)));
            }
            var kept = reader.Read<int>("rows");
            for (var at = 0; at < kept.Length; at += 60_000) Assert.True(noise.AsSpan(0, Math.Min(60_000, kept.Length - at)).SequenceEqual(kept.AsSpan(at, Math.Min(60_000, kept.Length - at))));
            Assert.InRange(kept.Length, call * 60_000 - 32_768, int.MaxValue); // a dataset that is written flushes the rows before it, but for an unfinished chunk
        }
    }

    // In a process of its own: libhdf5 does not survive a full disk.
    [Theory]
    [InlineData(1200)]
    [InlineData(1300)]
    [InlineData(1500)]
    [InlineData(2000)]
    public void On_a_disk_that_gets_full_what_was_written_before_is_kept(int kibibytes)
    {
        using var disk = new SmallDisk(kibibytes);

        var said = Child(nameof(Writes_until_the_disk_is_full), disk["a.h5"], process => process.WaitForExit());

        Assert.StartsWith($"{disk["a.h5.partial"]} cannot be written on: No space left on device.", said, StringComparison.Ordinal);
        Assert.False(File.Exists(disk["a.h5"]));
        AssertPrefix(disk["a.h5.partial"], int.Parse(Regex.Match(said, "([0-9]+) datasets are safe").Groups[1].Value, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(37)]
    [InlineData(410)]
    public void Killed_at_any_moment_a_file_can_be_read(int delay)
    {
        Child(nameof(Writes_until_the_disk_is_full), _folder["a.h5"], process =>
        {
            while (!process.HasExited && !(File.Exists(_folder["a.h5.partial"]) && new FileInfo(_folder["a.h5.partial"]).Length > 500_000)) Thread.Sleep(5);
            Thread.Sleep(delay);
            process.Kill();
            process.WaitForExit();
        });

        AssertPrefix(_folder["a.h5.partial"], 1);
    }

    [Fact(Explicit = true)] // the child of the two above
    public void Writes_until_the_disk_is_full()
    {
        var path = Environment.GetEnvironmentVariable(ChildsFile) ?? throw new InvalidOperationException($"{ChildsFile} names no file");
        var noise = Noise(60_000);
        var file = ArrayFile.Create(path, Provenance); // not disposed: libhdf5 would stumble
        try
        {
            var rows = file.Grow<int>("rows", []);
            for (var n = 0; n < 400; n++)
            {
                rows.Append(noise);
                file.Write<int>($"parts/number {n}", noise.AsSpan(0, 1000), [10, 100]);
            }
        }
        catch (DiskFullException full)
        {
            File.WriteAllText(Environment.GetEnvironmentVariable(ChildsFile + "_SAID")!, full.Message);
        }
        Hdf5Library.LeaveNow(0);
    }

    [Fact]
    public void A_file_that_a_run_writes_now()
    {
        using var file = ArrayFile.Create(_folder["a.h5"], Provenance);

        AssertUnreadable(file.PartialPath, "a run is writing it now. Wait until that run ends.");
        Assert.Contains("another run is writing it now", Assert.Throws<OutputException>(() => ArrayFile.Create(_folder["a.h5"], Provenance)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unwritable_paths_are_refused()
    {
        void AssertRefused(string path, string why) => Assert.Contains(why, Assert.Throws<OutputException>(() => ArrayFile.Create(path, Provenance)).Message, StringComparison.Ordinal);
        AssertRefused(_folder.Path, "it is a folder");
        AssertRefused(_folder["nowhere/a.h5"], "there is no folder");
        AssertRefused("", "The output path is empty");
        using var disk = new SmallDisk(64);
        disk.MakeReadOnly();
        AssertRefused(disk["a.h5"], "Read-only file system");
    }

    [Fact]
    public void Missing_foreign_and_spike_files_are_called_what_they_are()
    {
        AssertUnreadable(_folder["none.h5"], "it is not there.");
        AssertUnreadable(_folder.With("text.h5", "name,rate\n"), "it is not HDF5; it begins with \"name,rate·\". Name a file that gpusim run -o wrote.");
        MadeUpRun.Write(_folder["spikes.h5"], 1000);
        AssertUnreadable(_folder["spikes.h5"], "it holds spikes (SONATA), not arrays. gpusim stats reads those");
        OtherTools.Python("import h5py, sys; h5py.File(sys.argv[1], 'w')['images'] = [1]", _folder["other.h5"]);
        AssertUnreadable(_folder["other.h5"], "it is not of the format gpusim-arrays; it has /images.");
        OtherTools.Python("import h5py, sys; h5py.File(sys.argv[1], 'w').attrs.update({'format': 'gpusim-arrays', 'format_version': 9})", _folder["newer.h5"]);
        AssertUnreadable(_folder["newer.h5"], "its format has version 9, and this GpuSim knows 1.");
    }

    [Fact]
    public void The_reader_of_spikes_says_that_a_file_holds_arrays()
    {
        WriteSample(_folder["a.h5"]);

        var refused = Assert.Throws<UnreadableFileException>(() => SonataReader.Open(_folder["a.h5"]));

        Assert.Equal($"{_folder["a.h5"]} cannot be read: it holds the arrays of a run of kind hopfield, not spikes. docs/file-format.md says how to read those; name a file of a spiking run.", refused.Message);
    }

    [Theory]
    [InlineData("f['a'] = 1.0")]
    [InlineData("f['a'] = np.zeros((1, 1, 1, 1, 1))")]
    [InlineData("f['a'] = np.zeros(2, dtype=[('x', 'f4'), ('y', 'f4')])")]
    [InlineData("f.create_dataset('a', (10**9,), 'f4', chunks=(1024,))")]
    [InlineData("f.create_dataset('a', (10**6, 10**6), 'f4', chunks=(16, 16))")]
    [InlineData("f['a/b/c'] = 1; f['a/b/again'] = f['a']")]
    [InlineData("f['a'] = h5py.SoftLink('/nowhere')")]
    public void Arrays_that_are_none(string script)
    {
        OtherTools.Python("import h5py, numpy as np, sys\nf = h5py.File(sys.argv[1], 'w')\nf.attrs.update({'format': 'gpusim-arrays', 'format_version': 1, 'interrupted': False})\n" + script, _folder["odd.h5"]);

        AssertUnreadable(_folder["odd.h5"], "It is damaged or of another format");
    }

    [Fact]
    public void A_file_whose_end_is_missing_wherever_it_was_cut()
    {
        WriteSample(_folder["a.h5"]);
        var whole = File.ReadAllBytes(_folder["a.h5"]);
        foreach (var length in new[] { 1, 8, 96, 500, 2048, whole.Length / 2, whole.Length - 1 })
        {
            File.WriteAllBytes(_folder["cut.h5"], whole[..length]);
            AssertUnreadable(_folder["cut.h5"], "");
        }
    }

    // Index and heap of text. Libhdf5 checks these marks; on some other wrong bytes of its structures it crashes itself, which no caller can prevent.
    [Theory]
    [InlineData("TREE")]
    [InlineData("GCOL")]
    public void A_file_whose_parts_have_lost_their_mark_is_refused(string mark)
    {
        WriteSample(_folder["a.h5"]);
        var damaged = File.ReadAllBytes(_folder["a.h5"]);
        for (var at = 0; damaged.AsSpan(at).IndexOf(Encoding.ASCII.GetBytes(mark)) is >= 0 and var next; at += next) damaged[at + next] ^= 4;
        File.WriteAllBytes(_folder["damaged.h5"], damaged);

        AssertUnreadable(_folder["damaged.h5"], "");
    }

    [Fact]
    public void A_chunk_with_any_byte_wrong_is_refused()
    {
        using (var file = ArrayFile.Create(_folder["a.h5"], Provenance))
        {
            file.Write<int>("noise", Noise(60_000), [60_000]);
            file.Complete(interrupted: false);
        }
        var whole = File.ReadAllBytes(_folder["a.h5"]);
        foreach (var part in Enumerable.Range(1, 20))
        {
            var damaged = whole.ToArray();
            damaged[whole.Length - 1 - 10_000 * part] ^= 1; // the chunks, the last and the largest part of the file
            File.WriteAllBytes(_folder["damaged.h5"], damaged);
            AssertUnreadable(_folder["damaged.h5"], "/noise: ");
        }
    }

    static void WriteSample(string path)
    {
        using var file = ArrayFile.Create(path, Provenance);
        file.Write<sbyte>("patterns/bits", [1, -1, 1, -1, -1, 1], [2, 3], new Dictionary<string, object> { ["axes"] = "pattern, unit", ["count"] = 2, ["load"] = 0.5, ["sparse"] = false });
        file.WriteText("patterns/names", ["A", "", "Nervenzelle β"]);
        var overlaps = file.Grow<float>("overlaps", [2], new Dictionary<string, object> { ["units"] = "1" });
        overlaps.Append([0.5f, 1]);
        overlaps.Append([1.5f, 2]);
        file.Complete(interrupted: true, new Dictionary<string, object> { ["state_sha256"] = "abc" });
    }

    static void ReadEverything(string path)
    {
        using var reader = ArrayFileReader.Open(path);
        foreach (var dataset in reader.Datasets)
        {
            if (dataset.Type == typeof(string)) reader.ReadText(dataset.Path);
            else reader.Read<double>(dataset.Path);
        }
    }

    static void AssertUnreadable(string path, string why)
    {
        var message = Assert.Throws<UnreadableFileException>(() => ReadEverything(path)).Message;
        Assert.StartsWith($"{path} cannot be read: ", message, StringComparison.Ordinal);
        Assert.Contains(why, message, StringComparison.Ordinal);
    }

    string Child(string test, string file, Action<Process> until)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ArrayFileTests).Assembly.Location, "-method", $"*.{test}", "-explicit", "only"]) { RedirectStandardOutput = true };
        start.Environment[ChildsFile] = file;
        start.Environment[ChildsFile + "_SAID"] = _folder["said"];
        using var process = Process.Start(start)!;
        until(process);
        return File.Exists(_folder["said"]) ? File.ReadAllText(_folder["said"]) : "";
    }

    static void AssertPrefix(string partial, int atLeast)
    {
        var noise = Noise(60_000);
        using var reader = ArrayFileReader.Open(partial);
        Assert.False(reader.IsComplete);
        Assert.InRange(reader.Datasets.Count, atLeast, int.MaxValue);
        foreach (var part in reader.Datasets.Where(dataset => dataset.Path != "/rows")) Assert.Equal(noise[..1000], reader.Read<int>(part.Path));
        Assert.All(reader.Read<int>("rows").Chunk(60_000), rows => Assert.True(noise.AsSpan(0, rows.Length).SequenceEqual(rows)));
    }

    // By another program: ours would ask for the lock that the writer holds.
    void CopyPartial(string to)
    {
        using var copy = Process.Start("cp", [_folder["a.h5.partial"], to]);
        copy.WaitForExit();
        Assert.Equal(0, copy.ExitCode);
    }

    static double[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(i => i * 0.1)];

    static int[] Noise(int count)
    {
        var random = new Random(3);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next())];
    }

    static string Compact(JsonElement json) => json.GetRawText().Replace(", ", ",", StringComparison.Ordinal).Replace(": ", ":", StringComparison.Ordinal).Replace("pattern,unit", "pattern, unit", StringComparison.Ordinal);
}
