namespace GpuSim.Report.Drawing;

/// <summary>How much of each pixel a shape covers, 0 to 1; parts of one shape that overlap count once, so that opacity is even.</summary>
sealed class PixelMask
{
    const int Rays = 4; // through each row of pixels, for the inside of polygons

    readonly int _width;
    readonly float[] _covered; // [row · width + column], all 0 between shapes
    int _left = int.MaxValue, _top = int.MaxValue, _right, _bottom; // of what is not 0

    /// <summary>Covers nothing of a picture of this size.</summary>
    public PixelMask(int width, int height) => (_width, _covered, Clip) = (width, new float[width * height], new(0, 0, width, height));

    /// <summary>The pixels that may be covered.</summary>
    public PixelRange Clip { get; set; }

    /// <summary>Adds a line with round ends; of one point, a disc.</summary>
    public void Stroke(ReadOnlySpan<Place> points, double radius)
    {
        if (points.Length == 1) Segment(points[0], points[0], radius);
        for (var i = 0; i + 1 < points.Length; i++) Segment(points[i], points[i + 1], radius);
    }

    /// <summary>Adds a box.</summary>
    public void Fill(Box box)
    {
        for (var row = FirstRow(box.Top); row < EndRow(box.Bottom); row++)
        {
            var high = Math.Min(box.Bottom, row + 1) - Math.Max(box.Top, row);
            Span(row, box.Left, box.Right, (float)high, add: false);
        }
    }

    /// <summary>Adds the inside of a polygon, even-odd.</summary>
    public void Fill(ReadOnlySpan<Place> polygon)
    {
        if (polygon.Length < 3) return;
        var (top, bottom) = (double.MaxValue, double.MinValue);
        foreach (var point in polygon) (top, bottom) = (Math.Min(top, point.Y), Math.Max(bottom, point.Y));
        var crossings = new List<double>();
        for (var row = FirstRow(top); row < EndRow(bottom); row++)
            for (var ray = 0; ray < Rays; ray++)
            {
                Cross(polygon, row + (ray + 0.5) / Rays, crossings);
                for (var i = 0; i + 1 < crossings.Count; i += 2) Span(row, crossings[i], crossings[i + 1], 1f / Rays, add: true);
            }
    }

    /// <summary>Mixes the colour into the picture where the shape is, and forgets the shape.</summary>
    public void Mix(PixelPicture picture, Colour colour)
    {
        for (var row = _top; row < _bottom; row++)
            for (var i = row * _width + _left; i < row * _width + _right; i++)
            {
                if (_covered[i] == 0) continue;
                picture.Pixels[i] = Blend.Over(picture.Pixels[i], colour, _covered[i] * colour.Opacity / 255f);
                _covered[i] = 0;
            }
        (_left, _top, _right, _bottom) = (int.MaxValue, int.MaxValue, 0, 0);
    }

    // A pixel is covered by what the line reaches beyond its centre, half a pixel each way.
    void Segment(Place a, Place b, double radius)
    {
        var reach = radius + 0.5;
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var square = dx * dx + dy * dy;
        for (var row = FirstRow(Math.Min(a.Y, b.Y) - reach); row < EndRow(Math.Max(a.Y, b.Y) + reach); row++)
        {
            var (low, high) = Near(a, b, row + 0.5, reach);
            var (from, end) = (Math.Max(Clip.Left, (int)Math.Floor(low - 0.5)), Math.Min(Clip.Right, (int)Math.Ceiling(high + 0.5)));
            for (var column = from; column < end; column++)
            {
                var (px, py) = (column + 0.5 - a.X, row + 0.5 - a.Y);
                var along = square == 0 ? 0 : Math.Clamp((px * dx + py * dy) / square, 0, 1);
                var (ox, oy) = (px - along * dx, py - along * dy);
                Cover(row, column, (float)Math.Min(Math.Min(1, 2 * radius), reach - Math.Sqrt(ox * ox + oy * oy)));
            }
        }
    }

    // Columns where a row comes within reach of the segment, or a little more.
    static (double Low, double High) Near(Place a, Place b, double y, double reach)
    {
        var dy = b.Y - a.Y;
        if (Math.Abs(dy) < 1e-9) return (Math.Min(a.X, b.X) - reach, Math.Max(a.X, b.X) + reach);
        var slope = (b.X - a.X) / dy;
        var wide = reach * Math.Sqrt(1 + slope * slope); // half the width of the slanted band
        var middle = a.X + (y - a.Y) * slope;
        return (Math.Max(middle - wide, Math.Min(a.X, b.X) - reach), Math.Min(middle + wide, Math.Max(a.X, b.X) + reach));
    }

    static void Cross(ReadOnlySpan<Place> polygon, double y, List<double> crossings)
    {
        crossings.Clear();
        for (var i = 0; i < polygon.Length; i++)
        {
            var (a, b) = (polygon[i], polygon[(i + 1) % polygon.Length]);
            if (a.Y <= y != b.Y <= y) crossings.Add(a.X + (y - a.Y) / (b.Y - a.Y) * (b.X - a.X));
        }
        crossings.Sort();
    }

    void Span(int row, double left, double right, float amount, bool add)
    {
        var (from, end) = (Math.Max(Clip.Left, (int)Math.Floor(left)), Math.Min(Clip.Right, (int)Math.Ceiling(right)));
        for (var column = from; column < end; column++)
        {
            var part = amount * (float)(Math.Min(right, column + 1) - Math.Max(left, column));
            Cover(row, column, add ? _covered[row * _width + column] + part : part);
        }
    }

    void Cover(int row, int column, float amount)
    {
        ref var covered = ref _covered[row * _width + column];
        if (amount <= covered) return;
        covered = Math.Min(amount, 1);
        (_left, _right) = (Math.Min(_left, column), Math.Max(_right, column + 1));
        (_top, _bottom) = (Math.Min(_top, row), Math.Max(_bottom, row + 1));
    }

    int FirstRow(double y) => Math.Max(Clip.Top, (int)Math.Floor(y));

    int EndRow(double y) => Math.Min(Clip.Bottom, (int)Math.Ceiling(y));
}
