using GpuSim.Report.Drawing;

namespace GpuSim.Report.SelfOrganizingMap;

/// <summary>Colours of the labels of samples.</summary>
sealed class MapLabels
{
    const int Most = 8;

    readonly List<string> _names;

    /// <summary>Of the labels that occur, in alphabetical order, numbers by their size.</summary>
    public MapLabels(IEnumerable<string?> labels) =>
        _names = [.. labels.OfType<string>().Distinct(StringComparer.Ordinal).OrderBy(label => double.TryParse(label, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0).ThenBy(label => label, StringComparer.Ordinal)];

    /// <summary>Whether there are few enough for a colour each; more are written, not coloured.</summary>
    public bool AreColours => _names.Count is > 0 and <= Most;

    /// <summary>Whether there are any.</summary>
    public bool Any => _names.Count > 0;

    /// <summary>Of a label.</summary>
    public Colour ColourOf(string label) => AreColours ? Palette.Category(_names.IndexOf(label)) : Palette.Ink;

    /// <summary>For the legend.</summary>
    public IReadOnlyList<(string, Colour)> Entries => AreColours ? [.. _names.Select(name => (name, ColourOf(name)))] : [];

    /// <summary>As much of a label as a tile holds.</summary>
    public static string Short(string label) => label.Length <= 4 ? label : label[..3] + "…";
}
