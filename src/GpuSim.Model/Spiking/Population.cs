using GpuSim.Dynamics.Neurons;
using GpuSim.Model.Spiking.Space;
using GpuSim.Units;

namespace GpuSim.Model.Spiking;

/// <summary>Neurons of one model.</summary>
public sealed record Population
{
    /// <summary>Unique in the experiment; the name of its group in the file.</summary>
    public required string Name { get; init; }

    /// <summary>Number of neurons, at least 1.</summary>
    public required int Size { get; init; }

    /// <summary>Global id of its first neuron: populations follow one another in the order of the config.</summary>
    public required uint FirstId { get; init; }

    /// <summary>Its model.</summary>
    public required NeuronModel Model { get; init; }

    /// <summary>Every parameter of the model, in canonical units.</summary>
    public required ParameterValues Parameters { get; init; }

    /// <summary>Parameters that differ between neurons, by name; their value in <see cref="Parameters"/> is the distribution's centre.</summary>
    public IReadOnlyDictionary<string, Distribution> Varied { get; init; } = new Dictionary<string, Distribution>();

    /// <summary>How every state variable starts, in the order of the model's schema; null: as the model says of each neuron's own parameters.</summary>
    public required IReadOnlyList<Distribution?> Initial { get; init; }

    /// <summary>Where its neurons lie; null where nothing was said.</summary>
    public Positions? Positions { get; init; }

    /// <summary>Mean rate expected of one neuron in Hz, which down-scaling needs; null where none was given.</summary>
    public double? MeanRate { get; init; }
}
