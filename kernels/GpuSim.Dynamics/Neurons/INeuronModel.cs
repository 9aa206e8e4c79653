using GpuSim.KernelLanguage;
using GpuSim.Units;

namespace GpuSim.Dynamics.Neurons;

/// <summary>A neuron model: one readonly struct in one file. The catalog finds it by this interface; nothing else is touched to add one.</summary>
/// <typeparam name="TSelf">The model itself: its constants, folded once on the host.</typeparam>
/// <typeparam name="TState">Its state: fields of four bytes, <see cref="float"/> or <see cref="int"/>, zero at the start.</typeparam>
public interface INeuronModel<TSelf, TState>
    where TSelf : unmanaged, INeuronModel<TSelf, TState>
    where TState : unmanaged
{
    /// <summary>What a config may say of this model, and what it means.</summary>
    static abstract NeuronSchema Schema { get; }

    /// <summary>Folds parameters and step into the constants of <see cref="Step"/>.</summary>
    /// <param name="values">Every parameter of the schema, in canonical units.</param>
    /// <param name="dt">Step in ms.</param>
    static abstract TSelf Fold(ParameterValues values, double dt);

    /// <summary>Advances one neuron by one step.</summary>
    /// <returns>Whether it spiked; the spike's time is the end of the step.</returns>
    [DeviceCode]
    bool Step(ref TState state, in Input input);

    /// <summary>The state variable number <paramref name="variable"/> of the schema, in its unit.</summary>
    [DeviceCode]
    float Read(in TState state, int variable);

    /// <summary>Sets the state variable number <paramref name="variable"/> of the schema, in its unit.</summary>
    void Write(ref TState state, int variable, float value);
}
