using GpuSim.Dynamics.Synapses;
using GpuSim.Model.Spiking;

namespace GpuSim.Planning.Spiking;

/// <summary>What continuous synapses read of neurons, and how large it can be.</summary>
internal static class SignalRange
{
    const string Potential = "v";

    /// <summary>Index of the state variable that continuous synapses read of a population's neurons; −1 for none.</summary>
    public static int Variable(SpikingExperiment experiment, Population population)
    {
        var name = experiment.Projections.Select(projection => Variable(projection, population)).FirstOrDefault(read => read is not null);
        return name is null ? -1 : population.Model.Schema.Variables.ToList().FindIndex(variable => variable.Name == name);
    }

    /// <summary>Largest size of the signals that a projection's sources send.</summary>
    public static double Of(SpikingExperiment experiment, Projection projection)
    {
        if (projection.Synapse is { Model: ContinuousModel { Effect: ContinuousEffect.Current } }) return float.MaxValue; // the synapse bounds the difference
        var parameters = new NeuronParameters(experiment, projection.From);
        var largest = projection.From.Model.Schema.LargestSignal;
        return Enumerable.Range(0, parameters.Vary ? projection.From.Size : 1).Max(neuron => largest(parameters.Of(neuron)));
    }

    static string? Variable(Projection projection, Population population)
    {
        if (projection.Synapse?.Model is not ContinuousModel model) return null;
        var read = ReferenceEquals(projection.From, population) || (ReferenceEquals(projection.To, population) && (model.Learns || model.Effect == ContinuousEffect.Current));
        return !read ? null : model.Effect == ContinuousEffect.Current ? Potential : population.Model.Schema.Signal;
    }
}
