using System.Reflection;
using System.Security.Cryptography;
using GpuSim.Dynamics;
using GpuSim.Model;
using GpuSim.Model.Spiking;

namespace GpuSim.UserModels;

/// <summary>An assembly of a user's own whose models an experiment uses.</summary>
/// <param name="Name">Of the assembly.</param>
/// <param name="Sha256">Of its file, in lower-case hexadecimal; empty for one that was never a file.</param>
internal sealed record ModelOrigin(string Name, string Sha256)
{
    /// <summary>Those of an experiment, by name; none where all its models come with GpuSim.</summary>
    public static IReadOnlyList<ModelOrigin> Of(Experiment experiment) => experiment is not SpikingExperiment network ? [] :
    [
        .. network.Populations.Select(population => population.Model.Assembly).Concat(network.Projections.Select(projection => projection.Synapse?.Model.Assembly).OfType<Assembly>())
            .Distinct().Where(assembly => assembly != typeof(ModelCatalogs).Assembly)
            .Select(Of).OrderBy(origin => origin.Name, StringComparer.Ordinal),
    ];

    static ModelOrigin Of(Assembly assembly) => new(assembly.GetName().Name!, assembly.Location.Length > 0 ? Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(assembly.Location))) : "");

    /// <summary>As the file says it.</summary>
    public override string ToString() => $"{Name} sha256:{Sha256}";
}
