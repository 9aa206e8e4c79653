using GpuSim.Dynamics.Neurons;
using GpuSim.Kernels.Spiking;
using GpuSim.KernelLanguage;
using GpuSim.Planning.Spiking;

namespace GpuSim.Accelerators.Gpu;

/// <summary>The neurons of all populations of one model, with their drives: stepped by one launch.</summary>
internal abstract class GpuNeurons : IDisposable
{
    /// <summary>Groups of the launch: one for each grain.</summary>
    public abstract int Groups { get; }

    /// <summary>The update of this model.</summary>
    public abstract IDeviceKernel Kernel { get; }

    /// <summary>Arguments of an epoch.</summary>
    public abstract KernelArgument[] Arguments(int ahead, int steps, GpuSpikes spikes, int parity);

    public abstract void Dispose();

    /// <summary>Places all populations of a model on the device.</summary>
    public static GpuNeurons Create(NeuronModel model, IAccelerator accelerator, NetworkShape shape, GpuProgram program, GpuSpikes spikes, GpuSamples samples, bool record) =>
        model.Accept(new Maker(model, accelerator, shape, program, spikes, samples, record));

    sealed class Maker(NeuronModel model, IAccelerator accelerator, NetworkShape shape, GpuProgram program, GpuSpikes spikes, GpuSamples samples, bool record) : INeuronVisitor<GpuNeurons>
    {
        public GpuNeurons Visit<TModel, TState>()
            where TModel : unmanaged, INeuronModel<TModel, TState>
            where TState : unmanaged => new Of<TModel, TState>(model, accelerator, shape, program, spikes, samples, record);
    }

