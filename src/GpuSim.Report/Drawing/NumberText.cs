using System.Globalization;

namespace GpuSim.Report.Drawing;

/// <summary>Numbers as they stand on axes and beside figures.</summary>
public static class NumberText
{
    const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>Three significant digits: <c>12.3</c>, <c>0.00456</c>, <c>1.23×10⁶</c>; all digits of a count; a dash for no number.</summary>
    public static string Short(double? value)
    {
        if (value is not { } number || double.IsNaN(number)) return "–";
        var size = Math.Abs(number);
        if (size < 1e9 && number == Math.Floor(number)) return Signed(number.ToString("#,0", CultureInfo.InvariantCulture));
        if (size is >= 1e5 or < 1e-3) return double.IsFinite(number) ? Scientific(number, "0.##") : number > 0 ? "∞" : "−∞";
        var decimals = Math.Clamp(2 - (int)Math.Floor(Math.Log10(size)), 0, 6);
        return Signed(number.ToString("#,0." + new string('#', decimals), CultureInfo.InvariantCulture));
    }

    /// <summary>A power of ten: 0.01, 1, 100 as they are, others as <c>10⁴</c>.</summary>
    internal static string OfDecade(int decade) => decade is >= -2 and <= 3
        ? Math.Pow(10, decade).ToString("0.##", CultureInfo.InvariantCulture)
        : "10" + Raised(decade);

    /// <summary>How multiples of a step are written so that all digits that differ are shown and no others.</summary>
    internal static Func<double, string> Like(double step, double largest)
    {
        var exponent = (int)Math.Floor(Math.Log10(step) + 1e-9);
        if (largest >= 1e6 || largest < 1e-3)
        {
            var decimals = Math.Max(0, (int)Math.Floor(Math.Log10(largest) + 1e-9) - exponent);
            return value => Math.Abs(value) < step / 2 ? "0" : Scientific(value, decimals == 0 ? "0" : "0." + new string('#', decimals));
        }
        var format = exponent >= 0 ? "0" : "0." + new string('0', -exponent);
        return value => Signed((Math.Abs(value) < step / 2 ? 0 : value).ToString(format, CultureInfo.InvariantCulture));
    }

    static string Scientific(double value, string format)
    {
        var exponent = (int)Math.Floor(Math.Log10(Math.Abs(value)) + 1e-9);
        var digits = (value / Math.Pow(10, exponent)).ToString(format, CultureInfo.InvariantCulture);
        return (digits is "1" or "-1" ? Signed(digits[..^1]) : Signed(digits) + "×") + "10" + Raised(exponent);
    }

    static string Raised(int exponent) =>
        (exponent < 0 ? "⁻" : "") + string.Concat(Math.Abs(exponent).ToString(CultureInfo.InvariantCulture).Select(digit => Superscripts[digit - '0']));

    static string Signed(string text) => text.StartsWith('-') ? "−" + text[1..] : text;
}
