using GpuSim.Analysis.Spiking;
using GpuSim.Execution.Spiking;
using GpuSim.Hdf5;
using GpuSim.Recording;

namespace GpuSim.Spiking;

/// <summary>What recording gave.</summary>
/// <param name="Spikes">Over the whole run.</param>
/// <param name="RasterSha256">Hash of the raster.</param>
/// <param name="States">Hash of samples of state; null without any.</param>
/// <param name="Rates">Hash of rates; null without any.</param>
/// <param name="Weights">Hash of weights; null without any.</param>
/// <param name="Populations">Statistics of the window.</param>
/// <param name="Network">Of all of them together.</param>
internal sealed record Recorded(
    long Spikes, string RasterSha256, string? States, string? Rates, string? Weights, IReadOnlyList<SpikeTrainSummary> Populations, NetworkMeasures Network);

/// <summary>Everything that listens to a run - file, hash, statistics, the user's own recorders - behind one background thread.</summary>
internal sealed class Listeners : IRecorder, IDisposable
{
    readonly SonataWriter? _file;
    readonly RasterHash _hash = new();
    readonly SampleHashes _samples = new();
    readonly NetworkStatistics _statistics;
    readonly BackgroundRecorder _background;
    readonly SpikeCount _count = new();

    /// <summary>Opens the file, so that a path that cannot be written is known before anything is built.</summary>
    public Listeners(RunDescription description, RunOptions options, StepWindow window, double? refractory)
    {
        _file = options.Output is null ? null : SonataWriter.Create(options.Output, description);
        _statistics = new(description.Populations, description.Dt, window, refractory);
        IRecorder[] listeners = [_count, _hash, _samples, _statistics, .. options.Recorders];
        if (_file is not null) listeners = [_file, .. listeners];
        _background = description.Rates.Count == 0 ? new(listeners) : new(new RateCounter(description, listeners));
    }

    /// <summary>The unfinished file, if one was left.</summary>
    public string? Kept => File.Exists(_file?.PartialPath) ? _file.PartialPath : null;

    /// <inheritdoc/>
    public void Write(RecordBlock block) => _background.Write(block);

    /// <summary>Waits for the thread, closes the file and gives it its name.</summary>
    public Recorded Complete(StepResult result)
    {
        _background.Complete();
        var hash = _hash.Hex;
        _file?.Complete(new(result.Steps, result.Interrupted, hash));
        return new(_count.Spikes, hash, _samples.States, _samples.Rates, _samples.Weights, _statistics.Populations(result.Steps), _statistics.Finish(result.Steps));
    }

    /// <summary>Leaves the thread; a file not completed keeps its <c>.partial</c> name.</summary>
    public void Dispose()
    {
        _background.Dispose();
        _samples.Dispose();
        _file?.Dispose();
    }

    /// <summary>Counts the spikes that are kept.</summary>
    sealed class SpikeCount : IRecorder
    {
        public long Spikes { get; private set; }

        public void Write(RecordBlock block) => Spikes += block.Spikes.Ids.Length;
    }
}
