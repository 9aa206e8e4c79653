using System.Text;
using GpuSim.SelfOrganizingMap;

namespace GpuSim.Cli.Kinds;

/// <summary>A map as text: ridges of the U-matrix as shades and what units win, or of a visual map the eyes in two shades.</summary>
internal static class MapText
{
    const string Shades = " ░▒▓█";
    const int Cell = 2; // columns of text for a unit: about square
    const int Tallest = 40; // rows

    /// <summary>Prints the map; one too large for a terminal is left out.</summary>
    public static void Print(MapPicture map, TextWriter output)
    {
        if (map.RightEye is { } eyes) PictureText.Print(eyes, map.Width, map.Height, output);
        else if (Cell * map.Width < PictureText.Widest && map.Height is > 1 and <= Tallest) PrintRidges(map, output);
    }

    static void PrintRidges(MapPicture map, TextWriter output)
    {
        var brief = Brief([.. (map.Labels ?? []).OfType<string>().Distinct().Order(StringComparer.Ordinal)]);
        var (low, high) = (map.Distances.Min(), map.Distances.Max());
        for (var row = 0; row < map.Height; row++)
        {
            var line = new StringBuilder(map.Hexagonal && row % 2 == 1 ? " " : "");
            for (var unit = row * map.Width; unit < (row + 1) * map.Width; unit++)
            {
                var shade = Shades[high > low ? (int)Math.Min(Shades.Length * (map.Distances[unit] - low) / (high - low), Shades.Length - 1) : 0];
                line.Append((map.Labels?[unit] is { } label ? brief[label] : "").PadLeft(Cell, shade));
            }
            output.WriteLine(line.ToString().TrimEnd());
        }
        var legend = brief.Where(pair => pair.Key != pair.Value).Select(pair => $"{pair.Value} {pair.Key}").ToArray();
        if (legend.Length > 0) output.WriteLine(string.Join(", ", legend));
        output.WriteLine();
    }

    // The first letters where they tell labels apart, else numbers; none where there are too many for the room.
    static Dictionary<string, string> Brief(string[] labels)
    {
        foreach (var length in Enumerable.Range(1, Cell))
            if (labels.Select(label => Start(label, length)).Distinct().Count() == labels.Length) return labels.ToDictionary(label => label, label => Start(label, length));
        return labels.Index().ToDictionary(label => label.Item, label => labels.Length < 100 ? $"{label.Index + 1}" : "");

        static string Start(string label, int length) => label[..Math.Min(length, label.Length)];
    }
}
