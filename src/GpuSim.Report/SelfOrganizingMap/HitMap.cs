using GpuSim.Analysis.SelfOrganizingMap;
using GpuSim.Report.Drawing;

namespace GpuSim.Report.SelfOrganizingMap;

/// <summary>How many samples each unit wins, as the area of its tile.</summary>
/// <param name="shape">Of the map.</param>
/// <param name="hits">[unit] samples won.</param>
/// <param name="labels">[unit] label won most of, null where none; null without labels.</param>
public sealed class HitMap(MapShape shape, IReadOnlyList<int> hits, IReadOnlyList<string?>? labels) : IFigure
{
    const double Left = 60, Top = 36, KeyWidth = 116;
    const double Large = 48; // pixels: tiles have room for a number, and a key has none for such tiles

    readonly MapLabels _labels = new(labels ?? []);

    int Most => Math.Max(1, hits.Max());

    /// <inheritdoc/>
    public string Name => "hits";

    /// <inheritdoc/>
    public string Title => "Samples won by each unit";

    /// <inheritdoc/>
    public string Caption => "The area of a tile is the number of samples for which the unit is the nearest" + (_labels.AreColours ? ", its colour the label of most of them." : ".") + MapSheet.Caption(shape);

    /// <inheritdoc/>
    public IReadOnlyList<FigureNumber> Numbers =>
    [
        new("samples", NumberText.Short(hits.Sum())),
        new("most won by a unit", NumberText.Short(hits.Max())),
        new("mean of a unit", NumberText.Short(hits.Average())),
        new("units that win none", FormattableString.Invariant($"{hits.Count(count => count == 0)} of {hits.Count}")),
    ];

    /// <inheritdoc/>
    public double Width => 760;

    /// <inheritdoc/>
    public double Height => Top + SheetHeight + 48;

    double SheetWidth => Width - Left - KeyWidth;

    double SheetHeight => Math.Clamp(SheetWidth * MapSheet.Aspect(shape), 60, 620);

    /// <inheritdoc/>
    public void Draw(IDrawing drawing)
    {
        Legend.Draw(drawing, new(Left, 8, Width - Left, 20), _labels.Entries);
        var sheet = new MapSheet(shape, new(Left, Top, SheetWidth, SheetHeight));
        for (var unit = 0; unit < hits.Count; unit++)
        {
            sheet.Tile(drawing, sheet.Centre(unit), 0.94, Palette.Grid);
            if (hits[unit] > 0) sheet.Tile(drawing, sheet.Centre(unit), 0.94 * hits[unit] / Most, labels?[unit] is { } label && _labels.AreColours ? _labels.ColourOf(label) : Palette.Category(0));
        }
        sheet.Border(drawing);
        sheet.Numbering(drawing);
        if (sheet.Unit > Large) Counts(drawing, sheet);
        else Key(drawing, sheet);
    }

    void Counts(IDrawing drawing, MapSheet sheet)
    {
        for (var unit = 0; unit < hits.Count; unit++)
        {
            if (hits[unit] == 0) continue;
            var centre = sheet.Centre(unit);
            drawing.Disc(centre, 15, Palette.White);
            drawing.Text(NumberText.Short(hits[unit]), new(centre.X, centre.Y + 4.5), new(12, Palette.Ink, Anchor.Middle));
        }
    }

    // Tiles of round numbers of samples, below each other.
    void Key(IDrawing drawing, MapSheet sheet)
    {
        var left = sheet.Area.Right + 14;
        drawing.Text("samples", new(left, sheet.Area.Top + 12), new(13, Palette.Ink));
        var top = sheet.Area.Top + 22;
        foreach (var count in new[] { 1, (Most + 2) / 4, (Most + 1) / 2, Most }.Where(count => count > 0).Distinct())
        {
            var side = Math.Max(16, 1.16 * Math.Sqrt((double)count / Most) * sheet.Unit); // a hexagon is higher than it is wide
            sheet.Tile(drawing, new(left + side / 2, top + side / 2), 0.94 * count / Most, Palette.Faint);
            drawing.Text(NumberText.Short(count), new(left + side + 6, top + side / 2 + 4.5), new(12, Palette.Ink));
            top += side + 4;
        }
    }
}
