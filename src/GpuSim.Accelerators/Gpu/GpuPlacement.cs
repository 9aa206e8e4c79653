using GpuSim.Execution;
using GpuSim.Execution.Spiking;
using GpuSim.Kernels.Spiking;
using GpuSim.Planning.Spiking;

namespace GpuSim.Accelerators.Gpu;

/// <summary>A network that lives on a device. Epochs are asked for, not waited for; where the device can record launches, many epochs are started as one.</summary>
/// <remarks>An epoch is one launch for each drive that has one, one for each model (update) and one for each synapse format (delivery), in the order of the queue: the exchange of spikes is that order.</remarks>
internal sealed class GpuPlacement : IPlacement, IShard
{
    const int RecordedEpochs = 32;      // of one recording of launches; even, as epochs use two spike lists in turn
    const int EpochsInFlight = 1024;    // then the host waits, so that Ctrl-C and progress mean something

    readonly IAccelerator _accelerator;
    readonly NetworkShape _shape;
    readonly GpuSpikes _spikes;
    readonly GpuSamples _samples;
    readonly List<GpuDrive> _drives = [];
    readonly List<GpuContinuous> _continuous = [];
    readonly List<GpuNeurons> _neurons = [];
    readonly List<GpuTables> _tables = [];
    readonly GpuPlasticity _plasticity;
    readonly GpuOutbox _outbox;
    readonly IDeviceKernel _advanceClock;
    readonly LaunchSizes _sizes;
    readonly IRecordedLaunches? _recording;
    readonly List<Epoch> _pending = [];
    long _clock;        // what the device's clock says once everything asked for is done
    long _epochs;       // asked for
    long _waitedFor;    // of these, known to be done

    public GpuPlacement(IAccelerator accelerator, GpuProgram program, SpikingPlan plan, IReadOnlyList<ShardPlan> shards, IReadOnlyList<IReadOnlyList<SynapseTable>> synapses, bool record)
    {
        _accelerator = accelerator;
        _shape = new(plan, shards);
        _sizes = new(accelerator.Info);
        _spikes = new(accelerator, _shape);
        _samples = new(accelerator, _shape, record);
        _drives.AddRange(GpuDrive.Of(plan, accelerator, _shape, program));
        _continuous.AddRange(GpuContinuous.Create(accelerator, _shape, program, synapses));
        foreach (var model in plan.Populations.Select(population => population.Population.Model).Distinct())
            _neurons.Add(GpuNeurons.Create(model, accelerator, _shape, program, _spikes, _samples, record));
        _tables.AddRange(GpuTables.Create(accelerator, _shape, program, synapses));
        Chosen = record ? ChosenSynapses.Of(plan, shards, synapses) : [];
        _plasticity = new(accelerator, _shape, program, _spikes, synapses, Chosen, _continuous);
        _outbox = new(accelerator, _shape, program, _spikes.Bits, _samples, _plasticity, StartPending);
        _advanceClock = program.Kernel(accelerator, typeof(Clock), nameof(Clock.Advance));
        _recording = accelerator.Record(Recording);
    }

    public IReadOnlyList<IShard> Shards => [this];

    public IReadOnlyList<ChosenSynapses> Chosen { get; }

    public IOutbox Outbox => _outbox;

    public long SynapticEvents
    {
        get
        {
            var halves = new uint[2];
            _spikes.Events.Read(0, halves);
            return (long)((ulong)halves[1] << 32 | halves[0]);
        }
    }

    /// <summary>Asks for the epoch with its delivery.</summary>
    public void Update(Epoch epoch)
    {
        var regular = epoch.Steps == _shape.Plan.EpochSteps && _recording is not null && (_pending.Count > 0 || (_epochs & 1) == 0);
        if (regular) _pending.Add(epoch);
        else
        {
            StartPending();
            Start(epoch.FirstStep, epoch.Steps);
        }
        if (_pending.Count == RecordedEpochs) StartRecording();
        if (_epochs - _waitedFor < EpochsInFlight) return;
        _accelerator.Finish();
        _waitedFor = _epochs;
    }

    public void SampleWeights(long step)
    {
        StartPending();
        _plasticity.Sample(step);
    }

    public void Deliver(Epoch next) { } // follows its update in the queue

    public void Settle()
    {
        StartPending();
        _accelerator.Finish();
    }

    public void Dispose()
    {
        _recording?.Dispose();
        _outbox.Dispose();
        _plasticity.Dispose();
        foreach (var tables in _tables) tables.Dispose();
        foreach (var neurons in _neurons) neurons.Dispose();
        foreach (var drive in _drives.Concat(_continuous)) drive.Dispose();
        _samples.Dispose();
        _spikes.Dispose();
    }

    void StartRecording()
    {
        if (_clock < _pending[0].FirstStep) AdvanceClock(_pending[0].FirstStep); // a recording begins at the clock
        _recording!.Start();
        _clock += (long)RecordedEpochs * _shape.Plan.EpochSteps;
        _epochs += RecordedEpochs;
        _pending.Clear();
    }

    void StartPending()
    {
        foreach (var epoch in _pending) Start(epoch.FirstStep, epoch.Steps);
        _pending.Clear();
    }

    void Start(long firstStep, int steps)
    {
        Launch((int)(firstStep - _clock), steps, (int)(_epochs & 1));
        _epochs++;
        if (firstStep + steps - _clock > 1 << 20) AdvanceClock(firstStep + steps); // the way from the clock is a small number
    }

    void AdvanceClock(long to)
    {
        _accelerator.Launch(_advanceClock, 1, 1, Moving((int)(to - _clock)));
        _clock = to;
    }

    void Recording()
    {
        for (var epoch = 0; epoch < RecordedEpochs; epoch++) Launch(epoch * _shape.Plan.EpochSteps, _shape.Plan.EpochSteps, epoch & 1);
        _accelerator.Launch(_advanceClock, 1, 1, Moving(RecordedEpochs * _shape.Plan.EpochSteps));
    }

    void Launch(int ahead, int steps, int parity)
    {
        foreach (var drive in _drives.Concat(_continuous)) _accelerator.Launch(drive.Kernel, drive.Groups, drive.GroupSize, drive.Arguments(ahead, steps, _spikes));
        foreach (var neurons in _neurons) _accelerator.Launch(neurons.Kernel, neurons.Groups, NeuronUpdate.GroupSize, neurons.Arguments(ahead, steps, _spikes, parity));
        foreach (var table in _continuous)
            if (table.Learning is { } learning) _accelerator.Launch(learning, table.Groups, table.GroupSize, table.LearningArguments(ahead, _spikes));
        foreach (var tables in _tables) _accelerator.Launch(tables.Kernel, _sizes.Groups, _sizes.GroupSize, tables.Arguments(_spikes, parity, _sizes.Pieces));
        foreach (var launch in _plasticity.Launches(new(ahead, steps, parity, _sizes.Pieces))) _accelerator.Launch(launch.Kernel, _sizes.Groups, _sizes.GroupSize, launch.Arguments);
    }

    KernelArgument[] Moving(int steps) => new Arguments().Value(1).View(_spikes.Clock).Value(steps).ToArray();

    /// <summary>How wide delivery is launched. Changes no sum.</summary>
    readonly record struct LaunchSizes(int Groups, int GroupSize, int Pieces)
    {
        public LaunchSizes(AcceleratorInfo info) : this(info.Units * 4, info.IsProcessor ? 1 : Math.Min(256, info.LargestGroup), info.IsProcessor ? 0 : 2) { }
    }
}
