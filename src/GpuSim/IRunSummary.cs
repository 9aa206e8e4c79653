namespace GpuSim;

/// <summary>What a run of any kind gives besides its file.</summary>
public interface IRunSummary
{
    /// <summary>Of the experiment.</summary>
    string Name { get; }

    /// <summary>The experiment's <c>kind</c>.</summary>
    string Kind { get; }

    /// <summary>What it ran on.</summary>
    DeviceSummary Device { get; }

    /// <summary>SHA-256 of what must be the same on every device; null where nothing was recorded.</summary>
    string? Hash { get; }

    /// <summary>Wall time of the work itself, without building, s.</summary>
    double Seconds { get; }

    /// <summary>Whether the run was ended early.</summary>
    bool Interrupted { get; }

    /// <summary>Where the file is; null for none.</summary>
    string? Output { get; }
}

/// <summary>What a run ran on.</summary>
/// <param name="Kind">Such as <c>cpu</c>.</param>
/// <param name="Name">The device's own name.</param>
public sealed record DeviceSummary(string Kind, string Name);

/// <summary>What would be built of an experiment, and the memory it would take.</summary>
public interface IPlanReport
{
    /// <summary>Of the experiment.</summary>
    string Name { get; }
}

/// <summary>One experiment on several devices.</summary>
public interface IComparison
{
    /// <summary>Of the experiment.</summary>
    string Name { get; }

    /// <summary>Whether all results are the same, bit for bit.</summary>
    bool Identical { get; }
}
