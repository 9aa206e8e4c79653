using GpuSim.Config;
using GpuSim.Hdf5;
using GpuSim.Hopfield;

namespace GpuSim.Tests.Hdf5;

/// <summary>What a run of memories leaves in its file.</summary>
[Collection(nameof(FilesInThisProcess))]
public sealed class RecallFileTests : IDisposable
{
    const string Curve = """
        { "kind": "hopfield", "name": "curve", "seed": 3, "neurons": 100, "patterns": { "random": { "load": 0.1 } }, "sweeps": 10, "trials": 3,
          "vary": { "rule": ["hebb", "storkey"], "patterns.random.load": [0.05, 0.2] }, "record": { "ages": true } }
        """;

    readonly TemporaryFolder _folder = new();

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_recording_there_are_overlaps_and_a_hash_but_no_states()
    {
        var summary = HopfieldRun.Of(ExperimentFile.Load(Repository.Path("configs", "hopfield-letters.json"), []), new() { Output = _folder["none.h5"], Record = false });

        using var file = ArrayFileReader.Open(_folder["none.h5"]);
        Assert.Equal(file.Attributes["state_sha256"], summary.StateSha256);
        Assert.Contains(file.Datasets, dataset => dataset.Path == "/overlaps");
        Assert.Empty(file.Datasets.Select(dataset => dataset.Path).Intersect(["/states", "/energies", "/patterns", "/probes"]));
    }

    [Fact]
    public void An_interrupted_run_keeps_the_trials_that_ended()
    {
        using var cancel = new CancellationTokenSource();
        var document = ExperimentFile.Parse("curve.json", Curve, []);

        var summary = HopfieldRun.Of(document, new()
        {
            Output = _folder["kept.h5"],
            Cancel = cancel.Token,
            Progress = progress =>
            {
                if (progress.Done >= 5 / 12.0) cancel.Cancel(); // before the third trial of the second point
            },
        });

        Assert.True(summary.Interrupted);
        Assert.Equal([3, 2], summary.Points.Select(point => point.Trials));
        Assert.Equal(summary.StateSha256, RecallReport.Read(_folder["kept.h5"]).StateSha256);
        Assert.Equal([3, 2], RecallReport.Read(_folder["kept.h5"]).Points.Select(point => point.Trials));
        Assert.False(File.Exists(_folder["kept.h5.partial"]));
    }
}
