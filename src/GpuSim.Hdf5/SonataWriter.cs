using GpuSim.Recording;

namespace GpuSim.Hdf5;

using static Hdf5Library;

/// <summary>Writes a run to FILE.partial, a SONATA file, and renames it over FILE when it is complete.</summary>
/// <remarks>
/// <para>
/// A run may be killed at any moment: the file is in the earliest format, chunks are written whole and once, and the file is
/// flushed at most every half second, between chunks. What the last flush saw can be read.
/// </para>
/// <para>A FILE.partial that no run writes any more is overwritten. The file is locked while it is written. One thread may call.</para>
/// </remarks>
public sealed class SonataWriter : IRecorder, IDisposable
{
    const int FewDatasets = 32;

    static readonly HashSet<string> OwnNames =
        ["magic", "version", "dt_ms", "steps_planned", "steps", "duration_ms", "interrupted", "raster_sha256"];

    readonly PartialFile _file;
    readonly StepClock _clock;
    readonly List<SpikeGroup> _spikes = [];
    readonly List<ReportGroup> _reports = [];
    readonly List<RateGroup> _rates = [];
    readonly SortedDictionary<int, WeightGroup> _weights = []; // by record, since their synapses are known with the first frame
    readonly HashSet<string> _weightNames = [];
    readonly ShuffledDeflate _deflate = new();
    long _flushedSpikes;
    bool _unflushed, _begun;

    SonataWriter(OutputPath path, RunDescription run)
    {
        _clock = new(run.Dt);
        using (Enter())
        {
            _file = new(path, wideNodes: 2 * run.Populations.Count + run.Reports.Count <= FewDatasets, Safe);
            _file.Guarded(() =>
            {
                Describe(_file.Id, run);
                Flush();
            });
        }
    }

    /// <summary>Checks the path, creates FILE.partial and describes the run in it.</summary>
    /// <exception cref="Hdf5MissingException">No libhdf5.</exception>
    /// <exception cref="OutputException">Nothing can be written there.</exception>
    public static SonataWriter Create(string path, RunDescription run)
    {
        Require();
        return new(OutputPath.Check(path), run);
    }

    /// <summary>The unfinished file.</summary>
    public string PartialPath => _file.Path;

    /// <inheritdoc/>
    /// <exception cref="DiskFullException">A write failed now or earlier.</exception>
    public void Write(RecordBlock block)
    {
        ObjectDisposedException.ThrowIf(_file.IsClosed, this);
        _begun = true;
        _file.Guarded(() =>
        {
            WriteSpikes(block.Spikes);
            for (var report = 0; report < block.States.Count; report++)
                _unflushed |= _reports[report].Add(block.States[report], _deflate);
            for (var rate = 0; rate < block.Rates.Count; rate++)
                _unflushed |= _rates[rate].Add(block.Rates[rate].Span, _deflate);
            foreach (var frames in block.Weights) _unflushed |= WeightsOf(frames).Add(frames, _deflate);
            if (_unflushed && _file.FlushIsDue) Flush();
        });
    }

    WeightGroup WeightsOf(WeightFrames frames)
    {
        if (_weights.TryGetValue(frames.Request, out var known)) return known;
        using (Enter())
        {
            if (_weights.Count == 0) SonataGroup.Create(_file.Id, "/weights");
            var name = frames.Of.Projection.Replace('/', '.'); // which would be a group within a group
            for (var n = 2; !_weightNames.Add(name); n++) name = $"{frames.Of.Projection.Replace('/', '.')}.{n}";
            var group = new WeightGroup(_file.Id, name, frames.Of, _clock);
            _weights.Add(frames.Request, group);
            return group;
        }
    }

