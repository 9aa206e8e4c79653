namespace GpuSim.Model.Spiking;

/// <summary>Input from outside the network to every neuron of one population, or of a slice of it, during [<see cref="Start"/>, <see cref="Stop"/>).</summary>
public abstract record Stimulus
{
    /// <summary>Unique; names its random stream.</summary>
    public required string Name { get; init; }

    /// <summary>Where it stands in the description, for messages: <c>stimuli[0]</c>.</summary>
    public required string Origin { get; init; }

    /// <summary>Who gets it.</summary>
    public required Population To { get; init; }

    /// <summary>The neurons of <see cref="To"/> that get it; null for all.</summary>
    public NeuronRange? Slice { get; init; }

    /// <summary>The neurons that get it.</summary>
    public NeuronRange Neurons => Slice ?? new(0, To.Size);

    /// <summary>ms.</summary>
    public double Start { get; init; }

    /// <summary>ms.</summary>
    public double Stop { get; init; } = double.PositiveInfinity;
}
