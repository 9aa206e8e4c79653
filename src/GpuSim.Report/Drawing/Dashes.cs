namespace GpuSim.Report.Drawing;

/// <summary>A line cut into dashes.</summary>
static class Dashes
{
    /// <summary>The parts that are drawn: dashes and gaps of the same length along the line.</summary>
    public static List<Place[]> Of(ReadOnlySpan<Place> points, double length)
    {
        var (dashes, dash, left, drawn) = (new List<Place[]>(), new List<Place>(), length, true);
        if (points.Length > 0) dash.Add(points[0]);
        for (var i = 0; i + 1 < points.Length; i++)
        {
            var (from, to) = (points[i], points[i + 1]);
            var whole = Math.Sqrt((to.X - from.X) * (to.X - from.X) + (to.Y - from.Y) * (to.Y - from.Y));
            var gone = 0.0;
            while (whole - gone > left)
            {
                gone += left;
                var cut = new Place(from.X + (to.X - from.X) * gone / whole, from.Y + (to.Y - from.Y) * gone / whole);
                if (drawn) dashes.Add([.. dash, cut]);
                dash.Clear();
                dash.Add(cut);
                (drawn, left) = (!drawn, length);
            }
            left -= whole - gone;
            dash.Add(to);
        }
        if (drawn && dash.Count > 1) dashes.Add([.. dash]);
        return dashes;
    }
}
