using System.Runtime.CompilerServices;
using GpuSim.Dynamics.Neurons;
using GpuSim.Dynamics.Random;
using GpuSim.Execution;
using GpuSim.Execution.Spiking;
using GpuSim.KernelLanguage;
using GpuSim.Kernels.Spiking;
using GpuSim.Model.Spiking;
using GpuSim.Planning;
using GpuSim.Planning.Spiking;

namespace GpuSim.Accelerators.Cpu;

/// <summary>Steps one slice of a population, block by block: drive and update of a block touch the same cache lines.</summary>
internal abstract class CpuSlice : IDisposable
{
    /// <summary>Makes all steps of the epoch.</summary>
    public abstract void Update(Epoch epoch);

    public abstract void Dispose();

    public static CpuSlice Create(ShardParts parts, SlicePlan slice, InputSlots input) =>
        parts.Plan.Populations[slice.Population].Population.Model.Accept(new Maker(parts, slice, input));

    sealed class Maker(ShardParts parts, SlicePlan slice, InputSlots input) : INeuronVisitor<CpuSlice>
    {
        public CpuSlice Visit<TModel, TState>()
            where TModel : unmanaged, INeuronModel<TModel, TState>
            where TState : unmanaged => new Of<TModel, TState>(parts, slice, input);
    }

    sealed class Of<TModel, TState> : CpuSlice
        where TModel : unmanaged, INeuronModel<TModel, TState>
        where TState : unmanaged
    {
        const int Block = 256;

        readonly SpikingPlan _plan;
        readonly SlicePlan _slice;
        readonly SpikeHistory _history;
        readonly InputSlots _input;
        readonly TModel _model;
        readonly HostBuffer<TState> _state;
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
            _state = new(slice.Count);
            _current = new(_plan.EpochSteps);
            _poisson = [.. _plan.Poisson.Where(drive => drive.To == slice.Population).Select(drive => new CpuPoisson(drive, slice, input, Block))];
            _schedule = new(_plan.Experiment, population);
            _sampled = SampledNeuron.Of(_plan.Experiment.RecordState, population, slice);
            Initialize(population);
        }

        void Initialize(Population population)
        {
            var variables = population.Model.Schema.Variables;
            for (var variable = 0; variable < variables.Count; variable++)
            {
                var stream = RandomStream.Named(_plan.Experiment.Seeds.Network, $"population/{population.Name}/{variables[variable].Name}");
                var values = new ValueSampler(population.Initial[variable], stream);
                for (var neuron = 0; neuron < _slice.Count; neuron++)
                    _model.Write(ref _state.View[neuron], variable, (float)values.Value((uint)(_slice.FirstInPopulation + neuron), 0));
            }
        }

        public override void Update(Epoch epoch)
        {
            var views = Views(epoch);
            for (var slot = 0; slot < epoch.Steps; slot++) views.Spikes.Clear(slot);
            _schedule.Fill(_current.View, epoch);
            var sampled = 0;
            for (var first = 0; first < _slice.Count; first += Block)
            {
                var end = Math.Min(_slice.Count, first + Block);
                foreach (var drive in _poisson) drive.Add(first, end, epoch);
                Advance(first, end, ref sampled, ref views, epoch);
            }
        }

        // Between sampled neurons the others go the fast way.
        void Advance(int first, int end, ref int sampled, ref Slice<TModel, TState> views, Epoch epoch)
        {
            for (; sampled < _sampled.Length && _sampled[sampled].Neuron < end; sampled++)
            {
                Advance(first, _sampled[sampled].Neuron, ref views, epoch);
                AdvanceSampled(_sampled[sampled], ref views, epoch);
                first = _sampled[sampled].Neuron + 1;
            }
            Advance(first, end, ref views, epoch);
        }

        Slice<TModel, TState> Views(Epoch epoch)
        {
            var receptors = _plan.Populations[_slice.Population].Receptors;
            return new()
            {
                Model = _model,
                State = _state.View,
                Sums0 = _input.From(0, _slice.FirstInShard),
                Sums1 = receptors.Count > 1 ? _input.From(1, _slice.FirstInShard) : default,
                SlotStride = _input.SlotStride,
                FirstInPopulation = _slice.FirstInPopulation,
                Receptors = receptors.Count,
                Quantum0 = (float)receptors[0].Quantum,
                Quantum1 = receptors.Count > 1 ? (float)receptors[1].Quantum : 0f,
                Current = _current.View,
                Spikes = new(_history.Counts(_slice.Index), _history.Neurons(_slice.Index), _slice.Count, _history.Rows, _history.Row(epoch.FirstStep)),
            };
        }

        [MethodImpl(MethodImplOptions.NoInlining)] // a loop of its own keeps its registers
        static void Advance(int first, int end, ref Slice<TModel, TState> views, Epoch epoch)
        {
            var probe = default(NoProbe<TState>);
            for (var neuron = first; neuron < end; neuron++)
                NeuronUpdate.Advance(neuron, ref views, epoch.FirstStep, epoch.Steps, ref probe);
        }

        void AdvanceSampled(SampledNeuron sampled, ref Slice<TModel, TState> views, Epoch epoch)
        {
            var probe = new Probe(_model, sampled.Taps, _samples, epoch);
            NeuronUpdate.Advance(sampled.Neuron, ref views, epoch.FirstStep, epoch.Steps, ref probe);
        }

        public override void Dispose()
        {
            _state.Dispose();
            _current.Dispose();
        }

        /// <summary>Leaves samples of one neuron at their own times.</summary>
        readonly struct Probe(TModel model, StateTap[] taps, StateSamples samples, Epoch epoch) : IProbe<TState>
        {
            public void After(long step, in TState state)
            {
                foreach (var tap in taps)
                {
                    var every = samples.Requests[tap.Request].Every;
                    if ((step + 1) % every != 0) continue;
                    var frame = StateSamples.FramesBefore(step + 1, every) - 1 - StateSamples.FramesBefore(epoch.FirstStep, every);
                    samples.Frames(tap.Request, epoch)[frame * samples.Requests[tap.Request].Neurons.Count + tap.Place] = model.Read(state, samples.Requests[tap.Request].Variable);
                }
            }
        }
    }
}
