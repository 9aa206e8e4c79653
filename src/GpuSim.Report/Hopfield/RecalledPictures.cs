using GpuSim.Report.Drawing;

namespace GpuSim.Report.Hopfield;

/// <summary>What became of one probe.</summary>
/// <param name="Name">Of the pattern it was made of.</param>
/// <param name="Stored">[row · width + column] the pattern: above 0 where a unit is active.</param>
/// <param name="Stages">What each state is, and its units: above 0 where active, up to 1.</param>
/// <param name="StartOverlap">With the pattern, before recall.</param>
/// <param name="EndOverlap">At the end.</param>
public sealed record RecalledProbe(string Name, float[] Stored, IReadOnlyList<KeyValuePair<string, float[]>> Stages, double StartOverlap, double EndOverlap);

/// <summary>Patterns that are pictures: as they were stored, as recall began and as it ended, a column for each probe.</summary>
/// <param name="name">As a figure.</param>
/// <param name="of">What recall it was, for the title; empty for the only one.</param>
/// <param name="width">Columns of a picture.</param>
/// <param name="height">Rows of a picture.</param>
/// <param name="probes">To show.</param>
/// <param name="all">How many there were.</param>
public sealed class RecalledPictures(string name, string of, int width, int height, IReadOnlyList<RecalledProbe> probes, int all) : IFigure
{
    const double Right = 12, Left = 112, Top = 44, Gap = 14, NameHeight = 26, OverlapHeight = 30;

    static readonly Colour WronglyActive = new(196, 88, 0), WronglySilent = new(255, 208, 140);

    readonly double _side = probes.Count > 8 ? 68 : 80;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Title => "Stored and recalled patterns" + of;

    /// <inheritdoc/>
    public string Caption => "Each column is a probe: the stored pattern, what recall started from, and what it went through to its end; below, its overlap with the pattern before and after. Orange: units that differ from the pattern, dark where active, light where silent."
        + (all > probes.Count ? $" {probes.Count} of {all} probes." : "");

    /// <inheritdoc/>
    public IReadOnlyList<FigureNumber> Numbers =>
    [
        new("mean overlap before recall", NumberText.Short(probes.Average(probe => probe.StartOverlap))),
        new("mean overlap at the end", NumberText.Short(probes.Average(probe => probe.EndOverlap))),
    ];

    /// <inheritdoc/>
    public double Width => 880;

    /// <inheritdoc/>
    public double Height => Top + Blocks * BlockHeight;

    int PerBlock => Math.Max(1, Math.Min(probes.Count, (int)((Width - Left - Right + Gap) / (_side + Gap))));

    int Blocks => (probes.Count + PerBlock - 1) / PerBlock;

    double PictureHeight => Math.Clamp(_side * height / width, 12, 2 * _side);

    double BlockHeight => NameHeight + (probes[0].Stages.Count + 1) * (PictureHeight + Gap) + OverlapHeight;

    /// <inheritdoc/>
    public void Draw(IDrawing drawing)
    {
        Legend.Draw(drawing, new(Left, 8, Width - Left, 20), ("active", Palette.Ink), ("active, not in the pattern", WronglyActive), ("silent, active in the pattern", WronglySilent));
        for (var block = 0; block < Blocks; block++)
        {
            var top = Top + block * BlockHeight;
            foreach (var (stage, what) in new[] { "stored" }.Concat(probes[0].Stages.Select(stage => stage.Key)).Index())
                drawing.Text(what, new(Left - 12, top + NameHeight + stage * (PictureHeight + Gap) + PictureHeight / 2 + 5), new(13, Palette.Ink, Anchor.End));
            drawing.Text("overlap", new(Left - 12, top + BlockHeight - OverlapHeight + 8), new(13, Palette.Ink, Anchor.End));
            for (var k = 0; k < PerBlock && block * PerBlock + k < probes.Count; k++)
                DrawProbe(drawing, probes[block * PerBlock + k], Left + k * (_side + Gap), top);
        }
    }

    void DrawProbe(IDrawing drawing, RecalledProbe probe, double left, double top)
    {
        var middle = left + _side / 2;
        drawing.Text(probe.Name, new(middle, top + 16), new(14, Palette.Ink, Anchor.Middle, Bold: true));
        top += NameHeight;
        foreach (var units in probe.Stages.Select(stage => stage.Value).Prepend(probe.Stored))
        {
            var box = new Box(left, top, _side, PictureHeight);
            drawing.Picture(Picture(units, probe.Stored), box);
            drawing.Line([new(box.Left, box.Top), new(box.Right, box.Top), new(box.Right, box.Bottom), new(box.Left, box.Bottom), new(box.Left, box.Top)], new(Palette.Faint, 1));
            top += PictureHeight + Gap;
        }
        drawing.Text(FormattableString.Invariant($"{probe.StartOverlap:0.00} → {probe.EndOverlap:0.00}"), new(middle, top + 8), new(_side < 80 ? 11 : 13, Palette.Ink, Anchor.Middle));
    }

    PixelPicture Picture(float[] units, float[] stored)
    {
        var picture = new PixelPicture(width, height);
        for (var unit = 0; unit < width * height; unit++) picture.Pixels[unit] = ColourOf(units[unit], stored[unit] > 0);
        return picture;
    }

    // A graded unit that is less than fully active or silent is paler.
    static Colour ColourOf(float unit, bool isActiveInPattern) => (unit > 0, isActiveInPattern) switch
    {
        (true, true) => Between(Palette.White, Palette.Ink, unit),
        (true, false) => Between(Palette.White, WronglyActive, unit),
        (false, true) => WronglySilent,
        (false, false) => Palette.White,
    };

    static Colour Between(Colour one, Colour other, double part)
    {
        var share = 0.3 + 0.7 * Math.Clamp(part, 0, 1);
        return new(Mix(one.Red, other.Red), Mix(one.Green, other.Green), Mix(one.Blue, other.Blue));
        byte Mix(byte a, byte b) => (byte)Math.Round(a + share * (b - a));
    }
}
