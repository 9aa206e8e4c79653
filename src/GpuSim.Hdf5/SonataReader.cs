using GpuSim.Recording;

namespace GpuSim.Hdf5;

using static Hdf5Library;
using static NativeHdf5;

/// <summary>Reads SONATA spikes and reports: a file of ours, whole or partial, or one of another tool.</summary>
public sealed class SonataReader : IDisposable
{
    // Steps that simulators use, ms.
    static readonly double[] UsualSteps = [1, 0.5, 0.25, 0.2, 0.125, 0.1, 0.05, 0.025, 0.02, 0.01, 0.005, 0.001];

    // Ours that RecordedFile has as properties.
    static readonly string[] KnownNames = ["magic", "version", "dt_ms", "steps", "duration_ms", "interrupted", "raster_sha256"];

    const string Expected = "a file that gpusim run -o or another SONATA tool wrote";

    readonly string _path;
    readonly StoredFile _file;
    readonly List<StoredSpikes> _spikes = []; // in the order of global ids
    readonly List<StoredReport> _reports = [];
    readonly List<StoredRate> _rates = [];
    readonly List<StoredWeights> _weights = [];

    SonataReader(string path)
    {
        _path = path;
        _file = new(path, Expected);
        try
        {
            File = _file.Reading("", Describe);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>What the file says about its run.</summary>
    public RecordedFile File { get; }

    /// <summary>Whether a file can be read as HDF5 and has spikes, reports or rates.</summary>
    /// <exception cref="Hdf5MissingException">No libhdf5.</exception>
    public static bool Recognizes(string path)
    {
        Require();
        try
        {
            using var file = new StoredFile(path, Expected);
            return file.Reading("", () =>
            {
                using (Enter()) return file.Children("/").Any(name => name is "spikes" or "report" or "rates");
            });
        }
        catch (UnreadableFileException)
        {
            return false;
        }
    }

    /// <summary>Opens a file for reading.</summary>
    /// <exception cref="Hdf5MissingException">No libhdf5.</exception>
    /// <exception cref="UnreadableFileException">Not there, not HDF5, damaged, or without spikes and reports.</exception>
    public static SonataReader Open(string path)
    {
        Require();
        return new(path);
    }

    /// <summary>All spikes in canonical order over all populations, in blocks that follow each other up to the file's last step.</summary>
    /// <remarks>A block is valid until the next is asked for. Memory is bounded where spikes are sorted by time, as ours are.</remarks>
    /// <param name="stepsPerBlock">Most steps in a block.</param>
    /// <exception cref="UnreadableFileException">The file turned out to be damaged.</exception>
    public IEnumerable<RecordBlock> ReadSpikes(int stepsPerBlock = 1000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(stepsPerBlock, 1);
        var cursors = _file.Reading("/spikes", () => _spikes.Select(spikes => new SpikeCursor(spikes, new(File.Dt))).ToArray());
        var columns = new SpikeColumns();
        for (long from = 0; from < File.Steps;)
        {
            var end = Math.Min(from + stepsPerBlock, File.Steps);
            _file.Reading("/spikes", () => end = Fill(columns, cursors, end));
            yield return new() { FirstStep = from, EndStep = end, Spikes = columns, States = [] };
            from = end;
        }
    }

    /// <summary>All frames of a report, by its index in <see cref="RecordedFile.Reports"/>, in slabs; a slab is valid until the next.</summary>
    /// <exception cref="UnreadableFileException">The file turned out to be damaged.</exception>
    public IEnumerable<StateFrames> ReadFrames(int report)
    {
        using var slabs = _reports[report].Read().GetEnumerator();
        while (_file.Reading("/report", slabs.MoveNext)) yield return slabs.Current;
    }

    /// <summary>All bins of a rate in Hz, by its index in <see cref="RecordedFile.Rates"/>.</summary>
    /// <exception cref="UnreadableFileException">The file turned out to be damaged.</exception>
    public IReadOnlyList<float> ReadRate(int rate) => _file.Reading("/rates", _rates[rate].Read);

    /// <summary>[synapse] the last frame of weights, by index in <see cref="RecordedFile.Weights"/>; empty where there is none.</summary>
    /// <exception cref="UnreadableFileException">The file turned out to be damaged.</exception>
    public float[] ReadLastWeights(int weights) => _file.Reading("/weights", _weights[weights].Last);

    /// <summary>All frames of weights, by index in <see cref="RecordedFile.Weights"/>, in slabs; a slab is valid until the next.</summary>
    /// <exception cref="UnreadableFileException">The file turned out to be damaged.</exception>
    public IEnumerable<StateFrames> ReadWeights(int weights)
    {
        using var slabs = _weights[weights].Read().GetEnumerator();
        while (_file.Reading("/weights", slabs.MoveNext)) yield return slabs.Current;
    }

    /// <summary>[synapse] ids of sources and targets of weights, within their populations, by index in <see cref="RecordedFile.Weights"/>.</summary>
    /// <exception cref="UnreadableFileException">The file turned out to be damaged.</exception>
    public (int[] Sources, int[] Targets) ReadSynapses(int weights) => _file.Reading("/weights", _weights[weights].Ends);

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    // Returns where the block ends: early, at a whole step, when very many spikes have come together.
    long Fill(SpikeColumns columns, SpikeCursor[] cursors, long end)
    {
        columns.Clear();
        while (true)
        {
            var step = uint.MaxValue;
            foreach (var cursor in cursors)
                if (!cursor.AtEnd) step = Math.Min(step, cursor.Step);
            if (step >= end) return end;
            for (var i = 0; i < cursors.Length; i++)
                if (!cursors[i].AtEnd && cursors[i].Step == step) columns.Append(step, cursors[i].TakeStep(), File.Populations[i].FirstId);
            if (columns.Count >= 1 << 20) return step + 1L;
        }
    }

    RecordedFile Describe()
    {
        using (Enter())
        {
            var attributes = Attributes.ReadAll(_file.Id);
            if (attributes.GetValueOrDefault(ArrayFile.FormatName) is ArrayFile.Format)
                throw _file.Unreadable($"it holds the arrays of a run of kind {attributes.GetValueOrDefault("kind") ?? "unknown"}, not spikes", "docs/file-format.md says how to read those; name a file of a spiking run.");
            var isComplete = !attributes.ContainsKey("steps_planned") || attributes.ContainsKey("steps");
            var hasSpikes = Check(H5Lexists(_file.Id, "spikes", Default), "H5Lexists") > 0;
            var hasReports = Check(H5Lexists(_file.Id, "report", Default), "H5Lexists") > 0;
            var hasRates = Check(H5Lexists(_file.Id, "rates", Default), "H5Lexists") > 0;
            if (!hasSpikes && !hasReports && !hasRates)
                throw _file.Unreadable($"it has neither /spikes nor /report, but {_file.Listed()}", $"Name {Expected}.");
            if (hasSpikes) OpenSpikes(isComplete);
            var dt = attributes.GetValueOrDefault("dt_ms") as double? ?? Guess();
            if (!(dt > 0 && dt < 1e9)) throw new InvalidDataException($"dt_ms is {dt}");
            if (hasReports) OpenReports(dt);
            if (hasRates) OpenRates(dt, isComplete);
            if (Check(H5Lexists(_file.Id, "weights", Default), "H5Lexists") > 0)
                foreach (var name in _file.Children("/weights"))
                    Within($"/weights/{name}", group => _weights.Add(new(group, name)));
            var extents = _spikes.ConvertAll(spikes => spikes.Size is null || !spikes.IsByTime ? spikes.Extent() : (spikes.Size.Value, spikes.LastTime()));
            return new()
            {
                Path = _path,
                IsComplete = isComplete,
                Dt = dt,
                Steps = Steps(attributes.GetValueOrDefault("steps") as long?, LastStep(new(dt), extents)),
                Interrupted = attributes.GetValueOrDefault("interrupted") is true,
                Populations = Populations(extents),
                SpikeCounts = _spikes.ConvertAll(spikes => spikes.Count),
                Reports = _reports.ConvertAll(report => report.Report),
                FrameCounts = _reports.ConvertAll(report => report.Frames),
                Rates = _rates.ConvertAll(rate => rate.Rate),
                Weights = _weights.ConvertAll(weights => weights.Recorded),
                RasterSha256 = attributes.GetValueOrDefault("raster_sha256") as string,
                Provenance = attributes.Where(pair => !KnownNames.Contains(pair.Key)).ToDictionary(),
            };
        }
    }

    void OpenSpikes(bool isComplete)
    {
        var spikes = new List<StoredSpikes>();
        foreach (var name in _file.Children("/spikes"))
            Within($"/spikes/{name}", group => spikes.Add(new(group, name, mayEndInBlanks: !isComplete)));
        _spikes.AddRange(spikes.OrderBy(population => population.FirstId ?? long.MaxValue)); // stable: else by name
    }

    void OpenReports(double dt)
    {
        foreach (var name in _file.Children("/report"))
            Within($"/report/{name}", group => _reports.Add(new(group, name, dt)));
    }

    void OpenRates(double dt, bool isComplete)
    {
        foreach (var name in _file.Children("/rates"))
            Within($"/rates/{name}", group => _rates.Add(new(group, name, dt, mayEndInBlanks: !isComplete)));
    }

    void Within(string path, Action<long> read)
    {
        var group = Check(H5Oopen(_file.Id, path, Default), "H5Oopen");
        if (H5Iget_type(group) != GroupKind) throw _file.Unreadable($"{path} is not a group", "A SONATA file has a group per population there.");
        _file.Reading(path, () => { read(group); return 0; });
    }

    List<RecordedPopulation> Populations(List<(long Size, double LastTime)> extents)
    {
        var populations = new List<RecordedPopulation>();
        long next = 0;
        for (var i = 0; i < _spikes.Count; i++)
        {
            var first = _spikes[i].FirstId ?? next;
            var size = _spikes[i].Size ?? extents[i].Size;
            if (first < next || size < 0 || first + size > uint.MaxValue) throw new InvalidDataException($"first_id and size of {_spikes[i].Name} do not fit");
            next = first + size;
            populations.Add(new(_spikes[i].Name, checked((int)size), (uint)first));
        }
        return populations;
    }

    // Steps are 32-bit numbers; a damaged one must not make a reader walk for ever or leave spikes out.
    static long Steps(long? said, long last) => said switch
    {
        null when last <= uint.MaxValue => last,
        { } steps when steps >= last && steps <= uint.MaxValue => steps,
        _ => throw new InvalidDataException($"steps is {said}, but the last spike or sample is in step {last - 1}"),
    };

    long LastStep(StepClock clock, List<(long Size, double LastTime)> extents) => Math.Max(
        extents.Select(extent => clock.StepAt(extent.LastTime) + 1).DefaultIfEmpty(0).Max(),
        Math.Max(
            _reports.Select(report => report.Frames * report.Report.Every).DefaultIfEmpty(0).Max(),
            _rates.Select(rate => rate.Bins * rate.Rate.Every).DefaultIfEmpty(0).Max()));

    double Guess()
    {
        var (times, ids) = (new double[1024], new ulong[1024]);
        var first = _spikes.SelectMany(spikes => times[..spikes.Read(0, times, ids)].ToArray()).ToList();
        return UsualSteps.FirstOrDefault(dt => first.TrueForAll(time => Math.Abs(time / dt - Math.Round(time / dt)) < 1e-3), 0.001);
    }
}
