namespace GpuSim.Hdf5;

/// <summary>Synapses from one population to one, as SONATA describes them.</summary>
/// <param name="Name">Of the group in the file; for ours, that of the projection with a colon for a slash.</param>
/// <param name="From">Source population.</param>
/// <param name="FromSize">Its neurons; 0 where the file does not say.</param>
/// <param name="To">Target population.</param>
/// <param name="ToSize">Its neurons; 0 where the file does not say.</param>
public sealed record EdgePopulation(string Name, string From, int FromSize, string To, int ToSize)
{
    /// <summary>Unit of the weights.</summary>
    public string WeightUnit { get; init; } = "";

    /// <summary>The receptor that they reach.</summary>
    public string Receptor { get; init; } = "";
}
