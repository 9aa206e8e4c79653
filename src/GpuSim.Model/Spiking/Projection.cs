using GpuSim.Dynamics.Synapses;
using GpuSim.Model.Spiking.Connectivity;
using GpuSim.Model.Spiking.Space;
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

    /// <summary>The neurons of <see cref="From"/> that are sources; null for all.</summary>
    public NeuronRange? FromSlice { get; init; }

    /// <summary>The neurons of <see cref="To"/> that are targets; null for all.</summary>
    public NeuronRange? ToSlice { get; init; }

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

    /// <summary>The neurons that are sources; a rule counts them from 0.</summary>
    public NeuronRange Sources => FromSlice ?? new(0, From.Size);

    /// <summary>The neurons that are targets; a rule counts them from 0.</summary>
    public NeuronRange Targets => ToSlice ?? new(0, To.Size);

    /// <summary>Sizes, identity and places of its ends, as a rule sees them.</summary>
    public Endpoints Endpoints => EndpointsOf(From, Sources, To, Targets);

    /// <summary>What a rule sees of two ends.</summary>
    internal static Endpoints EndpointsOf(Population from, NeuronRange sources, Population to, NeuronRange targets)
    {
        var distances = Distances.Of(from, sources.First, to, targets.First, out var fault);
        var same = ReferenceEquals(from, to);
        return new(sources.Count, targets.Count, same) { Shift = same ? sources.First - targets.First : 0, Distances = distances, NoDistances = fault };
    }
}

/// <summary>A synapse model and what it was given.</summary>
/// <param name="Model">The model.</param>
/// <param name="Parameters">Every parameter of it, in canonical units; those that are weights in the unit of the projection's weight.</param>
public sealed record Synapse(SynapseModel Model, ParameterValues Parameters);
