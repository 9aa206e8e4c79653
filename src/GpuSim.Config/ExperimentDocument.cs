using GpuSim.Config.Text;
using GpuSim.Dynamics;
using GpuSim.Model;

namespace GpuSim.Config;

/// <summary>An experiment and the text it came from, which a run keeps in its file.</summary>
/// <param name="Experiment">Checked.</param>
/// <param name="Path">As the user gave it.</param>
/// <param name="Text">The whole file.</param>
/// <param name="Set">The <c>--set</c> values, which are not in the text.</param>
public sealed record ExperimentDocument(Experiment Experiment, string Path, string Text, IReadOnlyList<string> Set)
{
    /// <summary>That it may name.</summary>
    public ModelCatalogs Models { get; init; } = ModelCatalogs.BuiltIn;

    internal Node Root { get; init; } = null!; // set by ExperimentFile, the only maker

    /// <summary>Problems that a later gate found in the experiment, as a report with their places in the text.</summary>
    public ConfigException Refuse(IReadOnlyList<Problem> problems)
    {
        var faults = new Faults();
        foreach (var problem in problems) faults.Add(problem, Root);
        return new(faults.Report());
    }
}
