namespace GpuSim.Model.Spiking;

/// <summary>Input from outside the network to every neuron of one population, during [<see cref="Start"/>, <see cref="Stop"/>).</summary>
public abstract record Stimulus
{
    /// <summary>Unique; names its random stream.</summary>
    public required string Name { get; init; }

    /// <summary>Where it stands in the description, for messages: <c>stimuli[0]</c>.</summary>
    public required string Origin { get; init; }

    /// <summary>Who gets it.</summary>
    public required Population To { get; init; }

    /// <summary>ms.</summary>
    public double Start { get; init; }

    /// <summary>ms.</summary>
    public double Stop { get; init; } = double.PositiveInfinity;
}
