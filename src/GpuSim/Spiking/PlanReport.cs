namespace GpuSim.Spiking;

/// <summary>What would be built and how much memory it would take; <c>gpusim plan</c> prints it.</summary>
public sealed record PlanReport : IPlanReport
{
    /// <summary>Of the experiment.</summary>
    public required string Name { get; init; }
    /// <summary>Number of neurons.</summary>
    public required int Neurons { get; init; }
    /// <summary>Synapses expected: exact where the rules fix their number.</summary>
    public required double SynapsesExpected { get; init; }
    /// <summary>Steps of the run.</summary>
    public required long Steps { get; init; }
    /// <summary>Step in ms.</summary>
    public required double DtMs { get; init; }
    /// <summary>Steps between exchanges of spikes.</summary>
    public required int EpochSteps { get; init; }
    /// <summary>Shortest delay in steps; 0 without synapses.</summary>
    public required int MinDelaySteps { get; init; }
    /// <summary>Longest delay in steps; 0 without synapses.</summary>
    public required int MaxDelaySteps { get; init; }
    /// <summary>Neurons of each shard.</summary>
    public required IReadOnlyList<int> Shards { get; init; }
    /// <summary>What each population receives.</summary>
    public required IReadOnlyList<ReceptorReport> Receptors { get; init; }
    /// <summary>How synapses are stored.</summary>
    public required IReadOnlyList<TableReport> Tables { get; init; }
    /// <summary>Bytes by part.</summary>
    public required MemoryReport Memory { get; init; }
    /// <summary>Memory of synapses and their rows per synapse; null without synapses.</summary>
    public required double? BytesPerSynapse { get; init; }
    /// <summary>SHA-256 over everything that decides the raster: the same here, the same spikes.</summary>
    public required string Fingerprint { get; init; }
}

/// <summary>How the weights at one receptor are counted.</summary>
/// <param name="Population">Name of the population.</param>
/// <param name="Receptor">Name of the receptor.</param>
/// <param name="Unit">Unit of weights.</param>
/// <param name="Quantum">Weight of one quantum in that unit.</param>
/// <param name="WorstSumBits">Bits of the largest sum one step can bring; at most 31.</param>
public sealed record ReceptorReport(string Population, string Receptor, string Unit, double Quantum, double WorstSumBits);

/// <summary>One table of synapses.</summary>
/// <param name="From">Name of the source population.</param>
/// <param name="To">Names of the target populations.</param>
/// <param name="SynapsesExpected">How many.</param>
/// <param name="BytesPerSynapse">2, 4 or 8.</param>
/// <param name="MinDelaySteps">Shortest delay.</param>
/// <param name="MaxDelaySteps">Longest delay.</param>
public sealed record TableReport(string From, IReadOnlyList<string> To, double SynapsesExpected, int BytesPerSynapse, int MinDelaySteps, int MaxDelaySteps);

/// <summary>Bytes by part.</summary>
/// <param name="Synapses">Targets and weights.</param>
/// <param name="Rows">Where each row starts.</param>
/// <param name="Neurons">State and input.</param>
/// <param name="Spikes">Spikes in flight.</param>
/// <param name="Program">The runtime and recording.</param>
/// <param name="Total">All of it.</param>
/// <param name="Available">What the system has.</param>
public sealed record MemoryReport(long Synapses, long Rows, long Neurons, long Spikes, long Program, long Total, long Available);
