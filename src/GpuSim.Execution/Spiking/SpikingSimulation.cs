using System.Diagnostics;
using GpuSim.Planning.Spiking;
using GpuSim.Recording;

namespace GpuSim.Execution.Spiking;

/// <summary>How to step; nothing here changes a spike.</summary>
public sealed record StepOptions
{
    /// <summary>Threads; each owns the same number of shards.</summary>
    public required int Threads { get; init; }

    /// <summary>Where blocks go; null to record nothing.</summary>
    public IRecorder? Recorder { get; init; }

    /// <summary>First step that counts for the timing.</summary>
    public long TimedFrom { get; init; }

    /// <summary>Called now and then with the steps made, from the thread that called <see cref="SpikingSimulation.Run"/>.</summary>
    public Action<long>? Progress { get; init; }

    /// <summary>Ends the run at the end of an epoch.</summary>
    public CancellationToken Cancel { get; init; }
}

/// <summary>What stepping gives besides the blocks.</summary>
/// <param name="Steps">Steps made.</param>
/// <param name="Interrupted">Whether fewer than planned.</param>
/// <param name="TimedSteps">Steps within the timing.</param>
/// <param name="Wall">Wall time of those steps.</param>
/// <param name="SynapticEvents">Synapses reached, over the whole run.</param>
public sealed record StepResult(long Steps, bool Interrupted, long TimedSteps, TimeSpan Wall, long SynapticEvents);

/// <summary>The step loop: the definition of the simulator. Threads own shards; one barrier per epoch.</summary>
public sealed class SpikingSimulation : IDisposable
{
    readonly SpikingPlan _plan;
    readonly IPlacement _placement;

    /// <summary>Places a network with its synapses on <paramref name="device"/>.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="shards">The cut.</param>
    /// <param name="synapses">[shard][table] built before; still the caller's to free.</param>
    /// <param name="device">Where to step.</param>
    /// <param name="record">Whether a recorder will listen.</param>
    public SpikingSimulation(SpikingPlan plan, IReadOnlyList<ShardPlan> shards, IReadOnlyList<IReadOnlyList<SynapseTable>> synapses, IDevice device, bool record = true)
    {
        _plan = plan;
        _placement = device.Place(plan, shards, synapses, record);
    }

    /// <summary>Makes all steps.</summary>
    public StepResult Run(StepOptions options)
    {
        var run = new EpochLoop(this, options);
        return run.Execute();
    }

    /// <summary>Frees what the network takes on the device.</summary>
    public void Dispose() => _placement.Dispose();

    /// <summary>One run of the loop over all threads.</summary>
    sealed class EpochLoop(SpikingSimulation simulation, StepOptions options)
    {
        readonly EpochBarrier _barrier = new(options.Threads);
        readonly EpochSchedule _schedule = new(simulation._plan.Experiment.Steps, simulation._plan.EpochSteps, options.TimedFrom, [.. simulation._placement.Chosen.Select(chosen => chosen.Request.Every).Distinct()]);
        readonly BlockCollector? _collector = options.Recorder is null ? null : new(simulation._plan, simulation._placement, options.Recorder);
        readonly IReadOnlyList<IShard> _shards = simulation._placement.Shards;
        readonly int _shardsPerThread = simulation._placement.Shards.Count / options.Threads;
        Exception? _failure;
        long _begun, _timedFrom = -1, _made;
        long _lastEpoch = long.MaxValue; // written before a barrier, read after it

        public StepResult Execute()
        {
            var threads = Enumerable.Range(0, options.Threads).Select(Start).ToArray();
            Guard(() => Watch(threads));
            foreach (var thread in threads) thread.Join(); // after a failure as well: they use memory that is freed next
            if (_failure is null) Guard(Finish);
            if (_failure is { } failure)
            {
                _collector?.Keep();
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
            }
            var wall = _timedFrom < 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(_begun);
            return new(_made, _made < simulation._plan.Experiment.Steps, _timedFrom < 0 ? 0 : _made - _timedFrom, wall, _shards.Sum(shard => shard.SynapticEvents));
        }

        void Finish()
        {
            simulation._placement.Settle();
            _collector?.Flush();
        }

        void Watch(Thread[] threads)
        {
            foreach (var thread in threads)
                while (!thread.Join(100))
                    options.Progress?.Invoke(Volatile.Read(ref _made));
        }

        Thread Start(int index)
        {
            var thread = new Thread(() => Guard(() => Loop(index))) { Name = $"gpusim {index}", IsBackground = true };
            thread.Start();
            return thread;
        }

        void Guard(Action loop)
        {
            try
            {
                loop();
            }
            catch (Exception failure)
            {
                Interlocked.CompareExchange(ref _failure, failure, null);
                _barrier.Abort();
            }
        }

        void Loop(int thread)
        {
            IShard[] shards = [.. _shards.Skip(thread * _shardsPerThread).Take(_shardsPerThread)];
            for (var epoch = _schedule.First; epoch.Steps > 0 && epoch.Index <= Volatile.Read(ref _lastEpoch); epoch = _schedule.After(epoch))
            {
                if (thread == 0) Begin(epoch);
                Update(shards, epoch);
                if (!Exchange()) return;
                Sample(shards, epoch);
                Deliver(shards, _schedule.After(epoch));
                if (thread == 0) Record(epoch);
            }
        }

        void Begin(Epoch epoch)
        {
            if (options.Cancel.IsCancellationRequested) Volatile.Write(ref _lastEpoch, epoch.Index);
            if (epoch.FirstStep != options.TimedFrom) return;
            simulation._placement.Settle();
            (_begun, _timedFrom) = (Stopwatch.GetTimestamp(), epoch.FirstStep);
        }

        static void Update(ReadOnlySpan<IShard> shards, Epoch epoch)
        {
            foreach (var shard in shards) shard.Update(epoch);
        }

        // Shards of one device share its memory: once all threads have come, everyone's spikes are there.
        bool Exchange() => _barrier.Wait();

        void Sample(ReadOnlySpan<IShard> shards, Epoch epoch)
        {
            if (_collector is null || simulation._placement.Chosen.All(chosen => epoch.EndStep % chosen.Request.Every != 0)) return;
            foreach (var shard in shards) shard.SampleWeights(epoch.EndStep);
        }

        static void Deliver(ReadOnlySpan<IShard> shards, Epoch next)
        {
            if (next.Steps == 0) return;
            foreach (var shard in shards) shard.Deliver(next);
        }

        void Record(Epoch epoch)
        {
            _collector?.Collect(epoch);
            Volatile.Write(ref _made, epoch.EndStep);
        }
    }
}
