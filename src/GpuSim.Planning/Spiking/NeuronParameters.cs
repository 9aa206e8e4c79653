using GpuSim.Dynamics.Random;
using GpuSim.Model;
using GpuSim.Model.Spiking;
using GpuSim.Units;

namespace GpuSim.Planning.Spiking;

/// <summary>The parameters of every neuron of a population: pure functions of the network's seed, the population's and the parameter's name, and the neuron's id.</summary>
public sealed class NeuronParameters
{
    readonly Population _population;
    readonly (Parameter Parameter, ValueSampler Values)[] _varied;

    /// <summary>Prepares the distributions of what varies.</summary>
    public NeuronParameters(SpikingExperiment experiment, Population population)
    {
        _population = population;
        _varied =
        [
            .. population.Model.Schema.Parameters.Where(parameter => population.Varied.ContainsKey(parameter.Name)).Select(parameter =>
                (parameter, new ValueSampler(population.Varied[parameter.Name], RandomStream.Named(experiment.Seeds.Network, $"population/{population.Name}/parameters/{parameter.Name}")))),
        ];
    }

    /// <summary>Whether neurons differ at all.</summary>
    public bool Vary => _varied.Length > 0;

    /// <summary>The first neuron whose parameters do not go together, as problems; none where all do.</summary>
    public static IEnumerable<Problem> Broken(SpikingExperiment experiment, Population population)
    {
        var parameters = new NeuronParameters(experiment, population);
        var schema = population.Model.Schema;
        if (!parameters.Vary || schema.Constraints.Count == 0) return [];
        return Enumerable.Range(0, population.Size)
            .Select(neuron => ConstraintCheck.Broken(schema, population.Name, parameters.Of(neuron), neuron).ToList())
            .FirstOrDefault(broken => broken.Count > 0) ?? [];
    }

    /// <summary>All parameters of one neuron; a draw outside a parameter's range takes the nearest value inside.</summary>
    public ParameterValues Of(int neuron)
    {
        if (!Vary) return _population.Parameters;
        var values = new Dictionary<string, double>(_population.Parameters.All);
        foreach (var (parameter, sampler) in _varied)
            values[parameter.Name] = Math.Clamp(sampler.Value((uint)neuron, 0), parameter.Min, parameter.Max);
        return ParameterValues.Complete(_population.Model.Schema.Parameters, values);
    }
}
