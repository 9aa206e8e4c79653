using GpuSim.Dynamics.Neurons;
using GpuSim.Dynamics.Random;
using GpuSim.KernelLanguage;
using GpuSim.Model.Spiking;
using GpuSim.Planning;
using GpuSim.Planning.Spiking;
using GpuSim.Units;

namespace GpuSim.Accelerators;

/// <summary>The state that neurons begin with: a draw for each variable and neuron, by the neuron's id, or what the model says of the neuron's parameters.</summary>
internal static class InitialState
{
    /// <summary>Writes the state of <paramref name="count"/> neurons from <paramref name="first"/> on.</summary>
    public static void Fill<TModel, TState>(SpikingExperiment experiment, Population population, int first, int count, ColumnView<TState> into)
        where TModel : unmanaged, INeuronModel<TModel, TState>
        where TState : unmanaged
    {
        var variables = population.Model.Schema.Variables;
        ValueSampler?[] given = [.. variables.Select((variable, index) => population.Initial[index] is { } initial
            ? new ValueSampler(initial, RandomStream.Named(experiment.Seeds.Network, $"population/{population.Name}/{variable.Name}")) : null)];
        var parameters = new NeuronParameters(experiment, population);
        var (values, model) = Neuron(first);
        for (var neuron = first; neuron < first + count; neuron++)
        {
            if (parameters.Vary) (values, model) = Neuron(neuron);
            var state = into[neuron - first];
            for (var variable = 0; variable < given.Length; variable++)
                model.Write(ref state, variable, (float)(given[variable]?.Value((uint)neuron, 0) ?? variables[variable].Initial(values)));
            into[neuron - first] = state;
        }

        (ParameterValues Values, TModel Model) Neuron(int neuron)
        {
            var own = parameters.Of(neuron);
            return (own, TModel.Fold(own, experiment.Dt));
        }
    }
}
