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
public unsafe interface IInputLanes<TSelf> where TSelf : unmanaged, IInputLanes<TSelf>
{
    /// <summary>Takes the sums of one step, leaving zeros, and turns quanta into weights.</summary>
    /// <param name="sums0">Sums at receptor 0 of the neurons from here on.</param>
    /// <param name="quantum0">Weight of a quantum at receptor 0.</param>
    /// <param name="sums1">The same at receptor 1; null where the model has one receptor.</param>
    /// <param name="quantum1">Weight of a quantum at receptor 1.</param>
    /// <param name="current">Direct current, pA.</param>
    static abstract TSelf Take(int* sums0, float quantum0, int* sums1, float quantum1, float current);
}

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
