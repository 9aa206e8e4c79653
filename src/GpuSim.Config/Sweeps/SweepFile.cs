using System.Text;
using GpuSim.Config.Text;
using GpuSim.Dynamics;
using GpuSim.Model.Spiking;
using GpuSim.Model.Sweeps;

namespace GpuSim.Config.Sweeps;

/// <summary>The experiments that a sweep is made of.</summary>
public static class SweepFile
{
    /// <summary>The experiment at a point: what <c>gpusim run CONFIG --set …</c> would read.</summary>
    /// <param name="sweep">The whole.</param>
    /// <param name="point">Of it.</param>
    /// <param name="models">That it may name; null for those that come with GpuSim.</param>
    /// <exception cref="ConfigException">It cannot be run there.</exception>
    public static ExperimentDocument At(SweepExperiment sweep, SweepPoint point, ModelCatalogs? models = null) =>
        Measurable(ExperimentFile.Parse(sweep.Config, sweep.ConfigText, point.Set, models), sweep);

    // Else its row would be done and empty.
    static ExperimentDocument Measurable(ExperimentDocument document, SweepExperiment sweep)
    {
        if (document.Experiment is not SpikingExperiment network) return document;
        if (Math.Round(sweep.Discard / network.Dt) >= network.Steps)
            throw new ConfigException(FormattableString.Invariant($"discard: expected less than the duration, {network.Duration} ms, got {sweep.Discard} ms. Discard less, or simulate longer."));
        return network.RecordSpikes.Count > 0 ? document
            : throw new ConfigException("record.spikes: expected a population whose spikes are measured, got none. Name at least one that spikes, or leave \"spikes\" out for all.");
    }

    /// <summary>A sweep that was sound once, from its texts alone: its points can be listed, not run.</summary>
    /// <param name="name">Of the sweep.</param>
    /// <param name="text">Of its config.</param>
    /// <param name="set">Changes to it.</param>
    /// <param name="experiment">Text of the experiment.</param>
    /// <exception cref="ConfigException">It was not.</exception>
    public static SweepExperiment Restore(string name, string text, IReadOnlyList<string> set, string experiment)
    {
        var faults = new Faults();
        var root = ExperimentFile.Tree(name, Encoding.UTF8.GetBytes(text), set, faults);
        var draft = SweepKind.Draft(root, faults);
        faults.ThrowIfAny();
        return draft.Describe(name, draft.Config!, experiment);
    }
}
