using GpuSim.Config;
using GpuSim.Execution;
using GpuSim.Model;

namespace GpuSim.Sweeps;

/// <summary>What a sweep does with experiments of one kind.</summary>
interface ISweptKind
{
    /// <summary>Of the experiments.</summary>
    string Kind { get; }

    /// <summary>What is measured at every point.</summary>
    IReadOnlyList<MeasureColumn> Columns { get; }

    /// <summary>Memory that a run takes beside those that run with it, bytes.</summary>
    /// <exception cref="Planning.InfeasibleException">It cannot be run.</exception>
    double Bytes(Experiment experiment, int threads);

    /// <summary>Runs one point.</summary>
    PointMeasures Run(ExperimentDocument document, RunOptions options, IDevice device);
}

/// <summary>A column of the table.</summary>
/// <param name="Name">Of the dataset.</param>
/// <param name="Label">For pictures.</param>
/// <param name="Unit">Empty for bare numbers.</param>
/// <param name="Meaning">In a few words.</param>
/// <param name="IsText">Whether it holds words.</param>
public sealed record MeasureColumn(string Name, string Label, string Unit, string Meaning, bool IsText = false);

/// <summary>What a run gave.</summary>
/// <param name="Interrupted">Whether it was ended early, and counts for nothing.</param>
/// <param name="Hash">Of its result; null where nothing was recorded.</param>
/// <param name="Fingerprint">Of what decides the result; empty where the kind has none.</param>
/// <param name="Values">[column] double or text; null where it is not known.</param>
sealed record PointMeasures(bool Interrupted, string? Hash, string Fingerprint, IReadOnlyList<object?> Values);
