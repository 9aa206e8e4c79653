namespace GpuSim.Dynamics.Neurons;

/// <summary>What looks at a neuron's state after every step. The empty one costs nothing: the compiler removes it.</summary>
/// <typeparam name="TState">The model's state.</typeparam>
public interface IProbe<TState> where TState : unmanaged
{
    /// <summary>Sees the state at the end of <paramref name="step"/>.</summary>
    void After(long step, in TState state);
}

/// <summary>Looks away.</summary>
/// <typeparam name="TState">The model's state.</typeparam>
public readonly struct NoProbe<TState> : IProbe<TState> where TState : unmanaged
{
    /// <inheritdoc/>
    public void After(long step, in TState state) { }
}
