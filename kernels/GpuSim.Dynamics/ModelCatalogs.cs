using System.Reflection;
using GpuSim.Dynamics.Neurons;
using GpuSim.Dynamics.Synapses;

namespace GpuSim.Dynamics;

/// <summary>The models that a config may name.</summary>
/// <param name="Neurons">Of populations.</param>
/// <param name="Synapses">Of projections.</param>
public sealed record ModelCatalogs(NeuronCatalog Neurons, SynapseCatalog Synapses)
{
    /// <summary>Those that come with GpuSim.</summary>
    public static readonly ModelCatalogs BuiltIn = new(NeuronCatalog.BuiltIn, SynapseCatalog.BuiltIn);

    /// <summary>Those that come with GpuSim and all in <paramref name="assemblies"/>.</summary>
    public static ModelCatalogs With(params IReadOnlyList<Assembly> assemblies)
    {
        Assembly[] all = [typeof(ModelCatalogs).Assembly, .. assemblies];
        return new(new(all), new(all));
    }
}
