namespace GpuSim.Model;

/// <summary>What every kind of experiment says of itself. Immutable; its builder makes only valid ones.</summary>
public abstract record Experiment
{
    /// <summary>The value of <c>kind</c> in a config, such as <c>spiking</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>For tables and files.</summary>
    public required string Name { get; init; }

    /// <summary>The same experiment and seeds give the same result, bit for bit, on every device.</summary>
    public required Seeds Seeds { get; init; }
}
