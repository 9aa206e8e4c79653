namespace GpuSim.Dynamics.Neurons;

/// <summary>A state struct's twin: one vector for each field, one lane for each neuron. The kernel compiler writes it, one for each vector width.</summary>
/// <typeparam name="TSelf">The twin itself.</typeparam>
public unsafe interface IStateLanes<TSelf> where TSelf : unmanaged, IStateLanes<TSelf>
{
    /// <summary>Neurons side by side: 16, 8 or 4.</summary>
    static abstract int Width { get; }

    /// <summary>The state of the neurons from <paramref name="words"/> on, field f of which begins at words + f · stride.</summary>
    static abstract TSelf Load(int* words, nint stride);

    /// <summary>Writes the state back.</summary>
    void Store(int* words, nint stride);
}

/// <summary>What reaches neurons side by side in one step: a twin of <see cref="Input"/>.</summary>
/// <typeparam name="TSelf">The twin itself.</typeparam>
public interface IInputLanes<TSelf> where TSelf : unmanaged, IInputLanes<TSelf>;

/// <summary>A neuron model that steps many neurons side by side; the kernel compiler adds it to every model, once for each vector width.</summary>
/// <typeparam name="TState">Twin of the model's state.</typeparam>
/// <typeparam name="TInput">Twin of the input.</typeparam>
public interface INeuronLanes<TState, TInput>
    where TState : unmanaged, IStateLanes<TState>
    where TInput : unmanaged, IInputLanes<TInput>
{
    /// <summary>Advances the neurons by one step, each with the bits of <see cref="INeuronModel{TSelf,TState}.Step"/>.</summary>
    /// <returns>Bit i is set where neuron i spiked.</returns>
    uint StepLanes(ref TState state, in TInput input);
}
