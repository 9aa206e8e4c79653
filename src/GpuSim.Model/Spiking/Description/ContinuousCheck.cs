using GpuSim.Dynamics.Neurons;
using GpuSim.Dynamics.Synapses;
using GpuSim.Units;

namespace GpuSim.Model.Spiking.Description;

/// <summary>Whether two populations can be coupled in every step: rate synapses need rates, gap junctions potentials.</summary>
internal static class ContinuousCheck
{
    const string Potential = "v";

    /// <summary>The delay of synapses whose description gives none: one step for gap junctions, whose ends touch; null for others.</summary>
    public static Distribution? DelayOf(Synapse? synapse, double dt) => synapse?.Model is ContinuousModel { Effect: ContinuousEffect.Current } && dt > 0 ? dt : null;

    /// <summary>Adds what is wrong with a projection between these populations; nothing where its synapses carry spikes.</summary>
    public static void Check(string origin, Population from, Population to, Synapse? synapse, Distribution weight, Problems problems)
    {
        if (synapse?.Model is not ContinuousModel model) return;
        if (model.Effect == ContinuousEffect.Current)
        {
            NeedsPotential(from, "source");
            NeedsPotential(to, "target");
            if (weight is Distribution.Uniform { Low: < 0 } || weight.Centre < 0)
                problems.Add($"{origin}.weight", $"expected a conductance of at least {new Quantity(0, Unit.Nanosiemens)}, got {new Quantity(weight.Centre, Unit.Nanosiemens)}");
        }
        else
        {
            NeedsSignal(from, "source");
            if (model.Learns) NeedsSignal(to, "target");
        }

        void NeedsPotential(Population population, string end)
        {
            if (population.Model.Schema.Variables.All(variable => variable.Name != Potential))
                problems.Add($"{origin}.synapse", $"expected a {end} with a membrane potential, as {model.Schema.Name} compares them, got \"{population.Name}\", a population of {population.Model.Schema.Name}", "Rate units are coupled by \"rate\".");
        }

        void NeedsSignal(Population population, string end)
        {
            if (population.Model.Schema.Signal is null)
                problems.Add($"{origin}.synapse", $"expected a {end} that has a rate, which {model.Schema.Name} transmits, got \"{population.Name}\", a population of {population.Model.Schema.Name}", Units());
        }
    }

    /// <summary>Adds a problem for every population of which both rates and potentials would be read: neurons show one variable to others.</summary>
    public static void Check(IEnumerable<Projection> projections, Problems problems)
    {
        var readings = projections.Where(projection => projection.Synapse?.Model is ContinuousModel)
            .SelectMany(projection => new[] { (Population: projection.From, projection), (Population: projection.To, projection) })
            .GroupBy(reading => reading.Population.Name);
        foreach (var reading in readings)
        {
            var potentials = reading.Where(entry => Compares(entry.projection)).Select(entry => entry.projection).ToList();
            var rates = reading.Where(entry => !Compares(entry.projection) && (ReferenceEquals(entry.projection.From, entry.Population) || Learns(entry.projection))).Select(entry => entry.projection).ToList();
            if (potentials.Count > 0 && rates.Count > 0)
                problems.Add($"{potentials[0].Origin}.synapse", $"expected rate synapses or gap junctions at \"{reading.Key}\", got both, with {rates[0].Origin}");
        }
    }

    static bool Compares(Projection projection) => projection.Synapse!.Model is ContinuousModel { Effect: ContinuousEffect.Current };

    static bool Learns(Projection projection) => projection.Synapse!.Model is ContinuousModel { Learns: true };

    static string Units() =>
        $"Models with a rate: {string.Join(", ", NeuronCatalog.BuiltIn.Models.Where(model => model.Schema.Signal is not null).Select(model => model.Schema.Name))}. Spikes need a synapse that carries them, such as \"static\".";
}
