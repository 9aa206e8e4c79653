using GpuSim.Config.Shapes;
using GpuSim.Model.Spiking.Space;

namespace GpuSim.Config.Spiking;

/// <summary>Positions as read.</summary>
internal sealed class PositionsDraft
{
    public IReadOnlyList<int>? Grid { get; set; }
    public int Random { get; set; } = 1;
    public IReadOnlyList<IReadOnlyList<double>>? List { get; set; }
    public IReadOnlyList<double>? Extent { get; set; }
    public IReadOnlyList<double>? Center { get; set; }
    public bool Periodic { get; set; }

    public Layout Describe() =>
        (Grid is not null ? new Layout.Grid(Grid) : List is not null ? new Layout.Listed(List) : (Layout)new Layout.Random(Random)) with { Extent = Extent, Center = Center, Periodic = Periodic };
}

/// <summary>The keys of positions.</summary>
internal static class PositionsShape
{
    public static ObjectShape<PositionsDraft> Create() => new ObjectShape<PositionsDraft>("positions", _ => new())
        .Key("grid", "[columns], [columns, rows] or [columns, rows, layers]: column by column, each from the top, in the middle of equal cells", new ListShape<int>("numbers of columns, rows and layers", new WholeShape<int>(1, int.MaxValue)), (draft, value) => draft.Grid = value)
        .Key("random", "number of dimensions, 1 to 3, over whose extent positions are uniform", new WholeShape<int>(1, Layout.MostDimensions), (draft, value) => draft.Random = value)
        .Key("list", "a position for every neuron", new ListShape<IReadOnlyList<double>>("a list of positions such as [[0, 0], [0.5, 1]]", Numbers("a position such as [0.5, 1]")), (draft, value) => draft.List = value)
        .Key("extent", "size of the space in every dimension; 1 where not given", Numbers("a list of lengths"), (draft, value) => draft.Extent = value)
        .Key("center", "middle of the space; 0 where not given", Numbers("a list of coordinates"), (draft, value) => draft.Center = value)
        .Key("periodic", "whether what leaves at one edge comes back at the other; false where not given", new FlagShape(), (draft, value) => draft.Periodic = value)
        .ExactlyOne("grid", "random", "list");

    static ListShape<double> Numbers(string what) => new(what, new NumberShape());
}
