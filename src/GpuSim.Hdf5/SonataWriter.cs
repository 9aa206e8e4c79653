using GpuSim.Recording;

namespace GpuSim.Hdf5;

using static Hdf5Library;
using static NativeHdf5;

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
    const int FlushEvery = 500; // ms of wall time
    const int FewDatasets = 32;

    static readonly HashSet<string> OwnNames =
        ["magic", "version", "dt_ms", "steps_planned", "steps", "duration_ms", "interrupted", "raster_sha256"];

    readonly OutputPath _path;
    readonly long _file;
    readonly StepClock _clock;
    readonly List<SpikeGroup> _spikes = [];
    readonly List<ReportGroup> _reports = [];
    readonly ShuffledDeflate _deflate = new();
    DiskFullException? _failure;
    long _lastFlush, _flushedSpikes;
    bool _unflushed, _begun, _closed;

    SonataWriter(OutputPath path, RunDescription run)
    {
        _path = path;
        _clock = new(run.Dt);
        using (Enter())
        {
            _file = CreateFile(run);
            Guarded(() =>
            {
                Describe(run);
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
    public string PartialPath => _path.Partial;

    /// <inheritdoc/>
    /// <exception cref="DiskFullException">A write failed now or earlier.</exception>
    public void Write(RecordBlock block)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        _begun = true;
        Guarded(() =>
        {
            WriteSpikes(block.Spikes);
            for (var report = 0; report < block.States.Count; report++)
                _unflushed |= _reports[report].Add(block.States[report], _deflate);
            if (_unflushed && Environment.TickCount64 - _lastFlush >= FlushEvery) Flush();
        });
    }

    /// <summary>Writes the rest and how the run ended, closes the file and renames it over FILE in one step.</summary>
    /// <exception cref="DiskFullException">A write failed; FILE is as it was.</exception>
    public void Complete(RunEnd end)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        Guarded(() =>
        {
            WriteRest();
            using (Enter())
            {
                Attributes.Write(_file, "steps", end.Steps);
                Attributes.Write(_file, "duration_ms", _clock.After(end.Steps));
                Attributes.Write(_file, "interrupted", end.Interrupted);
                if (end.RasterSha256 is { } hash) Attributes.Write(_file, "raster_sha256", hash);
            }
            Close();
        });
        File.Move(_path.Partial, _path.Final, overwrite: true);
    }

    /// <summary>Without <see cref="Complete"/> before: keeps what was recorded as FILE.partial, or nothing if nothing was.</summary>
    public void Dispose()
    {
        if (!_closed && _failure is null)
        {
            try
            {
                Guarded(() =>
                {
                    if (_begun) WriteRest();
                    Close();
                });
                if (!_begun) File.Delete(_path.Partial);
            }
            catch (DiskFullException)
            {
                // What was flushed stays; there is another failure on its way already, or nobody to tell.
            }
        }
        _deflate.Dispose();
    }

    long CreateFile(RunDescription run)
    {
        using var access = new Handle(H5Pcreate(Constant("H5P_CLS_FILE_ACCESS_ID_g")), "H5Pcreate");
        Check(H5Pset_libver_bounds(access, Earliest, Version18), "H5Pset_libver_bounds");
        Check(H5Pset_fclose_degree(access, StrongClose), "H5Pset_fclose_degree");
        using var creation = new Handle(H5Pcreate(Constant("H5P_CLS_FILE_CREATE_ID_g")), "H5Pcreate");
        // Nodes of 512 chunks: the index of most runs is then one node, rewritten in place, with nothing half linked when the
        // run is killed or the disk is full. With very many datasets such nodes would outgrow libhdf5's cache.
        if (2 * run.Populations.Count + run.Reports.Count <= FewDatasets) Check(H5Pset_istore_k(creation, 256), "H5Pset_istore_k");
        try
        {
            return Check(H5Fcreate(_path.Partial, Truncate, creation, access), "H5Fcreate");
        }
        catch (Hdf5CallException cause) when (cause.Reason is "No space left on device" or "Disk quota exceeded")
        {
            throw new DiskFullException($"{_path.Partial} cannot be created: {cause.Reason}. Make room, or name another place.", cause);
        }
        catch (Hdf5CallException cause)
        {
            throw new OutputException($"{_path.Partial} cannot be created: {cause.Reason}. Name another place.", cause);
        }
    }

    void Describe(RunDescription run)
    {
        Attributes.Write(_file, "magic", 0x0A7Au);
        Attributes.WritePair(_file, "version", 0, 1);
        Attributes.Write(_file, "dt_ms", run.Dt);
        Attributes.Write(_file, "steps_planned", run.Steps);
        foreach (var (name, value) in run.Provenance) Attributes.Write(_file, OwnNames.Contains(name) ? "run_" + name : name, value);
        SonataGroup.Create(_file, "/spikes");
        foreach (var population in run.Populations)
            if (population.SpikesRecorded) _spikes.Add(new(_file, population, _clock));
        if (run.Reports.Count > 0) SonataGroup.Create(_file, "/report");
        var names = ReportNames(run.Reports);
        for (var report = 0; report < run.Reports.Count; report++)
            _reports.Add(new(_file, names[report], run.Reports[report], run, _clock));
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
    }

    void Flush()
    {
        using (Enter()) Check(H5Fflush(_file, LocalScope), "H5Fflush");
        _flushedSpikes = _spikes.Sum(group => group.Written);
        _lastFlush = Environment.TickCount64;
        _unflushed = false;
    }

    void Close()
    {
        using (Enter()) Check(H5Fclose(_file), "H5Fclose");
        _closed = true;
    }

    void Guarded(Action write)
    {
        if (_failure is not null) throw _failure;
        try
        {
            write();
        }
        catch (Hdf5CallException cause)
        {
            throw Failed(cause);
        }
    }

    DiskFullException Failed(Hdf5CallException cause)
    {
        var bytes = File.Exists(_path.Partial) ? new FileInfo(_path.Partial).Length : 0;
        return _failure = new(FormattableString.Invariant(
            $"""
            {_path.Partial} cannot be written on: {cause.Reason}.
              {bytes:N0} bytes were written; the first {_flushedSpikes:N0} spikes are safe there and can be read as from a whole file.
              {(File.Exists(_path.Final) ? $"The older {_path.Final} is untouched. " : "")}Make room and run again, or record less.
            """), cause);
    }
}
