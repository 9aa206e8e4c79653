using GpuSim.Hdf5;
using GpuSim.Tests.Cli;

namespace GpuSim.Tests.Hdf5;

/// <summary>Files that are damaged, of another kind, or of another tool.</summary>
[Collection(nameof(FilesInThisProcess))]
public sealed class ForeignFileTests : IDisposable
{
    const string Write = "import h5py, numpy as np, sys\nf = h5py.File(sys.argv[1], 'w')\n";

    readonly TemporaryFolder _folder = new();

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_missing_file() => AssertUnreadable(_folder["none.h5"], "it is not there. Look at its name and folder.");

    [Fact]
    public void A_missing_file_whose_partial_is_there()
    {
        _folder.With("run.h5.partial", "");
        AssertUnreadable(_folder["run.h5"], $"{_folder["run.h5.partial"]} of an unfinished run is: name that.");
    }

    [Fact]
    public void A_file_that_a_run_writes_now()
    {
        using var writer = SonataWriter.Create(_folder["run.h5"], MadeUpRun.Description);
        AssertUnreadable(writer.PartialPath, "a run is writing it now. Wait until that run ends.");
    }

    [Fact]
    public void A_folder() => AssertUnreadable(_folder.Path, "it is a folder.");

    [Fact]
    public void An_empty_file() => AssertUnreadable(_folder.With("empty.h5", ""), "it is empty.");

    [Fact]
    public void A_text() => AssertUnreadable(_folder.With("text.h5", "name,rate\n"), "it is not HDF5; it begins with \"name,rate·\".");

    [Fact]
    public void Random_bytes()
    {
        var bytes = new byte[10_000];
        new Random(3).NextBytes(bytes);
        File.WriteAllBytes(_folder["noise.h5"], bytes);
        AssertUnreadable(_folder["noise.h5"], "it is not HDF5;");
    }

    [Fact]
    public void A_file_whose_end_is_missing_wherever_it_was_cut()
    {
        MadeUpRun.Write(_folder["run.h5"], 1000);
        var whole = File.ReadAllBytes(_folder["run.h5"]);
        foreach (var length in new[] { 1, 7, 8, 60, 96, 500, 2048, whole.Length / 4, whole.Length / 2, whole.Length - 1 })
        {
            File.WriteAllBytes(_folder["cut.h5"], whole[..length]);
            AssertUnreadable(_folder["cut.h5"], "");
        }
    }

    [Fact]
    public void Hdf5_of_another_kind()
    {
        OtherTools.Python(Write + "f['images'] = np.zeros(3)", _folder["other.h5"]);
        AssertUnreadable(_folder["other.h5"], "it has neither /spikes nor /report, but /images.");
    }

    [Theory]
    [InlineData("f['spikes'] = np.zeros(3)")]
    [InlineData("f['spikes/a'] = np.zeros(3)")]
    [InlineData("f.create_group('spikes/a')")]
    [InlineData("f['spikes/a/timestamps'] = [0.1, 0.2]; f['spikes/a/node_ids'] = [1]")]
    [InlineData("f['spikes/a/timestamps'] = ['x']; f['spikes/a/node_ids'] = [1]")]
    [InlineData("f['spikes/a/timestamps'] = [float('nan')]; f['spikes/a/node_ids'] = [1]")]
    [InlineData("f['spikes/a/timestamps'] = [1.0]; f['spikes/a/node_ids'] = [-1]")]
    [InlineData("f['spikes/a/timestamps'] = [1.0]; f['spikes/a/node_ids'] = [1]; f['spikes/a/timestamps'].attrs['units'] = 'fortnight'")]
    [InlineData("f['spikes/a/timestamps'] = [[[1.0]]]; f['spikes/a/node_ids'] = [1]")]
    [InlineData("f['spikes/a/timestamps'] = [1.0]; f['spikes/a/node_ids'] = [1]; f.attrs['dt_ms'] = -0.1")]
    [InlineData("f['spikes/a/timestamps'] = [1.0]; f['spikes/a/node_ids'] = [1]; f.attrs['steps'] = 10**15")]
    [InlineData("f.create_dataset('spikes/a/timestamps', (10**12,), 'f8', chunks=(1024,)); f.create_dataset('spikes/a/node_ids', (10**12,), 'u8', chunks=(1024,))")]
    [InlineData("f.create_group('report/a')")]
    public void Spikes_that_are_none(string script)
    {
        OtherTools.Python(Write + script, _folder["odd.h5"]);

        AssertUnreadable(_folder["odd.h5"], "");
        var stats = GpuSimProcess.Run("stats", _folder["odd.h5"]);
        Assert.Equal(2, stats.ExitCode);
        CommandLine.AssertNoStackTrace(stats);
    }

    [Theory]
    [InlineData("none", "[0.4, 0.2, 1.1, 0.4]", "[3, 1, 0, 2]")]
    [InlineData("by_id", "[1.1, 0.2, 0.4, 0.4]", "[0, 1, 2, 3]")]
    [InlineData("by_time", "[0.2, 0.4, 0.4, 1.1]", "[1, 3, 2, 0]")]
    public void Sonata_of_another_tool_in_any_order(string sorting, string times, string ids)
    {
        OtherTools.Python(Write + $$"""
            f.attrs['magic'] = np.uint32(0x0A7A)
            g = f.create_group('spikes/cells')
            g['timestamps'] = {{times}}; g['timestamps'].attrs['units'] = 'ms'
            g['node_ids'] = np.array({{ids}}, dtype='u8')
            order = h5py.enum_dtype({'none': 0, 'by_id': 1, 'by_time': 2}, basetype='u1')
            g.attrs.create('sorting', {'none': 0, 'by_id': 1, 'by_time': 2}['{{sorting}}'], dtype=order)
            """, _folder["foreign.h5"]);

        using var reader = SonataReader.Open(_folder["foreign.h5"]);

        Assert.Equal(0.1, reader.File.Dt);
        Assert.Equal(11, reader.File.Steps);
        Assert.Equal([("cells", 4)], reader.File.Populations.Select(population => (population.Name, population.Size)));
        Assert.Equal([(1u, 1u), (3u, 2u), (3u, 3u), (10u, 0u)], reader.ReadSpikes().SelectMany(block => block.Spikes.Steps.ToArray().Zip(block.Spikes.Ids.ToArray())));
    }

    static void AssertUnreadable(string path, string why)
    {
        var message = Assert.Throws<UnreadableFileException>(() =>
        {
            using var reader = SonataReader.Open(path);
            foreach (var block in reader.ReadSpikes()) _ = block.Spikes;
        }).Message;
        Assert.StartsWith($"{path} cannot be read: ", message, StringComparison.Ordinal);
        Assert.Contains(why, message, StringComparison.Ordinal);
    }
}
