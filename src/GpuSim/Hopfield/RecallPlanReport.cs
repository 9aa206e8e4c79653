using GpuSim.Model.Hopfield;
using GpuSim.Planning.Hopfield;
using GpuSim.Planning.Spiking;

namespace GpuSim.Hopfield;

/// <summary>What would be stored and recalled, and the memory it would take; <c>gpusim plan</c> prints it.</summary>
public sealed record RecallPlanReport : IPlanReport
{
    /// <summary>Of the experiment.</summary>
    public required string Name { get; init; }
    /// <summary>Units of the largest point.</summary>
    public required int Neurons { get; init; }
    /// <summary>Times each point is repeated.</summary>
    public required int Trials { get; init; }
    /// <summary>In the order of the config.</summary>
    public required IReadOnlyList<PlannedPoint> Points { get; init; }
    /// <summary>Memory of the largest point; one is in memory at a time.</summary>
    public required double MemoryBytes { get; init; }
    /// <summary>What the system has.</summary>
    public required long AvailableBytes { get; init; }

    /// <summary>The report of an experiment.</summary>
    internal static RecallPlanReport Of(HopfieldExperiment experiment)
    {
        var points = experiment.Points.Select(PlannedPoint.Of).ToList();
        return new() { Name = experiment.Name, Neurons = points.Max(point => point.Neurons), Trials = experiment.Trials, Points = points, MemoryBytes = points.Max(point => point.MemoryBytes), AvailableBytes = MemoryEstimate.Available() };
    }
}

/// <summary>One memory that would be made.</summary>
/// <param name="Coordinates">By path in the config: the value there, as JSON says it.</param>
/// <param name="Neurons">N.</param>
/// <param name="Patterns">P.</param>
/// <param name="Load">P/N.</param>
/// <param name="Probes">In a trial.</param>
/// <param name="Rule">Learning rule; <c>none</c> where patterns are kept as they are.</param>
/// <param name="Dynamics">Dynamics.</param>
/// <param name="Kernel">What fields would be computed from.</param>
/// <param name="MemoryBytes">Patterns, weights, probes and states.</param>
public sealed record PlannedPoint(IReadOnlyList<KeyValuePair<string, string>> Coordinates, int Neurons, int Patterns, double Load, int Probes, string Rule, string Dynamics, string Kernel, double MemoryBytes)
{
    internal static PlannedPoint Of(HopfieldPoint point)
    {
        var (setup, set) = (point.Setup, RecallPlanner.Describe(point.Setup));
        var probes = (setup.Probes.Names?.Count ?? setup.Probes.Count ?? set.Count) * setup.Probes.Copies;
        var (method, bytes) = RecallPlanner.Estimate(setup);
        return new(point.Coordinates, set.Units, set.Count, (double)set.Count / set.Units, probes, RecallWords.Rule(setup), setup.Dynamics.Name, RecallWords.Kernel(method), bytes);
    }
}
