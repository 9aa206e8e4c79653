using GpuSim.Analysis.SelfOrganizingMap;
using GpuSim.Model.SelfOrganizingMap;
using GpuSim.Planning.SelfOrganizingMap;

namespace GpuSim.SelfOrganizingMap;

/// <summary>What is measured of a map besides its errors.</summary>
/// <param name="plan">Of the map.</param>
/// <param name="weights">[unit, dimension].</param>
/// <param name="winners">Under these weights.</param>
internal sealed class MapMeasures(MapPlan plan, float[] weights, MapWinners winners)
{
    readonly MapShape _shape = MapErrors.ShapeOf(plan.Experiment.Grid);

    /// <summary>[unit] the U-matrix.</summary>
    public double[] Distances { get; } = DistanceMatrix.Of(MapErrors.ShapeOf(plan.Experiment.Grid), weights, plan.Dimensions);

    /// <summary>[unit] samples it wins.</summary>
    public int[] Hits { get; } = Analysis.SelfOrganizingMap.Hits.Count(winners.Nearest, plan.Experiment.Grid.Units);

    /// <summary>[unit] the label it wins most of, null where it wins none; null without labels.</summary>
    public string?[]? Labels { get; } = plan.Labels is null ? null : Analysis.SelfOrganizingMap.Hits.Labels(winners.Nearest, plan.Labels, plan.Experiment.Grid.Units);

    /// <summary>How high the U-matrix stands between labels; null without labels or borders.</summary>
    public double? RidgeRatio => Labels is null ? null : MapErrors.Known(ClusterRidges.Ratio(_shape, Distances, Labels));

    /// <summary>What a map of visual stimuli prefers where; null of other maps.</summary>
    public VisualMap? Visual { get; } = IsVisual(plan) ? new(MapErrors.ShapeOf(plan.Experiment.Grid), weights) : null;

    /// <summary>The map to look at; null where it is no sheet.</summary>
    public MapPicture? Picture() => _shape.Depth > 1 ? null : new(_shape.Width, _shape.Height, _shape.Hexagonal, Distances, Labels, Visual is null ? null : Array.ConvertAll(Visual.Ocularity, value => value > 0));

    // A table of such stimuli is known by what the map starts from.
    static bool IsVisual(MapPlan plan) => plan.Experiment is { Data: TrainingData.VisualMap } or { Initial: InitialWeights.Retinotopic } && plan.Dimensions == VisualMap.Dimensions && MapErrors.ShapeOf(plan.Experiment.Grid).IsSquareSheet;
}
