using GpuSim.Dynamics.Neurons;
using GpuSim.Model.Spiking;
using GpuSim.Planning.Spiking;
using GpuSim.Units;

namespace GpuSim.Accelerators;

/// <summary>The folded constants of neighbours in a population: one set for all or, where parameters vary, one for each.</summary>
/// <param name="experiment">Whose step and seeds.</param>
/// <param name="population">Whose parameters.</param>
/// <param name="first">The first neuron.</param>
/// <param name="count">How many.</param>
internal sealed class NeuronConstants<TModel, TState>(SpikingExperiment experiment, Population population, int first, int count)
    where TModel : unmanaged, INeuronModel<TModel, TState>
    where TState : unmanaged
{
    readonly NeuronParameters _parameters = new(experiment, population);
    TModel[]? _all;

    /// <summary>Whether each neuron has its own.</summary>
    public bool Vary => _parameters.Vary;

    /// <summary>[1], or [neuron from the first] where they vary.</summary>
    public TModel[] All => _all ??= [.. Enumerable.Range(0, Vary ? count : 1).Select(neuron => TModel.Fold(Parameters(neuron), experiment.Dt))];

    /// <summary>Those of one neuron, counted from the first.</summary>
    public TModel this[int neuron] => All[Vary ? neuron : 0];

    /// <summary>The parameters they are folded from.</summary>
    public ParameterValues Parameters(int neuron) => _parameters.Of(first + neuron);
}
