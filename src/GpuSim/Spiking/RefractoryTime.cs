using GpuSim.Hdf5;
using GpuSim.Model.Spiking;

namespace GpuSim.Spiking;

/// <summary>The refractory time of a network's neurons, which sets the highest rate there can be.</summary>
internal static class RefractoryTime
{
    const string Attribute = "refractory_ms";

    /// <summary>In ms: one over the mean of the highest rates 1/t_ref of all recorded neurons; null where a model has no parameter t_ref, or it is 0.</summary>
    public static double? Of(SpikingExperiment experiment)
    {
        var times = experiment.RecordSpikes.Select(population => (population.Size, Time: population.Parameters.All.GetValueOrDefault("t_ref"))).ToArray();
        return times.Length == 0 || times.Any(population => population.Time <= 0) ? null : times.Sum(population => population.Size) / times.Sum(population => population.Size / population.Time);
    }

    /// <summary>What a file says of it.</summary>
    public static double? In(RecordedFile file) => file.Provenance.GetValueOrDefault(Attribute) as double?;

    /// <summary>The same origin with this word more, if there is one.</summary>
    public static IReadOnlyDictionary<string, object> With(IReadOnlyDictionary<string, object> origin, double? refractory) =>
        refractory is { } time ? new Dictionary<string, object>(origin) { [Attribute] = time } : origin;
}
