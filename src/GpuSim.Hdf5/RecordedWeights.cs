namespace GpuSim.Hdf5;

/// <summary>What a file says about the weights it holds of a projection.</summary>
/// <param name="Projection">Name of the projection.</param>
/// <param name="Unit">Symbol of the weights' unit.</param>
/// <param name="Synapses">How many are sampled.</param>
/// <param name="Frames">How often they were.</param>
/// <param name="Interval">Between frames, ms.</param>
public sealed record RecordedWeights(string Projection, string Unit, int Synapses, long Frames, double Interval)
{
    /// <summary>Population of their sources; empty where the file does not say.</summary>
    public string From { get; init; } = "";

    /// <summary>Population of their targets; empty where the file does not say.</summary>
    public string To { get; init; } = "";
}
