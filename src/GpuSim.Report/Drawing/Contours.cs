namespace GpuSim.Report.Drawing;

/// <summary>Lines along which a sheet of numbers has one value, by marching squares: straight within each cell of four neighbours, between them where the value would be reached evenly.</summary>
/// <remarks>Where the line could join a cell's corners in two ways, the mean of the corners decides. A cell with a corner that is no number has no line.</remarks>
public static class Contours
{
    /// <summary>All lines, each from one end to the other; a closed one ends where it began.</summary>
    /// <param name="values">[row · width + column].</param>
    /// <param name="width">Columns.</param>
    /// <param name="level">The value.</param>
    /// <returns>Places in columns and rows.</returns>
    public static IReadOnlyList<Place[]> Of(IReadOnlyList<double> values, int width, double level)
    {
        var tracing = new Tracing(values, width, level);
        for (var row = 0; row + 1 < values.Count / width; row++)
            for (var column = 0; column + 1 < width; column++) tracing.Enter(column, row);
        return tracing.Lines();
    }

    // Crossings are known by the edge between two neighbours they lie on: 2 · unit to the right of a unit, 2 · unit + 1 below it.
    sealed class Tracing(IReadOnlyList<double> values, int width, double level)
    {
        readonly Dictionary<int, List<int>> _joined = [];

        public void Enter(int column, int row)
        {
            var corner = row * width + column;
            var (a, b, c, d) = (values[corner], values[corner + 1], values[corner + width + 1], values[corner + width]);
            if (double.IsNaN(a + b + c + d)) return;
            int above = 2 * corner, right = 2 * corner + 3, below = 2 * (corner + width), left = 2 * corner + 1;
            var isHigh = (a: a >= level, b: b >= level, c: c >= level, d: d >= level);
            int[] crossed = [.. Crossed(isHigh.a, isHigh.b, above), .. Crossed(isHigh.b, isHigh.c, right), .. Crossed(isHigh.c, isHigh.d, below), .. Crossed(isHigh.d, isHigh.a, left)];
            if (crossed.Length == 2) Join(crossed[0], crossed[1]);
            if (crossed.Length != 4) return;
            var cutsOffA = isHigh.a != ((a + b + c + d) / 4 >= level);
            Join(above, cutsOffA ? left : right);
            Join(below, cutsOffA ? right : left);
        }

        public List<Place[]> Lines()
        {
            var lines = new List<Place[]>();
            foreach (var end in _joined.Keys.Where(edge => _joined[edge].Count == 1).Order().ToList())
                if (_joined[end].Count == 1) lines.Add(Follow(end));
            foreach (var edge in _joined.Keys.Order().ToList())
                if (_joined[edge].Count > 0) lines.Add(Follow(edge));
            return lines;
        }

        Place[] Follow(int edge)
        {
            var line = new List<Place> { Crossing(edge) };
            while (_joined[edge].Count > 0)
            {
                var next = _joined[edge][0];
                _joined[edge].RemoveAt(0);
                _joined[next].Remove(edge);
                edge = next;
                line.Add(Crossing(edge));
            }
            return [.. line];
        }

        static int[] Crossed(bool one, bool other, int edge) => one != other ? [edge] : [];

        void Join(int one, int other)
        {
            To(one).Add(other);
            To(other).Add(one);
        }

        List<int> To(int edge) => _joined.TryGetValue(edge, out var others) ? others : _joined[edge] = [];

        Place Crossing(int edge)
        {
            var (unit, isDown) = (edge >> 1, (edge & 1) != 0);
            var other = unit + (isDown ? width : 1);
            var part = (level - values[unit]) / (values[other] - values[unit]);
            return new(unit % width + (isDown ? 0 : part), unit / width + (isDown ? part : 0));
        }
    }
}
