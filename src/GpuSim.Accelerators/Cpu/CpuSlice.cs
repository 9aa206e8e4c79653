using System.Runtime.CompilerServices;
using GpuSim.Dynamics.Neurons;
using GpuSim.Execution.Spiking;
using GpuSim.KernelLanguage;
using GpuSim.Kernels.Spiking;
using GpuSim.Planning.Spiking;

namespace GpuSim.Accelerators.Cpu;

/// <summary>Steps one slice of a population, block by block: drive and update of a block touch the same cache lines.</summary>
internal abstract class CpuSlice : IDisposable
{
    /// <summary>Makes all steps of the epoch.</summary>
    public abstract void Update(Epoch epoch);

    public abstract void Dispose();

    /// <summary>Places a slice whose neurons step side by side, <paramref name="lanes"/> at a time.</summary>
    public static CpuSlice Create(ShardParts parts, SlicePlan slice, InputSlots input, int lanes) =>
        parts.Plan.Populations[slice.Population].Population.Model.AcceptBlocks(lanes, new Maker(parts, slice, input));

    sealed class Maker(ShardParts parts, SlicePlan slice, InputSlots input) : IBlockVisitor<CpuSlice>
    {
        public CpuSlice Visit<TModel, TState, TSteps, TLanes>()
            where TModel : unmanaged, INeuronModel<TModel, TState>
            where TState : unmanaged
            where TSteps : unmanaged, INeuronBlocks<TLanes>
            where TLanes : ILanes => new Of<TModel, TState, TSteps, TLanes>(parts, slice, input);
    }

