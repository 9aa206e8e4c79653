using GpuSim.Analysis.Spiking.Regimes;

namespace GpuSim.Report.Spiking;

/// <summary>Connected cells of one regime, and the cell of each farthest from its border, where its letters have most room.</summary>
static class RegimeRegions
{
    /// <summary>One place for each region.</summary>
    public static IEnumerable<(int Row, int Column, Regime Regime)> Labels(Regime?[,] regimes)
    {
        var depth = Depths(regimes);
        var seen = new bool[regimes.GetLength(0), regimes.GetLength(1)];
        for (var row = 0; row < regimes.GetLength(0); row++)
            for (var column = 0; column < regimes.GetLength(1); column++)
            {
                if (seen[row, column] || regimes[row, column] is not { } regime) continue;
                var region = Region(regimes, seen, row, column);
                var (centreRow, centreColumn) = (region.Average(cell => cell.Row), region.Average(cell => cell.Column));
                var (r, c) = region.OrderByDescending(cell => depth[cell.Row, cell.Column]).ThenBy(cell => Math.Pow(cell.Row - centreRow, 2) + Math.Pow(cell.Column - centreColumn, 2)).First();
                yield return (r, c, regime);
            }
    }

    static List<(int Row, int Column)> Region(Regime?[,] regimes, bool[,] seen, int row, int column)
    {
        List<(int Row, int Column)> region = [(row, column)];
        seen[row, column] = true;
        for (var i = 0; i < region.Count; i++)
            foreach (var (r, c) in Neighbours(regimes, region[i]))
            {
                if (seen[r, c] || regimes[r, c] != regimes[row, column]) continue;
                seen[r, c] = true;
                region.Add((r, c));
            }
        return region;
    }

    // [row, column] steps to the nearest cell of another regime, or off the grid
    static int[,] Depths(Regime?[,] regimes)
    {
        var (rows, columns) = (regimes.GetLength(0), regimes.GetLength(1));
        var depth = new int[rows, columns];
        for (var pass = 1; pass <= Math.Max(rows, columns); pass++)
            for (var row = 0; row < rows; row++)
                for (var column = 0; column < columns; column++)
                {
                    var around = Neighbours(regimes, (row, column)).ToList();
                    if (depth[row, column] == pass - 1 && around.Count == 4 && around.All(cell => regimes[cell.Row, cell.Column] == regimes[row, column] && depth[cell.Row, cell.Column] >= pass - 1))
                        depth[row, column] = pass;
                }
        return depth;
    }

    static IEnumerable<(int Row, int Column)> Neighbours(Regime?[,] regimes, (int Row, int Column) cell)
    {
        if (cell.Row > 0) yield return (cell.Row - 1, cell.Column);
        if (cell.Row < regimes.GetLength(0) - 1) yield return (cell.Row + 1, cell.Column);
        if (cell.Column > 0) yield return (cell.Row, cell.Column - 1);
        if (cell.Column < regimes.GetLength(1) - 1) yield return (cell.Row, cell.Column + 1);
    }
}
