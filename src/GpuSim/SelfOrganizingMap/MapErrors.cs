using GpuSim.Analysis.SelfOrganizingMap;
using GpuSim.Model.SelfOrganizingMap;
using GpuSim.Planning.SelfOrganizingMap;

namespace GpuSim.SelfOrganizingMap;

/// <summary>How far a map is from its samples, and from keeping neighbours together.</summary>
/// <param name="Quantisation">Mean distance of samples from their winners; null of weights beyond all numbers.</param>
/// <param name="Topographic">Part of the samples whose winner and second do not touch.</param>
/// <param name="TopographicFour">The same of units one step apart; null on a hexagonal grid, where these are the units that touch.</param>
internal sealed record MapErrors(double? Quantisation, double Topographic, double? TopographicFour)
{
    /// <summary>Measures a map.</summary>
    /// <param name="plan">Of the map.</param>
    /// <param name="weights">[unit, dimension].</param>
    /// <param name="winners">Under these weights.</param>
    public static MapErrors Of(MapPlan plan, ReadOnlySpan<float> weights, MapWinners winners)
    {
        var shape = ShapeOf(plan.Experiment.Grid);
        var quantisation = plan.Experiment.Metric == Metric.Cosine
            ? MapError.CosineQuantisation(plan.Data.View.AsSpan(), weights, plan.Dimensions, winners.Nearest)
            : MapError.Quantisation(plan.Data.View.AsSpan(), weights, plan.Dimensions, winners.Nearest);
        return new(Known(quantisation), MapError.Topographic(shape, winners.Nearest, winners.Second), shape.Hexagonal ? null : MapError.TopographicFour(shape, winners.Nearest, winners.Second));
    }

    /// <summary>The grid as measures know it.</summary>
    public static MapShape ShapeOf(MapGrid grid) => new(grid.Width, grid.Height, grid.Depth, grid.Hexagonal, grid.Toroidal);

    /// <summary>JSON has neither NaN nor infinity.</summary>
    public static double? Known(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
