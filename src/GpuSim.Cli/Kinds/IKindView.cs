using GpuSim.Model;

namespace GpuSim.Cli.Kinds;

/// <summary>How the results of one kind of experiment are printed: one file in this folder for each kind, found by this interface.</summary>
internal interface IKindView
{
    /// <summary>The experiment's <c>kind</c>.</summary>
    string Kind { get; }

    /// <summary>Biological time of the experiment, s; null where the kind has none.</summary>
    double? BiologicalSeconds(Experiment experiment);

    /// <summary>Prints what <c>run</c> gave.</summary>
    void Print(IRunSummary summary, bool json);

    /// <summary>Prints what <c>plan</c> gave.</summary>
    void Print(IPlanReport plan, bool json);

    /// <summary>Prints what <c>compare</c> gave.</summary>
    void Print(IComparison comparison, bool json);
}
