using GpuSim.Config;
using GpuSim.Hdf5;
using GpuSim.Recording;
using GpuSim.Tests.Cli;

namespace GpuSim.Tests.Hdf5;

/// <summary>From a config to a file as docs/file-format.md describes it.</summary>
[Collection(nameof(FilesInThisProcess))]
public sealed class EndToEndFileTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_script_of_the_document_recomputes_the_hash()
    {
        var document = File.ReadAllText(Repository.Path("docs", "file-format.md"));
        var script = document.Split("```python\n")[1].Split("```")[0];

        var summary = Simulation.Run(Load("[]"), new() { Output = _folder["run.h5"] });

        Assert.Equal(summary.RasterSha256, OtherTools.Python(script, _folder["run.h5"]).Trim());
    }

    [Fact]
    public void Reports_hold_what_memory_holds()
    {
        var memory = new MemoryRecorder();

        Simulation.Run(Load("""[ { "of": "small", "neurons": [1, 5, 600], "variables": ["v", "i_ex"], "every": "0.4 ms" }, { "of": "large", "neurons": "0..9", "variables": ["v"], "every": "1 ms" } ]"""), new() { Output = _folder["run.h5"], Recorders = [memory] });

        using var reader = SonataReader.Open(_folder["run.h5"]);
        Assert.Equal([("large", "v", "mV", 10), ("small", "i_ex", "pA", 4), ("small", "v", "mV", 4)], reader.File.Reports.Select(report => (report.Population, report.Variable, report.Unit, report.Every)));
        Assert.Equal([1, 5, 600], reader.File.Reports[1].Neurons);
        foreach (var (report, inMemory) in new[] { (0, 2), (1, 1), (2, 0) }) // the file's by name, memory's as the config says
            Assert.Equal(memory.States(inMemory).Values.ToArray(), reader.ReadFrames(report).SelectMany(frames => frames.Values.ToArray()));
    }

    ExperimentDocument Load(string state)
    {
        var config = BusyNetwork.Config.Replace("\"lif\"", "\"lif_exp\"", StringComparison.Ordinal).Replace("0.7 mV", "70 pA", StringComparison.Ordinal).Replace("\"spikes\": [", $"\"state\": {state}, \"spikes\": [", StringComparison.Ordinal);
        return ExperimentFile.Load(_folder.With("busy.json", config), ["duration=250 ms"]);
    }
}
