using GpuSim.Model.SelfOrganizingMap;

namespace GpuSim.SelfOrganizingMap;

/// <summary>The numbers of a map that has learnt; null where they do not apply or are not known.</summary>
public abstract record MapFigures
{
    /// <summary>How the units lie.</summary>
    public required MapLayout Map { get; init; }
    /// <summary>Of the map.</summary>
    public required int Units { get; init; }
    /// <summary>Numbers in a sample.</summary>
    public required int Dimensions { get; init; }
    /// <summary>Learnt in an epoch.</summary>
    public required int Samples { get; init; }
    /// <summary>Learnt.</summary>
    public required int Epochs { get; init; }
    /// <summary>How samples become changes of weights, as a config names it.</summary>
    public required string Learning { get; init; }
    /// <summary>What near means between a sample and a unit, as a config names it.</summary>
    public required string Metric { get; init; }
    /// <summary>Of the weights at the start.</summary>
    public required double? InitialQuantisationError { get; init; }
    /// <summary>Of the weights at the start.</summary>
    public required double? InitialTopographicError { get; init; }
    /// <summary>Mean distance of samples from their winners: Euclidean, or 1 less the cosine.</summary>
    public required double? QuantisationError { get; init; }
    /// <summary>Part of the samples whose winner and second are not among the eight neighbours (six on a hexagonal grid) of each other.</summary>
    public required double? TopographicError { get; init; }
    /// <summary>The same of four neighbours; null on a hexagonal grid.</summary>
    public required double? TopographicErrorFour { get; init; }
    /// <summary>Mean of the U-matrix at borders between labels over its mean elsewhere; null without labels.</summary>
    public required double? RidgeRatio { get; init; }
    /// <summary>How well a visual map keeps the order of the visual field; null of other maps, as is all that follows.</summary>
    public required Retinotopy? RetinotopicCorrelation { get; init; }
    /// <summary>Points around which every orientation is found once.</summary>
    public required int? Pinwheels { get; init; }
    /// <summary>Around which orientations turn from x to y.</summary>
    public required int? PinwheelsPositive { get; init; }
    /// <summary>Around which orientations turn from y to x.</summary>
    public required int? PinwheelsNegative { get; init; }
    /// <summary>Pinwheels in the area of a square of the orientation map's wavelength.</summary>
    public required double? PinwheelDensity { get; init; }
    /// <summary>Mean angle between the borders of the eyes and lines of one orientation.</summary>
    public required double? CrossingAngleMeanDeg { get; init; }
    /// <summary>The same of the map with its eyes shifted against its orientations: what chance gives.</summary>
    public required double? CrossingAngleBaselineDeg { get; init; }
    /// <summary>[bin of 10°] places with such an angle.</summary>
    public required IReadOnlyList<long>? CrossingAngles { get; init; }
    /// <summary>[bin of 10°] the same of the shifted maps, of which there are many.</summary>
    public required IReadOnlyList<long>? CrossingAnglesBaseline { get; init; }
}

/// <summary>How the units of a map lie.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Depth">Layers.</param>
/// <param name="Grid"><c>rectangular</c> or <c>hexagonal</c>.</param>
/// <param name="Edges"><c>planar</c> or <c>toroidal</c>.</param>
public sealed record MapLayout(int Width, int Height, int Depth, string Grid, string Edges)
{
    internal static MapLayout Of(MapGrid grid) => new(grid.Width, grid.Height, grid.Depth, MapWords.Grid(grid), MapWords.Edges(grid));
}

/// <summary>Correlations of where units lie with the places they prefer.</summary>
/// <param name="X">Of columns with x.</param>
/// <param name="Y">Of rows with y.</param>
public sealed record Retinotopy(double X, double Y);
