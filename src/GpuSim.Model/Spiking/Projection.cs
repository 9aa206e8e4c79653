using GpuSim.Dynamics.Synapses;
using GpuSim.Model.Spiking.Connectivity;
using GpuSim.Units;

namespace GpuSim.Model.Spiking;

/// <summary>Synapses from one population to one population. A config's lists of populations become one projection for every pair.</summary>
public sealed record Projection
{
    /// <summary>Unique; names its random streams, so that adding another projection changes no draw of this one.</summary>
    public required string Name { get; init; }

    /// <summary>Where it stands in the description, for messages: <c>projections[3]</c>.</summary>
    public required string Origin { get; init; }

    /// <summary>Source population.</summary>
    public required Population From { get; init; }

    /// <summary>Target population.</summary>
    public required Population To { get; init; }

    /// <summary>Who connects to whom.</summary>
    public required IConnectivityRule Rule { get; init; }

    /// <summary>Per synapse, in the unit of the target's receptor.</summary>
    public required Distribution Weight { get; init; }

    /// <summary>Per synapse, in ms, rounded to whole steps; draws below one step are drawn again.</summary>
    public required Distribution Delay { get; init; }

    /// <summary>Index of the target model's receptor.</summary>
    public required int Receptor { get; init; }

    /// <summary>How its synapses change or transmit; null for static ones, which carry spikes.</summary>
    public Synapse? Synapse { get; init; }

    /// <summary>Sizes and identity of its ends, as a rule sees them.</summary>
    public Endpoints Endpoints => new(From.Size, To.Size, ReferenceEquals(From, To));
}

/// <summary>A synapse model and what it was given.</summary>
/// <param name="Model">The model.</param>
/// <param name="Parameters">Every parameter of it, in canonical units; those that are weights in the unit of the projection's weight.</param>
public sealed record Synapse(SynapseModel Model, ParameterValues Parameters)
{
    /// <summary>The same for weights <paramref name="factor"/> times as large.</summary>
    internal Synapse Scaled(double factor) => this with
    {
        Parameters = ParameterValues.Complete(
            Model.Schema.Parameters,
            Parameters.All.ToDictionary(given => given.Key, given => Model.Schema.InWeightUnit.Contains(given.Key) ? given.Value * factor : given.Value)),
    };
}