    /// <summary>Writes the rest and how the run ended, closes the file and renames it over FILE in one step.</summary>
    /// <exception cref="DiskFullException">A write failed; FILE is as it was.</exception>
    public void Complete(RunEnd end)
    {
        ObjectDisposedException.ThrowIf(_file.IsClosed, this);
        _file.Complete(() =>
        {
            WriteRest();
            using (Enter())
            {
                Attributes.Write(_file.Id, "steps", end.Steps);
                Attributes.Write(_file.Id, "duration_ms", _clock.After(end.Steps));
                Attributes.Write(_file.Id, "interrupted", end.Interrupted);
                if (end.RasterSha256 is { } hash) Attributes.Write(_file.Id, "raster_sha256", hash);
            }
        });
    }

    /// <summary>Without <see cref="Complete"/> before: keeps what was recorded as FILE.partial, or nothing if nothing was.</summary>
    public void Dispose()
    {
        _file.Leave(_begun ? WriteRest : null);
        _deflate.Dispose();
    }

    void Describe(long file, RunDescription run)
    {
        Attributes.Write(file, "magic", 0x0A7Au);
        Attributes.WritePair(file, "version", 0, 1);
        Attributes.Write(file, "dt_ms", run.Dt);
        Attributes.Write(file, "steps_planned", run.Steps);
        foreach (var (name, value) in run.Provenance) Attributes.Write(file, OwnNames.Contains(name) ? "run_" + name : name, value);
        SonataGroup.Create(file, "/spikes");
        foreach (var population in run.Populations)
            if (population.SpikesRecorded) _spikes.Add(new(file, population, _clock));
        if (run.Reports.Count > 0) SonataGroup.Create(file, "/report");
        var names = ReportNames(run.Reports);
        for (var report = 0; report < run.Reports.Count; report++)
            _reports.Add(new(file, names[report], run.Reports[report], run, _clock));
        if (run.Rates.Count > 0) SonataGroup.Create(file, "/rates");
        for (var rate = 0; rate < run.Rates.Count; rate++)
            _rates.Add(new(file, RateName(run.Rates, rate), run.Rates[rate], _clock));
    }

    // POPULATION where it has one report, else POPULATION.VARIABLE, numbered where even that is there twice.
    static string[] ReportNames(IReadOnlyList<RecordedReport> reports)
    {
        var taken = new HashSet<string>();
        return [.. reports.Select(report =>
        {
            var alone = reports.Count(other => other.Population == report.Population) == 1;
            var name = alone ? report.Population : $"{report.Population}.{report.Variable}";
            for (var (first, n) = (name, 2); !taken.Add(name); n++) name = $"{first}.{n}";
            return name;
        })];
    }

    // POPULATION, or POPULATION.2 and so on for bins of other lengths.
    static string RateName(IReadOnlyList<RecordedRate> rates, int rate)
    {
        var earlier = rates.Take(rate).Count(other => other.Population == rates[rate].Population);
        return earlier == 0 ? rates[rate].Population : $"{rates[rate].Population}.{earlier + 1}";
    }

    void WriteSpikes(IReadOnlySpikes spikes)
    {
        var steps = spikes.Steps;
        var ids = spikes.Ids;
        SpikeGroup? group = null;
        for (var i = 0; i < ids.Length; i++)
        {
            if (group is null || !group.Holds(ids[i])) group = GroupOf(ids[i]);
            if (!group.Add(steps[i], ids[i])) continue;
            group.WriteChunk(_deflate);
            _unflushed = true;
        }
    }

    SpikeGroup GroupOf(uint globalId)
    {
        foreach (var group in _spikes)
            if (group.Holds(globalId)) return group;
        throw new ArgumentException($"Neuron {globalId} is in no recorded population.");
    }

    void WriteRest()
    {
        foreach (var group in _spikes) group.WriteChunk(_deflate);
        foreach (var report in _reports) report.Complete(_deflate);
        foreach (var rate in _rates) rate.WriteChunk(_deflate);
        foreach (var weights in _weights.Values) weights.Complete(_deflate);
    }

    void Flush()
    {
        _file.Flush();
        _flushedSpikes = _spikes.Sum(group => group.Written);
        _unflushed = false;
    }

    string Safe() => FormattableString.Invariant($"the first {_flushedSpikes:N0} spikes are safe there and can be read as from a whole file");
}
