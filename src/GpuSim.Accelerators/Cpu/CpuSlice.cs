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
        readonly TModel _model;
        readonly HostBuffer<int> _words;        // [field, neuron] state
        readonly ColumnView<TState> _state;     // the same
        readonly HostBuffer<float> _current;    // [slot] pA
        readonly CpuPoisson[] _poisson;
        readonly CurrentSchedule _schedule;
        readonly SampledNeuron[] _sampled;      // ascending
        readonly StateSamples _samples;

        public Of(ShardParts parts, SlicePlan slice, InputSlots input)
        {
            _plan = parts.Plan;
            _slice = slice;
            _history = parts.History;
            _input = input;
            _samples = parts.Samples;
            var population = _plan.Populations[slice.Population].Population;
            _model = TModel.Fold(population.Parameters, _plan.Experiment.Dt);
            var padded = ShardCut.Padded(slice.Count);
            _words = new((long)ColumnView<TState>.Fields * padded);
            _state = new(_words.View, padded);
            _current = new(_plan.EpochSteps);
            _poisson = [.. _plan.Poisson.Where(drive => drive.To == slice.Population).Select(drive => new CpuPoisson(drive, slice, input, Block))];
            _schedule = new(_plan.Experiment, population);
            _sampled = SampledNeuron.Of(_plan.Experiment.RecordState, population, slice);
            InitialState.Fill<TModel, TState>(_plan.Experiment, population, slice.FirstInPopulation, slice.Count, _state);
        }

        public override void Update(Epoch epoch)
        {
            var lanes = Lanes(epoch);
            for (var slot = 0; slot < epoch.Steps; slot++) lanes.Spikes.Clear(slot);
            for (var slot = 0; slot < epoch.Steps; slot++) _current.View[slot] = _schedule.At(epoch.FirstStep + slot);
            var sampled = 0;
            var block = _poisson.Length > 0 ? Block : _slice.Count;
            for (var first = 0; first < _slice.Count; first += block)
            {
                var end = Math.Min(_slice.Count, first + block);
                foreach (var drive in _poisson) drive.Add(first, end, epoch);
                Advance(first, end, ref sampled, ref lanes, epoch);
            }
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
                _samples.Frames(tap.Request, epoch)[frame * request.Neurons.Count + tap.Place] = _model.Read(_state[neuron.Neuron], request.Variable);
            }
        }

        unsafe NeuronLanes<TSteps, TLanes> Lanes(Epoch epoch)
        {
            var receptors = _plan.Populations[_slice.Population].Receptors;
            var sums = _input.From(0, _slice.FirstInShard).Pointer;
            return new()
            {
                Model = Unsafe.BitCast<TModel, TSteps>(_model),
                Block = new()
                {
                    Words = _words.View.Pointer,
                    Stride = _state.Stride,
                    Sums = sums,
                    Receptor1 = receptors.Count > 1 ? (nint)(_input.From(1, _slice.FirstInShard).Pointer - sums) : 0,
                    SlotStride = _input.SlotStride,
                    Quantum0 = (float)receptors[0].Quantum,
                    Quantum1 = receptors.Count > 1 ? (float)receptors[1].Quantum : 0f,
                    Current = _current.View.Pointer,
                },
                FirstInPopulation = _slice.FirstInPopulation,
                Spikes = new(_history.Counts(_slice.Index), _history.Neurons(_slice.Index), _slice.Count, _history.Rows, _history.Row(epoch.FirstStep)),
            };
        }

        public override void Dispose()
        {
            _words.Dispose();
            _current.Dispose();
        }
    }
}
