using GpuSim.Analysis.SelfOrganizingMap;
using GpuSim.Report.Drawing;

namespace GpuSim.Report.SelfOrganizingMap;

/// <summary>The units of a map as tiles, row 0 at the top: squares, or hexagons where each unit has six neighbours; layers side by side.</summary>
sealed class MapSheet
{
    const int MostHexagons = 6400; // of more, each is a pixel: nobody could tell

    static readonly double RowGap = Math.Sqrt(3) / 2; // of hexagons

    readonly MapShape _shape;
    readonly Box _box;
    readonly double _unit; // pixels between neighbours

    /// <summary>As large as a box has room for, at its upper left corner.</summary>
    public MapSheet(MapShape shape, Box room)
    {
        var (width, height) = Extent(shape);
        (_shape, _unit) = (shape, Math.Min(room.Width / width, room.Height / height));
        _box = new(room.Left, room.Top, width * _unit, height * _unit);
    }

    /// <summary>What it covers.</summary>
    public Box Area => _box;

    /// <summary>Pixels between neighbours.</summary>
    public double Unit => _unit;

    /// <summary>How high the sheet is for each pixel of its width.</summary>
    public static double Aspect(MapShape shape) => Extent(shape) is var (width, height) ? height / width : 1;

    /// <summary>Middle of a unit's tile.</summary>
    public Place Centre(int unit)
    {
        int x = unit % _shape.Width, y = unit / _shape.Width % _shape.Height, layer = unit / _shape.Width / _shape.Height;
        var column = layer * (_shape.Width + 1) + x;
        return _shape.Hexagonal
            ? new(_box.Left + (column + 0.5 + (y & 1) / 2.0) * _unit, _box.Top + (y * RowGap + 1 / Math.Sqrt(3)) * _unit)
            : At(column, y);
    }

    /// <summary>A place between the units of a sheet of squares.</summary>
    public Place At(double column, double row) => new(_box.Left + (column + 0.5) * _unit, _box.Top + (row + 0.5) * _unit);

    /// <summary>Fills all tiles.</summary>
    public void Tiles(IDrawing drawing, Func<int, Colour> colour)
    {
        if (_shape.Hexagonal && _shape.Units <= MostHexagons)
            for (var unit = 0; unit < _shape.Units; unit++) drawing.Fill(Hexagon(Centre(unit), 1 + 0.8 / _unit), colour(unit)); // a little too large: no ground shines through the seams
        else
            for (var layer = 0; layer < _shape.Depth; layer++) drawing.Picture(Pixels(layer, colour), Layer(layer));
    }

    /// <summary>A tile of a part of the area of one.</summary>
    public void Tile(IDrawing drawing, Place centre, double part, Colour colour)
    {
        var scale = Math.Sqrt(part);
        if (_shape.Hexagonal) drawing.Fill(Hexagon(centre, scale), colour);
        else drawing.Fill(new Box(centre.X - scale * _unit / 2, centre.Y - scale * _unit / 2, scale * _unit, scale * _unit), colour);
    }

    /// <summary>The edge of each layer, dashed where opposite edges join; hexagons that end are edge enough.</summary>
    public void Border(IDrawing drawing)
    {
        if (_shape.Hexagonal && !_shape.Toroidal) return;
        for (var layer = 0; layer < _shape.Depth; layer++)
        {
            var box = Layer(layer);
            drawing.Line([new(box.Left, box.Top), new(box.Right, box.Top), new(box.Right, box.Bottom), new(box.Left, box.Bottom), new(box.Left, box.Top)], new(Palette.Ink, 1, _shape.Toroidal ? 5 : 0));
        }
    }

    /// <summary>Numbers of columns below the first layer and of rows to its left.</summary>
    public void Numbering(IDrawing drawing)
    {
        var first = Layer(0);
        foreach (var column in Numbered(_shape.Width, first.Width / 60))
            drawing.Text($"{column}", new(Centre(column).X, first.Bottom + 16), new(12, Palette.Ink, Anchor.Middle));
        foreach (var row in Numbered(_shape.Height, first.Height / 45))
            drawing.Text($"{row}", new(first.Left - 6, Centre(row * _shape.Width).Y + 4.5), new(12, Palette.Ink, Anchor.End));
        drawing.Text("column", new(first.Left + first.Width / 2, first.Bottom + 34), new(13, Palette.Ink, Anchor.Middle));
        if (_shape.Height > 1) drawing.Text("row", new(first.Left - 32, first.Top + first.Height / 2), new(13, Palette.Ink, Anchor.Middle, Upwards: true));
        for (var layer = 1; layer < _shape.Depth; layer++)
            drawing.Text(FormattableString.Invariant($"layer {layer}"), new(Layer(layer).Left + Layer(layer).Width / 2, first.Bottom + 16), new(12, Palette.Ink, Anchor.Middle));
    }

    // Round numbers from 0 on; a single row needs none.
    static IEnumerable<int> Numbered(int count, double room) => count == 1 ? [] :
        Scale.Linear("", 0, count - 1).Ticks((int)Math.Clamp(room, 2, 8)).Where(tick => tick.Value == Math.Floor(tick.Value)).Select(tick => (int)tick.Value);

    /// <summary>What a caption says of how the units lie.</summary>
    public static string Caption(MapShape shape) => (shape.Hexagonal ? " Hexagons: each unit has six neighbours." : "") + (shape.Toroidal ? " Dashed edges: opposite ones join, as on a torus." : "") + (shape.Depth > 1 ? " Layers stand side by side." : "");

    static (double Width, double Height) Extent(MapShape shape)
    {
        var columns = shape.Width * shape.Depth + shape.Depth - 1 + (shape.Hexagonal && shape.Height > 1 ? 0.5 : 0);
        return (columns, shape.Hexagonal ? (shape.Height - 1) * RowGap + 2 / Math.Sqrt(3) : shape.Height);
    }

    Box Layer(int layer)
    {
        var width = (_shape.Width + (_shape.Hexagonal && _shape.Height > 1 ? 0.5 : 0)) * _unit;
        return new(_box.Left + layer * (_shape.Width + 1) * _unit, _box.Top, width, _box.Height);
    }

    // Of hexagons every unit is two pixels wide, so that odd rows can stand half a unit to the right.
    PixelPicture Pixels(int layer, Func<int, Colour> colour)
    {
        var (each, shift) = _shape.Hexagonal ? (2, 1) : (1, 0);
        var picture = new PixelPicture(each * _shape.Width + shift, _shape.Height);
        for (var cell = 0; cell < _shape.Width * _shape.Height; cell++)
            for (var half = 0; half < each; half++)
                picture[each * (cell % _shape.Width) + half + shift * (cell / _shape.Width & 1), cell / _shape.Width] = colour(layer * _shape.Width * _shape.Height + cell);
        return picture;
    }

    Place[] Hexagon(Place centre, double scale)
    {
        var radius = scale * _unit / Math.Sqrt(3);
        return [.. Enumerable.Range(0, 6).Select(corner => (corner + 0.5) * Math.PI / 3).Select(angle => new Place(centre.X + radius * Math.Cos(angle), centre.Y + radius * Math.Sin(angle)))];
    }
}
