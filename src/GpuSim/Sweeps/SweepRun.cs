using System.Diagnostics;
using GpuSim.Config;
using GpuSim.Config.Sweeps;
using GpuSim.Dynamics;
using GpuSim.Execution;
using GpuSim.Hdf5;
using GpuSim.Model;
using GpuSim.Model.Sweeps;
using GpuSim.Planning;
using GpuSim.Planning.Spiking;

namespace GpuSim.Sweeps;

/// <summary>Runs the points of a sweep, many at once, and keeps what each gave as soon as it has ended.</summary>
public sealed class SweepRun
{
    const int TableEvery = 30; // s between tables; points are safe in the journal at once

    readonly SweepExperiment _sweep;
    readonly ModelCatalogs _models;
    readonly SweepOptions _options;
    readonly SweepOrigin _origin;
    readonly SweepJournal _journal;
    readonly IDevice _device;
    readonly ISweptKind _kind;
    readonly SynapseStore _synapses = new();
    readonly CancellationTokenSource _end;
    readonly Lock _results = new();
    readonly Stopwatch _sinceTable = Stopwatch.StartNew();
    readonly List<NotEnoughMemoryException> _tooLarge = [];
    Exception? _failure;
    int _done, _failed;

    SweepRun(ExperimentDocument document, SweepOptions options, SweepOrigin origin, SweepJournal journal, IDevice device)
    {
        (_sweep, _models, _options, _origin, _journal, _device) = ((SweepExperiment)document.Experiment, document.Models, options, origin, journal, device);
        _kind = SweptKinds.Of(_sweep.Of!);
        _end = CancellationTokenSource.CreateLinkedTokenSource(options.Cancel);
    }

    /// <summary>Runs a sweep read from a config, or the points of it that are missing or failed.</summary>
    /// <exception cref="OutputException">The folder holds something else, or a disk is full; what had ended is kept.</exception>
    public static SweepSummary Of(ExperimentDocument document, SweepOptions options)
    {
        Hdf5Library.Require();
        SweepFolder.Prepare(options.Output, options.Resume);
        using var device = Devices.Open(options.Device);
        var origin = SweepOrigin.Of(document);
        using var journal = SweepJournal.Open(options.Output, origin);
        var run = new SweepRun(document, options, origin, journal, device);
        using (run._synapses) using (run._end) return run.Run();
    }

    SweepSummary Run()
    {
        var wall = Stopwatch.StartNew();
        var ended = _journal.Rows.Where(row => !row.Failed).Select(row => row.Index).ToHashSet(); // what failed is tried again: its cause may be gone
        var points = RunOrder.Of(_sweep, _options.Part).Where(point => !ended.Contains(point.Index)).ToArray();
        if (_sweep.Keep) SweepFolder.Make(SweepFolder.Points(_options.Output));
        var schedule = SweepSchedule.Of(_sweep, _models, points, _options, _device);
        _options.Begun?.Invoke(schedule);
        _options.Progress?.Invoke(new(0, points.Length, 0));
        Work(points, schedule);
        SweepTable.Write(_options.Output, _origin, _sweep, _journal.Rows);
        return SweepSummary.Of(_origin, _sweep, _journal.Rows, _options.Output) with
        {
            AtOnce = schedule.AtOnce,
            ThreadsEach = schedule.ThreadsEach,
            Device = new(_device.Kind, _device.Name),
            Ran = _done,
            TooLarge = _tooLarge.Count,
            TooLargeMessage = _tooLarge.FirstOrDefault()?.Message,
            Seconds = wall.Elapsed.TotalSeconds,
            Interrupted = _options.Cancel.IsCancellationRequested && _done < points.Length,
        };
    }

    void Work(IReadOnlyList<SweepPoint> points, SweepSchedule schedule)
    {
        var next = -1;
        var workers = Enumerable.Range(0, schedule.AtOnce).Select(index => new Thread(Loop) { Name = $"gpusim sweep {index}" }).ToArray();
        foreach (var worker in workers) worker.Start();
        foreach (var worker in workers) worker.Join();
        if (_failure is { } failure) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);

        void Loop()
        {
            try
            {
                for (int turn; !_end.IsCancellationRequested && (turn = Interlocked.Increment(ref next)) < points.Count;)
                    if (Run(points[turn], schedule.ThreadsEach) is { } row) Keep(row, points.Count);
            }
            catch (Exception failure)
            {
                Interlocked.CompareExchange(ref _failure, failure is OperationCanceledException && _options.Cancel.IsCancellationRequested ? null : failure, null);
                _end.Cancel();
            }
        }
    }

    // Null where the run was ended early, or not begun for want of memory.
    SweepRow? Run(SweepPoint point, int threads)
    {
        Seeds seeds = new(0);
        try
        {
            var document = SweepFile.At(_sweep, point, _models);
            seeds = document.Experiment.Seeds;
            var measures = _kind.Run(document, new()
            {
                Threads = threads,
                Discard = _sweep.Discard,
                Output = _sweep.Keep ? SweepFolder.Point(_options.Output, point) : null,
                Synapses = _synapses,
                Cancel = _end.Token,
            }, _device);
            return measures.Interrupted ? null : new(point.Index, seeds.Network, seeds.Noise, Device, measures.Fingerprint, measures.Hash ?? "", "", measures.Values);
        }
        catch (NotEnoughMemoryException refused)
        {
            lock (_results) _tooLarge.Add(refused);
            return null; // not a property of the point: on a larger machine it can be run
        }
        catch (Exception failure) when (PointFailure.IsOfPoint(failure))
        {
            return new(point.Index, seeds.Network, seeds.Noise, Device, "", "", PointFailure.Message(failure, _sweep), []);
        }
    }

    string Device => $"{_device.Kind}: {_device.Name}";

    void Keep(SweepRow row, int points)
    {
        lock (_results)
        {
            _journal.Add(row);
            _done++;
            if (row.Failed) _failed++;
            _options.Progress?.Invoke(new(_done, points, _failed));
            if (_sinceTable.Elapsed.TotalSeconds < TableEvery) return;
            SweepTable.Write(_options.Output, _origin, _sweep, _journal.Rows);
            _sinceTable.Restart();
        }
    }
}
