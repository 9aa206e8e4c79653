using GpuSim.Report.Drawing;

namespace GpuSim.Report;

/// <summary>Figures with their titles, one below the other, as a picture file shows them.</summary>
/// <param name="figures">From the top.</param>
public sealed class Sheet(IReadOnlyList<IFigure> figures)
{
    const double Heading = 34;

    /// <summary>In pixels.</summary>
    public double Width => figures.Max(figure => figure.Width);

    /// <summary>In pixels.</summary>
    public double Height => figures.Sum(figure => Heading + figure.Height);

    /// <summary>The sheet as SVG.</summary>
    public string Svg()
    {
        var drawing = new SvgDrawing(Width, Height);
        Draw(drawing);
        return drawing.Result;
    }

    /// <summary>The sheet in pixels.</summary>
    /// <param name="magnification">Pixels for each of the drawing's.</param>
    public PixelPicture Pixels(double magnification = 2)
    {
        var drawing = new PngDrawing(Width, Height, magnification);
        Draw(drawing);
        return drawing.Result;
    }

    void Draw(IDrawing drawing)
    {
        var top = 0.0;
        foreach (var figure in figures)
        {
            drawing.Text(figure.Title, new(14, top + 23), new(17, Palette.Ink, Bold: true));
            figure.Draw(new ShiftedDrawing(drawing, 0, top + Heading));
            top += Heading + figure.Height;
        }
    }
}
