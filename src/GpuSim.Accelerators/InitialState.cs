using GpuSim.Dynamics.Neurons;
using GpuSim.Dynamics.Random;
using GpuSim.KernelLanguage;
using GpuSim.Model.Spiking;
using GpuSim.Planning;

namespace GpuSim.Accelerators;

/// <summary>The state that neurons begin with: a draw for each variable and neuron, by the neuron's id.</summary>
internal static class InitialState
{
    /// <summary>Writes the state of <paramref name="count"/> neurons from <paramref name="first"/> on.</summary>
    public static void Fill<TModel, TState>(ulong seed, Population population, int first, int count, NeuronConstants<TModel, TState> constants, ColumnView<TState> into)
        where TModel : unmanaged, INeuronModel<TModel, TState>
        where TState : unmanaged
    {
        var variables = population.Model.Schema.Variables;
        for (var variable = 0; variable < variables.Count; variable++)
        {
            var stream = RandomStream.Named(seed, $"population/{population.Name}/{variables[variable].Name}");
            var values = new ValueSampler(population.Initial[variable], stream);
            for (var neuron = 0; neuron < count; neuron++)
            {
                var state = into[neuron];
                constants[neuron].Write(ref state, variable, (float)values.Value((uint)(first + neuron), 0));
                into[neuron] = state;
            }
        }
    }
}
