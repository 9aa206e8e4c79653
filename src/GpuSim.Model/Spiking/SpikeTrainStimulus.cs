namespace GpuSim.Model.Spiking;

/// <summary>Spikes at given times, each delivered to its neuron in the step whose end is its time.</summary>
public sealed record SpikeTrainStimulus : Stimulus
{
    /// <summary>Where the times are.</summary>
    public required SpikeTimes Times { get; init; }

    /// <summary>Of every spike, in the unit of the receptor.</summary>
    public required double Weight { get; init; }

    /// <summary>Index of the target model's receptor.</summary>
    public required int Receptor { get; init; }
}

/// <summary>Where the times of spikes are.</summary>
public abstract record SpikeTimes
{
    SpikeTimes() { }

    /// <summary>In the description.</summary>
    /// <param name="Times">[neuron] ms.</param>
    public sealed record Listed(IReadOnlyList<IReadOnlyList<double>> Times) : SpikeTimes;

    /// <summary>In a table of text with the columns node and time (ms), or in a SONATA file.</summary>
    /// <param name="Path">As given.</param>
    /// <param name="Folder">From which the path goes.</param>
    /// <param name="Population">Of a SONATA file; null for the only one, or the one that is called as the target.</param>
    public sealed record File(string Path, string Folder, string? Population) : SpikeTimes;
}