    sealed class Of<TModel, TState> : GpuNeurons
        where TModel : unmanaged, INeuronModel<TModel, TState>
        where TState : unmanaged
    {
        readonly NetworkShape _shape;
        readonly GpuSamples _samples;
        readonly GpuArray<Grain> _grains;
        readonly GpuArray<PopulationLayout> _populations;
        readonly GpuArray<TModel> _models;
        readonly GpuArray<int> _state;
        readonly GpuArray<PoissonLayout> _drives;
        readonly GpuArray<uint> _thresholds;
        readonly GpuArray<ushort> _guides;
        readonly GpuArray<CurrentPiece> _currents;

        public Of(NeuronModel model, IAccelerator accelerator, NetworkShape shape, GpuProgram program, GpuSpikes spikes, GpuSamples samples, bool record)
        {
            _shape = shape;
            _samples = samples;
            Kernel = program.Kernel(accelerator, typeof(NeuronUpdate), nameof(NeuronUpdate.Advance), typeof(TModel), typeof(TState));
            var plan = shape.Plan;
            PopulationPlan[] populations = [.. plan.Populations.Where(population => ReferenceEquals(population.Population.Model, model))];
            NeuronConstants<TModel, TState>[] constants = [.. populations.Select(population => new NeuronConstants<TModel, TState>(plan.Experiment, population.Population, 0, population.Population.Size))];
            var models = new List<TModel>();
            var drives = new Drives();
            var currents = new List<CurrentPiece>();
            var layouts = new PopulationLayout[populations.Length];
            for (var index = 0; index < populations.Length; index++)
            {
                var population = populations[index];
                var draws = population.Draws(plan.Experiment);
                var (firstDrive, firstCurrent) = (drives.Layouts.Count, currents.Count);
                foreach (var drive in plan.Poisson.Where(drive => drive.To == population.Index)) drives.Add(drive);
                currents.AddRange(shape.Currents(population));
                layouts[index] = new()
                {
                    FirstModel = models.Count,
                    OwnModels = constants[index].Vary ? 1 : 0,
                    Quantum0 = Quantum(population, 0),
                    Quantum1 = Quantum(population, 1),
                    Quantum2 = Quantum(population, 2),
                    Quantum3 = Quantum(population, 3),
                    CurrentQuantum = (float)population.CurrentQuantum,
                    DrawKey0 = draws.Key0,
                    DrawKey1 = draws.Key1,
                    Draws = model.Schema.Draws ? 1 : 0,
                    Signal = population.Signal,
                    FirstDrive = firstDrive,
                    EndDrive = drives.Layouts.Count,
                    FirstCurrent = firstCurrent,
                    EndCurrent = currents.Count,
                    Recorded = record && plan.Experiment.Observed.Contains(population.Population) ? 1 : 0,
                    Sampled = samples.Of(population) ? 1 : 0,
                };
                models.AddRange(constants[index].All);
            }
            var grains = shape.Grains(populations).ToArray();
            Groups = grains.Length;
            _grains = new(accelerator, grains);
            _populations = new(accelerator, layouts);
            _models = new(accelerator, models.ToArray());
            _drives = new(accelerator, drives.Layouts.ToArray());
            _thresholds = new(accelerator, drives.Thresholds.ToArray());
            _guides = new(accelerator, drives.Guides.ToArray());
            _currents = new(accelerator, currents.ToArray());
            _state = new(accelerator, (long)ColumnView<TState>.Fields * shape.Rings.Places);
            for (var index = 0; index < populations.Length; index++) Initialize(populations[index], constants[index], spikes);
        }

        public override int Groups { get; }

        public override IDeviceKernel Kernel { get; }

        public override KernelArgument[] Arguments(int ahead, int steps, GpuSpikes spikes, int parity) => new Arguments()
            .Value(_shape.Rings).Value(ahead).Value(steps).View(spikes.Clock).View(_grains).View(_populations).View(_models).Columns(_state, _shape.Rings.Places)
            .View(spikes.Sums).View(_drives).View(_thresholds).View(_guides).View(_currents)
            .View(spikes.List(parity)).View(spikes.Count(parity)).View(spikes.Bits).View(spikes.Signals).View(_samples.Starts).View(_samples.Taps).View(_samples.Values)
            .ToArray();

        static float Quantum(PopulationPlan population, int receptor) => receptor < population.Receptors.Count ? (float)population.Receptors[receptor].Quantum : 0f;

        void Initialize(PopulationPlan plan, NeuronConstants<TModel, TState> models, GpuSpikes spikes)
        {
            var population = plan.Population;
            using var words = new HostBuffer<int>((long)ColumnView<TState>.Fields * population.Size);
            var state = new ColumnView<TState>(words.View, population.Size);
            InitialState.Fill(_shape.Plan.Experiment, population, 0, population.Size, models, state);
            for (var field = 0; field < ColumnView<TState>.Fields; field++)
                _state.Write((long)field * _shape.Rings.Places + _shape.FirstPlace[plan.Index], words.View.SubView((long)field * population.Size, population.Size).AsSpan());
            if (plan.Signal < 0) return;
            var signals = new float[population.Size];
            for (var neuron = 0; neuron < signals.Length; neuron++) signals[neuron] = models[neuron].Read(state[neuron], plan.Signal);
            for (var row = 0; row < _shape.SignalRows; row++) spikes.Signals.Write((long)row * _shape.Rings.Places + _shape.FirstPlace[plan.Index], signals);
        }

        public override void Dispose()
        {
            _grains.Dispose();
            _populations.Dispose();
            _models.Dispose();
            _state.Dispose();
            _drives.Dispose();
            _thresholds.Dispose();
            _guides.Dispose();
            _currents.Dispose();
        }
    }

    /// <summary>The Poisson drives of a model's populations, their tables one after the other.</summary>
    sealed class Drives
    {
        public List<PoissonLayout> Layouts { get; } = [];
        public List<uint> Thresholds { get; } = [];
        public List<ushort> Guides { get; } = [];

        public void Add(PoissonPlan drive)
        {
            var lookup = drive.Counts.Lookup;
            Layouts.Add(new()
            {
                Key0 = drive.Stream.Key0,
                Key1 = drive.Stream.Key1,
                FirstStep = checked((int)drive.FirstStep),
                EndStep = checked((int)drive.EndStep),
                Parts = drive.Parts,
                Weight = drive.Weight,
                Receptor = drive.Receptor,
                Offset = lookup.Offset,
                FirstThreshold = Thresholds.Count,
                Thresholds = lookup.Thresholds.IntLength,
                FirstGuide = Guides.Count,
            });
            Thresholds.AddRange(lookup.Thresholds.AsSpan());
            Guides.AddRange(lookup.Guide.AsSpan());
        }
    }
}
