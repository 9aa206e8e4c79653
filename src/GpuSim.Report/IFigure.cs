using GpuSim.Report.Drawing;

namespace GpuSim.Report;

/// <summary>A number that stands beside a figure.</summary>
/// <param name="What">What it is, with its unit: <c>mean rate (Hz)</c>.</param>
/// <param name="Value">As it is printed.</param>
public sealed record FigureNumber(string What, string Value);

/// <summary>One picture: what it shows and how it is drawn. One file for each, in the folder of its kind of experiment.</summary>
public interface IFigure
{
    /// <summary>As <c>gpusim plot --figure</c> names it, in snake case: <c>isi_histogram</c>. Followed by <c>:</c> and a population's name where there is one for each.</summary>
    string Name { get; }

    /// <summary>Its heading.</summary>
    string Title { get; }

    /// <summary>What one sees, in a sentence or two.</summary>
    string Caption { get; }

    /// <summary>Numbers to show beside it.</summary>
    IReadOnlyList<FigureNumber> Numbers { get; }

    /// <summary>Width in pixels at full size.</summary>
    double Width { get; }

    /// <summary>Height in pixels at full size.</summary>
    double Height { get; }

    /// <summary>Draws it, from (0, 0) to (Width, Height), on a white ground.</summary>
    void Draw(IDrawing drawing);
}
