using System.Globalization;

namespace GpuSim.Sources.Edges;

/// <summary>Numbers as tables of edges write them.</summary>
internal static class Numbers
{
    const NumberStyles Real = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>A finite number that a float can hold.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out double number) =>
        double.TryParse(text, Real, CultureInfo.InvariantCulture, out number) && float.IsFinite((float)number);

    /// <summary>Whether text is a whole number that can be an id.</summary>
    public static bool IsId(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    /// <summary>The id that <see cref="IsId"/> found.</summary>
    public static int Id(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
