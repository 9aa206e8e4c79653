using System.Globalization;

namespace GpuSim.Units;

/// <summary>A number with the unit it was written in, such as <c>1.5 ms</c>.</summary>
/// <param name="Value">The number as written.</param>
/// <param name="Unit">The unit as written.</param>
public readonly record struct Quantity(double Value, Unit Unit)
{
    /// <summary>The value in the canonical unit of its dimension: <c>1 s</c> is 1000 (ms), <c>37 °C</c> is 310.15 (K).</summary>
    public double Canonical => Value * Unit.Scale + Unit.Zero;

    /// <summary>Reads <c>number [space] unit</c>; a bare number has the unit <see cref="Unit.One"/>.</summary>
    /// <param name="text">Such as <c>20 mV</c>; the decimal separator is a point.</param>
    /// <param name="quantity">What was read.</param>
    /// <returns>Whether <paramref name="text"/> is a finite number followed by nothing or by a known unit.</returns>
    public static bool TryParse(string text, out Quantity quantity)
    {
        quantity = default;
        var trimmed = text.AsSpan().Trim();
        var split = NumberLength(trimmed);
        var symbol = trimmed[split..].Trim().ToString().Replace('μ', 'µ'); // Greek mu and micro sign look alike
        if (Unit.All.FirstOrDefault(unit => unit.Symbol == symbol) is not { } known) return false;
        if (!double.TryParse(trimmed[..split], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)) return false;
        quantity = new(value, known);
        return double.IsFinite(quantity.Canonical);
    }

    static int NumberLength(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is '+' or '-' or '.' || IsExponent(text, end))) end++;
        return end;
    }

    static bool IsExponent(ReadOnlySpan<char> text, int at) =>
        text[at] is 'e' or 'E' && at > 0 && at + 1 < text.Length && (char.IsAsciiDigit(text[at + 1]) || text[at + 1] is '+' or '-');

    /// <summary>As a config would write it, in twelve digits: <c>1.5 ms</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value:G12} {Unit.Symbol}").TrimEnd();
}