    sealed class Of<TModel, TState, TSteps, TLanes> : CpuSlice
        where TModel : unmanaged, INeuronModel<TModel, TState>
        where TState : unmanaged
        where TSteps : unmanaged, INeuronBlocks<TLanes>
        where TLanes : ILanes
    {
        const int Block = 256; // neurons: a multiple of every width, and their input of an epoch stays in the first cache

        readonly SpikingPlan _plan;
        readonly SlicePlan _slice;
        readonly SpikeHistory _history;
        readonly InputSlots _input;
        readonly NeuronConstants<TModel, TState> _models;
        readonly HostBuffer<int>? _constants;   // [word, neuron] of each neuron's own
        readonly HostBuffer<int> _words;        // [field, neuron] state
        readonly ColumnView<TState> _state;     // the same
        readonly HostBuffer<float> _current;    // [slot] pA
        readonly CpuDrive[] _drives;
        readonly NeuronDraws? _draws;
        readonly SignalHistory _signals;
        readonly CurrentSchedule _schedule;
        readonly SampledNeuron[] _sampled;      // ascending
        readonly StateSamples _samples;
        readonly int _signal;                   // the variable that is transmitted, or −1
        readonly NeuronLanes<TSteps, TLanes> _lanes; // what of it no epoch changes

        public Of(ShardParts parts, SlicePlan slice, InputSlots input)
        {
            _plan = parts.Plan;
            _slice = slice;
            _history = parts.History;
            _input = input;
            _samples = parts.Samples;
            var population = _plan.Populations[slice.Population].Population;
            _models = new(_plan.Experiment, population, slice.FirstInPopulation, slice.Count);
            var padded = ShardCut.Padded(slice.Count);
            _constants = _models.Vary ? Columns(padded) : null;
            _words = new((long)ColumnView<TState>.Fields * padded);
            _state = new(_words.View, padded);
            _current = new(_plan.EpochSteps);
            _drives = CpuDrive.Of(parts, slice, input, Block);
            _draws = population.Model.Schema.Draws ? new(_plan, slice, Block) : null;
            _signals = parts.Signals;
            _schedule = new(_plan.Currents[slice.Population]);
            _sampled = SampledNeuron.Of(_plan.Experiment.RecordState, population, slice);
            InitialState.Fill(_plan.Experiment, population, slice.FirstInPopulation, slice.Count, _models, _state);
            _signal = _plan.Populations[slice.Population].Signal;
            BeginSignals();
            _lanes = Lanes();
        }

        // Vectors reach past the last neuron: they find its constants again.
        unsafe HostBuffer<int> Columns(int padded)
        {
            var columns = new HostBuffer<int>((long)OwnConstants<TModel, TState>.Words * padded);
            for (var neuron = 0; neuron < padded; neuron++)
                OwnConstants<TModel, TState>.Put(_models[Math.Min(neuron, _slice.Count - 1)], columns.View.Pointer + neuron, padded);
            return columns;
        }

        public override void Update(Epoch epoch)
        {
            var lanes = _lanes;
            lanes.Spikes = _history.Begin(_slice.Index, epoch);
            if (_schedule.IsAny)
                for (var slot = 0; slot < epoch.Steps; slot++) _current.View[slot] = _schedule.At(epoch.FirstStep + slot);
            var sampled = 0;
            var block = _drives.Length > 0 || _draws is not null ? Block : _slice.Count;
            for (var first = 0; first < _slice.Count; first += block)
            {
                var end = Math.Min(_slice.Count, first + block);
                foreach (var drive in _drives) drive.Add(first, end, epoch);
                Draw(first, end, epoch, ref lanes);
                if (_signal < 0) Advance(first, end, ref sampled, ref lanes, epoch);
                else AdvanceSignalling(first, end, ref sampled, ref lanes, epoch);
            }
        }

        unsafe void Draw(int first, int end, Epoch epoch, ref NeuronLanes<TSteps, TLanes> lanes)
        {
            if (_draws is not null) lanes.Block.Draws = _draws.Fill(first, end, epoch);
        }

        // Between vectors that hold sampled neurons the others go the fast way.
        void Advance(int first, int end, ref int sampled, ref NeuronLanes<TSteps, TLanes> lanes, Epoch epoch)
        {
            while (sampled < _sampled.Length && _sampled[sampled].Neuron < end)
            {
                var vector = _sampled[sampled].Neuron / TLanes.Count * TLanes.Count;
                var after = Math.Min(end, vector + TLanes.Count);
                var from = sampled;
                while (sampled < _sampled.Length && _sampled[sampled].Neuron < after) sampled++;
                lanes.Advance(first, vector, 0, epoch.Steps);
                AdvanceSampled(vector, after, _sampled.AsSpan(from..sampled), ref lanes, epoch);
                first = after;
            }
            lanes.Advance(first, end, 0, epoch.Steps);
        }

        // Step by step, so that what is transmitted is at hand after each.
        void AdvanceSignalling(int first, int end, ref int sampled, ref NeuronLanes<TSteps, TLanes> lanes, Epoch epoch)
        {
            var from = sampled;
            while (sampled < _sampled.Length && _sampled[sampled].Neuron < end) sampled++;
            for (var slot = 0; slot < epoch.Steps; slot++)
            {
                lanes.Advance(first, end, slot, slot + 1);
                Transmit(first, end, epoch.FirstStep + slot);
                foreach (var neuron in _sampled.AsSpan(from..sampled)) Sample(neuron, epoch, epoch.FirstStep + slot);
            }
        }

        unsafe void Transmit(int first, int end, long step)
        {
            var (models, state, signal) = (_models, _state, _signal);
            var into = _signals.At(_slice.Population, step).Pointer + _slice.FirstInPopulation;
            for (var neuron = first; neuron < end; neuron++) into[neuron] = models[neuron].Read(state[neuron], signal);
        }

        void BeginSignals()
        {
            if (_signal < 0) return;
            for (var neuron = 0; neuron < _slice.Count; neuron++)
                _signals.Begin(_slice.Population, _slice.FirstInPopulation + neuron, _models[neuron].Read(_state[neuron], _signal));
        }

        // Step by step, so that the state is at hand after each.
        void AdvanceSampled(int first, int end, ReadOnlySpan<SampledNeuron> sampled, ref NeuronLanes<TSteps, TLanes> lanes, Epoch epoch)
        {
            for (var slot = 0; slot < epoch.Steps; slot++)
            {
                lanes.Advance(first, end, slot, slot + 1);
                foreach (var neuron in sampled) Sample(neuron, epoch, epoch.FirstStep + slot);
            }
        }

        void Sample(SampledNeuron neuron, Epoch epoch, long step)
        {
            foreach (var tap in neuron.Taps)
            {
                var request = _samples.Requests[tap.Request];
                if ((step + 1) % request.Every != 0) continue;
                var frame = StateSamples.FramesBefore(step + 1, request.Every) - 1 - StateSamples.FramesBefore(epoch.FirstStep, request.Every);
                _samples.Frames(tap.Request, epoch)[frame * request.Neurons.Count + tap.Place] = _models[neuron.Neuron].Read(_state[neuron.Neuron], request.Variable);
            }
        }

        unsafe NeuronLanes<TSteps, TLanes> Lanes()
        {
            var population = _plan.Populations[_slice.Population];
            return new()
            {
                Model = Unsafe.BitCast<TModel, TSteps>(_models.All[0]),
                Block = new()
                {
                    Words = _words.View.Pointer,
                    Stride = _state.Stride,
                    Sums = _input.From(0, _slice.FirstInShard).Pointer,
                    Receptor1 = Channel(1),
                    Receptor2 = Channel(2),
                    Receptor3 = Channel(3),
                    SlotStride = _input.SlotStride,
                    Quantum0 = Quantum(0),
                    Quantum1 = Quantum(1),
                    Quantum2 = Quantum(2),
                    Quantum3 = Quantum(3),
                    Current = _current.View.Pointer,
                    OwnCurrent = population.CurrentQuantum > 0 ? _plan.CurrentChannel * (nint)_input.ChannelStride : 0,
                    CurrentQuantum = (float)population.CurrentQuantum,
                    DrawStride = Block,
                    Constants = _constants is null ? null : _constants.View.Pointer,
                    ConstantStride = _state.Stride,
                },
                FirstInPopulation = _slice.FirstInPopulation,
            };
        }

        float Quantum(int receptor)
        {
            var receptors = _plan.Populations[_slice.Population].Receptors;
            return receptor < receptors.Count ? (float)receptors[receptor].Quantum : 0f;
        }

        nint Channel(int receptor) => receptor < _plan.Populations[_slice.Population].Receptors.Count ? receptor * (nint)_input.ChannelStride : 0;

        public override void Dispose()
        {
            _words.Dispose();
            _constants?.Dispose();
            _current.Dispose();
            _draws?.Dispose();
            foreach (var drive in _drives) drive.Dispose();
        }
    }
}
