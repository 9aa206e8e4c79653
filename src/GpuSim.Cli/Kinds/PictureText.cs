using System.Globalization;
using System.Text;
using GpuSim.Hopfield;

namespace GpuSim.Cli.Kinds;

/// <summary>Pictures of a recall side by side, two rows of units in a line of text.</summary>
internal static class PictureText
{
    const int Gap = 3;
    const int Widest = 76; // columns of text that every terminal has

    /// <summary>Prints one probe; a picture too large for a terminal is left out.</summary>
    public static void Print(RecallPicture picture, TextWriter output)
    {
        var cell = Math.Max(picture.Width, picture.Frames.Max(frame => frame.Key.Length)) + Gap;
        if (cell * picture.Frames.Count - Gap > Widest) return;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{picture.Name}: overlap {picture.Overlap:0.000}"));
        output.WriteLine(string.Concat(picture.Frames.Select(frame => frame.Key.PadRight(cell))).TrimEnd());
        for (var row = 0; row < picture.Height; row += 2)
            output.WriteLine(string.Concat(picture.Frames.Select(frame => Line(frame.Value, picture, row).PadRight(cell))).TrimEnd());
        output.WriteLine();
    }

    static string Line(bool[] units, RecallPicture picture, int row)
    {
        var line = new StringBuilder(picture.Width);
        for (var column = 0; column < picture.Width; column++)
        {
            var above = units[row * picture.Width + column];
            var below = row + 1 < picture.Height && units[(row + 1) * picture.Width + column];
            line.Append((above, below) switch { (true, true) => '█', (true, false) => '▀', (false, true) => '▄', _ => ' ' });
        }
        return line.ToString();
    }
}
