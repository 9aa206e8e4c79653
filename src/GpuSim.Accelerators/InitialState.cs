using GpuSim.Dynamics.Neurons;
using GpuSim.Dynamics.Random;
using GpuSim.KernelLanguage;
using GpuSim.Model.Spiking;
using GpuSim.Planning;

namespace GpuSim.Accelerators;

/// <summary>The state that neurons begin with: a draw for each variable and neuron, by the neuron's id, or what the model says of the neuron's parameters.</summary>
internal static class InitialState
{
    /// <summary>Writes the state of <paramref name="count"/> neurons from <paramref name="first"/> on, whose constants these are.</summary>
    public static void Fill<TModel, TState>(SpikingExperiment experiment, Population population, int first, int count, NeuronConstants<TModel, TState> constants, ColumnView<TState> into)
        where TModel : unmanaged, INeuronModel<TModel, TState>
        where TState : unmanaged
    {
        var variables = population.Model.Schema.Variables;
        ValueSampler?[] given = [.. variables.Select((variable, index) => population.Initial[index] is { } initial
            ? new ValueSampler(initial, RandomStream.Named(experiment.Seeds.Network, $"population/{population.Name}/{variable.Name}")) : null)];
        var values = constants.Parameters(0);
        for (var neuron = 0; neuron < count; neuron++)
        {
            if (constants.Vary) values = constants.Parameters(neuron);
            var state = into[neuron];
            for (var variable = 0; variable < given.Length; variable++)
                constants[neuron].Write(ref state, variable, (float)(given[variable]?.Value((uint)(first + neuron), 0) ?? variables[variable].Initial(values)));
            into[neuron] = state;
        }
    }
}
