namespace GpuSim.Analysis.Spiking.Theory;

/// <summary>Lines of equal value through a grid.</summary>
/// <remarks>Marching squares: a line enters and leaves each square where the value, taken as linear along its sides, is the level; pieces that meet are joined.</remarks>
static class Contour
{
    /// <summary>Lines at a level.</summary>
    /// <param name="level">The value.</param>
    /// <param name="xs">[column] ascending.</param>
    /// <param name="ys">[row] ascending.</param>
    /// <param name="values">[row, column]</param>
    public static IReadOnlyList<IReadOnlyList<(double X, double Y)>> At(double level, IReadOnlyList<double> xs, IReadOnlyList<double> ys, double[,] values)
    {
        var segments = new List<((double X, double Y) From, (double X, double Y) To)>();
        for (var row = 0; row + 1 < ys.Count; row++)
            for (var column = 0; column + 1 < xs.Count; column++)
            {
                var crossings = Crossings(level, xs, ys, values, row, column);
                for (var i = 0; i + 1 < crossings.Count; i += 2) segments.Add((crossings[i], crossings[i + 1]));
            }
        return Chain(segments);
    }

    // Round the square, so that of four crossings the neighbours belong together.
    static List<(double X, double Y)> Crossings(double level, IReadOnlyList<double> xs, IReadOnlyList<double> ys, double[,] values, int row, int column)
    {
        (int Row, int Column)[] corners = [(row, column), (row, column + 1), (row + 1, column + 1), (row + 1, column)];
        var found = new List<(double X, double Y)>();
        for (var i = 0; i < 4; i++)
        {
            // From the lower corner to the upper one, so that both squares beside a side find the same point.
            var (a, b) = i < 2 ? (corners[i], corners[i + 1]) : (corners[(i + 1) % 4], corners[i]);
            var (from, to) = (values[a.Row, a.Column] - level, values[b.Row, b.Column] - level);
            if (from > 0 == to > 0) continue;
            var part = from / (from - to);
            found.Add((xs[a.Column] + part * (xs[b.Column] - xs[a.Column]), ys[a.Row] + part * (ys[b.Row] - ys[a.Row])));
        }
        return found;
    }

    // From free ends first, so that only closed lines begin anywhere.
    static List<IReadOnlyList<(double X, double Y)>> Chain(List<((double X, double Y) From, (double X, double Y) To)> segments)
    {
        var at = segments.SelectMany((segment, i) => new[] { (Point: segment.From, i), (Point: segment.To, i) }).ToLookup(end => end.Point, end => end.i);
        var used = new bool[segments.Count];
        var lines = new List<IReadOnlyList<(double X, double Y)>>();
        foreach (var i in Enumerable.Range(0, segments.Count).OrderBy(i => Math.Min(at[segments[i].From].Count(), at[segments[i].To].Count())))
        {
            if (used[i]) continue;
            var here = at[segments[i].From].Count() == 1 ? segments[i].From : segments[i].To;
            List<(double X, double Y)> line = [here];
            while (at[here].FirstOrDefault(segment => !used[segment], -1) is >= 0 and var next)
            {
                used[next] = true;
                here = segments[next].From == here ? segments[next].To : segments[next].From;
                line.Add(here);
            }
            lines.Add(line);
        }
        return lines;
    }
}
