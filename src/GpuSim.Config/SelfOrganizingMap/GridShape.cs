using GpuSim.Config.Shapes;
using GpuSim.Model.SelfOrganizingMap;

namespace GpuSim.Config.SelfOrganizingMap;

/// <summary>A grid as read.</summary>
internal sealed class GridDraft
{
    public MapGrid Grid { get; set; } = new(1);
}

/// <summary>The keys of a grid.</summary>
internal static class GridShape
{
    public static Shape<MapGrid> Create() => new Mapped<GridDraft, MapGrid>(
        new ObjectShape<GridDraft>("a map", _ => new())
            .Key("width", "number of columns", Extent, (draft, value) => draft.Grid = draft.Grid with { Width = value }, required: true)
            .Key("height", "number of rows; 1, for a chain, where not given", Extent, (draft, value) => draft.Grid = draft.Grid with { Height = value })
            .Key("depth", "number of layers; 1, for a sheet, where not given", Extent, (draft, value) => draft.Grid = draft.Grid with { Depth = value })
            .Key("grid", "\"rectangular\", which is meant where not given, or \"hexagonal\", where odd rows are shifted by half a column", new ChoiceShape<bool>(("rectangular", false), ("hexagonal", true)), (draft, value) => draft.Grid = draft.Grid with { Hexagonal = value })
            .Key("edges", "\"planar\", which is meant where not given, or \"toroidal\", where opposite edges join", new ChoiceShape<bool>(("planar", false), ("toroidal", true)), (draft, value) => draft.Grid = draft.Grid with { Toroidal = value }),
        draft => draft.Grid);

    static WholeShape<int> Extent => new(1, MapExperimentBuilder.MostExtent);
}
