using GpuSim.Model.SelfOrganizingMap;

namespace GpuSim.SelfOrganizingMap;

/// <summary>What tables and files call the parts of a map.</summary>
internal static class MapWords
{
    /// <summary>As a config names it.</summary>
    public static string Grid(MapGrid grid) => grid.Hexagonal ? "hexagonal" : "rectangular";

    /// <summary>As a config names them.</summary>
    public static string Edges(MapGrid grid) => grid.Toroidal ? "toroidal" : "planar";

    /// <summary>As a config names it.</summary>
    public static string Metric(Metric metric) => metric == Model.SelfOrganizingMap.Metric.Cosine ? "cosine" : "euclidean";

    /// <summary>As a config names it.</summary>
    public static string Neighbourhood(NeighbourhoodKind kind) => kind switch
    {
        NeighbourhoodKind.Gaussian => "gaussian",
        NeighbourhoodKind.Bubble => "bubble",
        NeighbourhoodKind.MexicanHat => "mexican_hat",
        _ => throw new NotSupportedException(),
    };

    /// <summary>Such as <c>15 × 15 rectangular planar</c>.</summary>
    public static string Shape(MapGrid grid) => FormattableString.Invariant($"{grid.Width} × {grid.Height}{(grid.Depth > 1 ? FormattableString.Invariant($" × {grid.Depth}") : "")} {Grid(grid)} {Edges(grid)}");
}
