namespace GpuSim.Model.SelfOrganizingMap.Description;

/// <summary>Whether there is such a grid, and its distances are whole numbers of 32 bits.</summary>
internal sealed class GridCheck(Problems problems)
{
    public void Check(MapGrid grid)
    {
        var before = problems.Count;
        Extent("width", grid.Width);
        Extent("height", grid.Height);
        Extent("depth", grid.Depth);
        if (problems.Count > before) return;

        if ((long)grid.Width * grid.Height * grid.Depth is > MapExperimentBuilder.MostUnits and var units)
            problems.Add("map", $"expected at most {MapExperimentBuilder.MostUnits} units, got {units}");
        if (!grid.Hexagonal) return;
        if (grid.Depth > 1)
            problems.Add("map.depth", $"expected 1, since a hexagonal grid is a sheet, got {grid.Depth}", "A rectangular grid may have layers.");
        if (grid.Toroidal && grid.Height % 2 == 1)
            problems.Add("map.height", $"expected an even height for a hexagonal torus, whose rows are shifted in turn, got {grid.Height}");
    }

    void Extent(string key, int units)
    {
        if (units is < 1 or > MapExperimentBuilder.MostExtent) problems.Add($"map.{key}", $"expected 1 to {MapExperimentBuilder.MostExtent} units, got {units}");
    }
}
