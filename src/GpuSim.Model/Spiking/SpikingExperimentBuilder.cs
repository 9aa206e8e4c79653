using System.Diagnostics.CodeAnalysis;
using GpuSim.Dynamics.Neurons;
using GpuSim.Dynamics.Random;
using GpuSim.Dynamics.Synapses;
using GpuSim.Model.Spiking.Description;
using GpuSim.Units;

namespace GpuSim.Model.Spiking;

/// <summary>Describes a network and makes an experiment of it, or says everything that is wrong. All numbers are in ms, Hz, mV, pA, pF, nS.</summary>
/// <example><code>
/// var experiment = new SpikingExperimentBuilder { Name = "pair", Dt = 0.1, Duration = 1000, Seeds = new(42) }
///     .Add(new PopulationDescription("exc", 800, "lif") { Parameters = { ["tau_m"] = 20 } })
///     .Add(new ProjectionDescription(["exc"], ["exc"], new FixedInDegree(80)) { Weight = 0.1, Delay = 1.5 })
///     .Add(new PoissonDescription(["exc"]) { Rate = 20_000, Weight = 0.1 })
///     .Build();
/// </code></example>
public sealed class SpikingExperimentBuilder
{
    readonly List<PopulationDescription> _populations = [];
    readonly List<ProjectionDescription> _projections = [];
    readonly List<StimulusDescription> _stimuli = [];
    readonly List<StateDescription> _state = [];
    readonly List<RateDescription> _rates = [];
    readonly List<WeightDescription> _weights = [];
    string[]? _spikes;

    /// <summary>For tables and files.</summary>
    public string Name { get; init; } = "experiment";

    /// <summary>Of the network and of the noise.</summary>
    public Seeds Seeds { get; init; } = new(1);

    /// <summary>Step in ms.</summary>
    public double Dt { get; init; } = 0.1;

    /// <summary>Biological time in ms, a whole number of steps.</summary>
    public required double Duration { get; init; }

    /// <summary>Size of the network to make, as a part of the one described: in (0, 1]. Input keeps its mean and variance (van Albada et al. 2015).</summary>
    public double Scale { get; init; } = 1;

    /// <summary>How the background is delivered.</summary>
    public Drive Drive { get; init; } = Drive.Poisson;

    /// <summary>Where models are looked for.</summary>
    public NeuronCatalog Catalog { get; init; } = NeuronCatalog.BuiltIn;

    /// <summary>Where synapse models are looked for.</summary>
    public SynapseCatalog Synapses { get; init; } = SynapseCatalog.BuiltIn;

    /// <summary>Appends a population; global ids follow the order of the calls.</summary>
    public SpikingExperimentBuilder Add(PopulationDescription population) => Append(_populations, population);

    /// <summary>Appends synapses.</summary>
    public SpikingExperimentBuilder Add(ProjectionDescription projection) => Append(_projections, projection);

    /// <summary>Appends an input.</summary>
    public SpikingExperimentBuilder Add(StimulusDescription stimulus) => Append(_stimuli, stimulus);

    /// <summary>Appends a record of state.</summary>
    public SpikingExperimentBuilder Add(StateDescription state) => Append(_state, state);

    /// <summary>Appends a record of rates.</summary>
    public SpikingExperimentBuilder Add(RateDescription rates) => Append(_rates, rates);

    /// <summary>Appends a record of weights.</summary>
    public SpikingExperimentBuilder Add(WeightDescription weights) => Append(_weights, weights);

    /// <summary>Keeps the spikes of these populations only; without this call, those of all.</summary>
    public SpikingExperimentBuilder RecordSpikes(params string[] populations)
    {
        _spikes = populations;
        return this;
    }

    /// <summary>The experiment.</summary>
    /// <exception cref="InvalidDescriptionException">Something is wrong; it holds all that is.</exception>
    public SpikingExperiment Build() => TryBuild(out var experiment, out var problems) ? experiment : throw new InvalidDescriptionException(problems);

