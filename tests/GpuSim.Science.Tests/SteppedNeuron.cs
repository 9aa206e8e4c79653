using GpuSim.Dynamics.Neurons;
using GpuSim.Units;

namespace GpuSim.Science.Tests;

/// <summary>One neuron of a model, stepped by hand with input made to measure.</summary>
sealed class SteppedNeuron<TModel, TState>
    where TModel : unmanaged, INeuronModel<TModel, TState>
    where TState : unmanaged
{
    readonly TModel _model;
    TState _state;

    public SteppedNeuron(double dt, Dictionary<string, double> parameters)
    {
        var values = ParameterValues.Complete(TModel.Schema.Parameters, parameters);
        _model = TModel.Fold(values, dt);
        for (var variable = 0; variable < TModel.Schema.Variables.Count; variable++)
            _model.Write(ref _state, variable, (float)TModel.Schema.Variables[variable].Initial(values));
    }

    public double this[string variable]
    {
        get => _model.Read(_state, Index(variable));
        set => _model.Write(ref _state, Index(variable), (float)value);
    }

    /// <param name="current">pA.</param>
    /// <param name="receptors">Weights that arrive at the step's end.</param>
    /// <returns>Whether it spiked.</returns>
    public bool Step(double current, params ReadOnlySpan<double> receptors)
    {
        float At(ReadOnlySpan<double> weights, int receptor) => receptor < weights.Length ? (float)weights[receptor] : 0f;
        return _model.Step(ref _state, new(At(receptors, 0), At(receptors, 1), At(receptors, 2), At(receptors, 3), (float)current, 0));
    }

    static int Index(string variable) => TModel.Schema.Variables.Select(each => each.Name).ToList().IndexOf(variable);
}
