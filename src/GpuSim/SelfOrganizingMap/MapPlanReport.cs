using GpuSim.Model.SelfOrganizingMap;
using GpuSim.Planning.SelfOrganizingMap;
using GpuSim.Planning.Spiking;

namespace GpuSim.SelfOrganizingMap;

/// <summary>What would be learnt, and the memory it would take; <c>gpusim plan</c> prints it.</summary>
/// <param name="Name">Of the experiment.</param>
/// <param name="Map">How the units lie.</param>
/// <param name="Units">Of the map.</param>
/// <param name="Dimensions">Numbers in a sample.</param>
/// <param name="Samples">Learnt in an epoch.</param>
/// <param name="Epochs">T.</param>
/// <param name="Learning">How samples become changes of weights, as a config names it.</param>
/// <param name="Neighbourhood">Which units learn with the winner, as a config names it.</param>
/// <param name="Window">Units at most so many rows and columns away learn, in the first epoch and in the last; null without a window.</param>
/// <param name="MemoryBytes">Map and samples.</param>
/// <param name="AvailableBytes">What the system has.</param>
public sealed record MapPlanReport(
    string Name, MapLayout Map, int Units, int Dimensions, int Samples, int Epochs, string Learning, string Neighbourhood, IReadOnlyList<int>? Window, double MemoryBytes, long AvailableBytes) : IPlanReport
{
    /// <summary>The report of an experiment.</summary>
    internal static MapPlanReport Of(MapExperiment experiment)
    {
        var size = MapPlanner.Measure(experiment);
        int Reach(int epoch) => (int)Math.Min(Math.Max(experiment.Grid.Width, Math.Max(experiment.Grid.Height, experiment.Grid.Depth)), Math.Ceiling(experiment.Sigma.At(epoch, experiment.Epochs)));
        return new(
            experiment.Name, MapLayout.Of(experiment.Grid), experiment.Grid.Units, size.Dimensions, size.Samples, experiment.Epochs, experiment.Learning.Name, MapWords.Neighbourhood(experiment.Neighbourhood.Kind),
            experiment.Neighbourhood.Window ? [Reach(1), Reach(experiment.Epochs)] : null, size.MemoryBytes, MemoryEstimate.Available());
    }
}