    /// <summary>The experiment, or everything that is wrong.</summary>
    /// <returns>Whether there is an experiment.</returns>
    public bool TryBuild([NotNullWhen(true)] out SpikingExperiment? experiment, out IReadOnlyList<Problem> problems)
    {
        var found = new Problems();
        problems = found;
        experiment = null;
        CheckNumbers(found);

        var full = new NetworkCheck(Dt, Synapses, found);
        var populations = MakePopulations(full);
        CheckStep(populations, found);
        var projections = _projections.SelectMany((projection, index) => projection.Check($"projections[{index}]", full)).ToList();
        ContinuousCheck.Check(projections, found);
        var stimuli = _stimuli.SelectMany((stimulus, index) => stimulus.Check($"stimuli[{index}]", full)).ToList();
        var network = new Network(populations, projections, stimuli);
        if (Scale is > 0 and < 1) network = new DownScaling(Scale, Drive, found).Apply(network);

        // Records speak of the neurons there will be.
        var scaled = new NetworkCheck(Dt, Synapses, found);
        foreach (var description in _populations)
            scaled.Add(description.Name, network.Populations.FirstOrDefault(population => population.Name == description.Name));
        var spikes = (_spikes ?? []).Select((name, index) => scaled.Find($"record.spikes[{index}]", name)).ToList();
        var state = _state.SelectMany((request, index) => request.Check($"record.state[{index}]", scaled)).ToList();
        var rates = _rates.SelectMany((request, index) => request.Check($"record.rates[{index}]", scaled)).ToList();
        var weights = _weights.Select((request, index) => request.Check($"record.weights[{index}]", network.Projections, scaled)).OfType<WeightRequest>().ToList();
        if (found.Count > 0) return false;

        experiment = new()
        {
            Name = Name,
            Seeds = Seeds,
            Dt = Dt,
            Duration = Duration,
            Populations = network.Populations,
            Projections = network.Projections,
            Stimuli = [.. network.Stimuli.Select(stimulus => stimulus is Background background ? background.Deliver(Drive) : stimulus)],
            RecordSpikes = [.. network.Populations.Where(population => _spikes is null || spikes.Contains(population))],
            RecordState = state,
            RecordRates = rates,
            RecordWeights = weights,
        };
        return true;
    }

    void CheckNumbers(Problems problems)
    {
        if (!(Scale > 0 && Scale <= 1)) problems.Add("scale", $"expected a number above 0 and at most 1, got {Scale}");
        if (!(Dt > 0 && float.IsNormal((float)Dt)))
            problems.Add("dt", $"expected a step above 0 ms, got {new Quantity(Dt, Unit.Millisecond)}");
        else if (new NetworkCheck(Dt, Synapses, problems).WholeSteps("duration", Duration) > int.MaxValue)
            problems.Add("duration", $"expected at most {int.MaxValue} steps of {new Quantity(Dt, Unit.Millisecond)}, got {new Quantity(Duration, Unit.Millisecond)}");
    }

    void CheckStep(List<Population> populations, Problems problems)
    {
        if (populations.MinBy(population => population.Model.Schema.LongestStep) is not { Model.Schema: var model } strictest || !(Dt > model.LongestStep * (1 + 1e-9))) return;
        problems.Add("dt", $"expected a step of at most {new Quantity(model.LongestStep, Unit.Millisecond)}, the longest for {model.Name}, the model of \"{strictest.Name}\", got {new Quantity(Dt, Unit.Millisecond)}");
    }

    List<Population> MakePopulations(NetworkCheck network)
    {
        if (_populations.Count == 0) network.Problems.Add("populations", $"expected at least one population, got none");
        var made = new List<Population>();
        var neurons = 0L;
        var names = new HashSet<string>();
        foreach (var description in _populations)
        {
            var population = description.Check(Catalog, (uint)Math.Min(neurons, uint.MaxValue), network.Problems);
            if (description.Positions is { } layout && population is not null)
                population = layout.Check($"{description.Path}.positions", description.Size, network.Problems)
                    ? population with { Positions = layout.Place(population.Size, RandomStream.Named(Seeds.Network, $"population/{population.Name}/positions")) }
                    : null;
            if (!names.Add(description.Name))
                network.Problems.Add(description.Path, $"expected every name once, got \"{description.Name}\" again");
            network.Add(description.Name, population);
            neurons += Math.Max(0, description.Size);
            if (population is not null) made.Add(population);
        }
        if (neurons > int.MaxValue) network.Problems.Add("populations", $"expected at most {int.MaxValue} neurons, got {neurons}");
        return made;
    }

    SpikingExperimentBuilder Append<T>(List<T> list, T item)
    {
        list.Add(item);
        return this;
    }
}
