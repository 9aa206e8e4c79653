using System.Globalization;
using System.Text;
using GpuSim.Hopfield;

namespace GpuSim.Cli.Kinds;

/// <summary>Pictures of two shades, two rows of units in a line of text; those of a recall side by side.</summary>
internal static class PictureText
{
    const int Gap = 3;

    /// <summary>Columns of text that every terminal has.</summary>
    public const int Widest = 76;

    /// <summary>Prints one picture; one too large for a terminal is left out.</summary>
    public static void Print(IReadOnlyList<bool> units, int width, int height, TextWriter output)
    {
        if (width > Widest || height > Widest) return;
        for (var row = 0; row < height; row += 2) output.WriteLine(Line(units, width, height, row).TrimEnd());
        output.WriteLine();
    }

    /// <summary>Prints one probe; a picture too large for a terminal is left out.</summary>
    public static void Print(RecallPicture picture, TextWriter output)
    {
        var cell = Math.Max(picture.Width, picture.Frames.Max(frame => frame.Key.Length)) + Gap;
        if (cell * picture.Frames.Count - Gap > Widest || picture.Height > Widest) return;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{picture.Name}: overlap {picture.Overlap:0.000}"));
        output.WriteLine(string.Concat(picture.Frames.Select(frame => frame.Key.PadRight(cell))).TrimEnd());
        for (var row = 0; row < picture.Height; row += 2)
            output.WriteLine(string.Concat(picture.Frames.Select(frame => Line(frame.Value, picture.Width, picture.Height, row).PadRight(cell))).TrimEnd());
        output.WriteLine();
    }

    static string Line(IReadOnlyList<bool> units, int width, int height, int row)
    {
        var line = new StringBuilder(width);
        for (var column = 0; column < width; column++)
        {
            var above = units[row * width + column];
            var below = row + 1 < height && units[(row + 1) * width + column];
            line.Append((above, below) switch { (true, true) => '█', (true, false) => '▀', (false, true) => '▄', _ => ' ' });
        }
        return line.ToString();
    }
}
