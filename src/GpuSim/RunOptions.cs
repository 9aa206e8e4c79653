using GpuSim.Model;
using GpuSim.Planning.Spiking;
using GpuSim.Recording;

namespace GpuSim;

/// <summary>How to run an experiment; nothing here changes its result.</summary>
public sealed record RunOptions
{
    /// <summary><c>auto</c>, <c>cpu</c>, <c>cpu:512</c>, <c>opencl:0</c>, <c>cuda:0</c>: <see cref="Devices.List"/> gives what is here.</summary>
    public string Device { get; init; } = "auto";

    /// <summary>CPU threads; null for one per core, or fewer where a spiking network is too small to gain from them.</summary>
    public int? Threads { get; init; }

    /// <summary>Where the file goes; null for none. An older file of that name stays until the new one is whole.</summary>
    public string? Output { get; init; }

    /// <summary>Whether spikes and state are recorded at all; without, there is no hash of spikes and there are no rates, and of a map no history.</summary>
    public bool Record { get; init; } = true;

    /// <summary>Biological time at the start to leave out of statistics and timing, ms.</summary>
    public double Discard { get; init; }

    /// <summary>Recorders of one's own, fed in a background thread with the same blocks as the file.</summary>
    public IReadOnlyList<IRecorder> Recorders { get; init; } = [];

    /// <summary>Called now and then, from a thread of the run.</summary>
    public Action<RunProgress>? Progress { get; init; }

    /// <summary>Ends the run early; what was recorded is kept and the file closed.</summary>
    public CancellationToken Cancel { get; init; }

    /// <summary>Where spiking networks that run beside or after this one find synapses they have in common; null to build them all.</summary>
    internal SynapseStore? Synapses { get; init; }

    const int MostThreads = 1024;

    internal int ThreadCount()
    {
        var threads = Threads ?? Environment.ProcessorCount;
        if (threads is >= 1 and <= MostThreads) return threads;
        throw new InvalidDescriptionException([new("--threads", $"expected 1 to {MostThreads} threads, got {threads}", "One for each core is fastest.")]);
    }

    // Links are followed as writing would.
    internal void RefuseAsOutput(string file, string what = "the config")
    {
        if (Output is { Length: > 0 } && File.Exists(Output) && Real(Output) == Real(file))
            throw new InvalidDescriptionException([new("--output", $"expected a file of its own, got {what} {file}", $"Name another, such as {Path.GetFileNameWithoutExtension(file)}{(Path.GetExtension(file) == ".h5" ? "-result" : "")}.h5.")]);

        static string Real(string path) => File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);
    }
}

/// <summary>How far a run has come.</summary>
/// <param name="Phase">What it does now.</param>
/// <param name="Done">In [0, 1], within the phase.</param>
public readonly record struct RunProgress(RunPhase Phase, double Done);

/// <summary>What a run does, in order.</summary>
public enum RunPhase
{
    /// <summary>Making the synapses.</summary>
    Build,
    /// <summary>Stepping.</summary>
    Simulate,
    /// <summary>Storing and recalling, trial by trial.</summary>
    Recall,
    /// <summary>Learning, epoch by epoch.</summary>
    Learn,
}
