using System.Globalization;
using System.Text;

namespace GpuSim.Report.Page;

/// <summary>Data of a figure as JSON for the page's script: numbers, text and lists of them.</summary>
static class JsonText
{
    /// <summary>An object of parts that are JSON already.</summary>
    public static string Object(params IEnumerable<(string Name, string Json)> parts) =>
        "{" + string.Join(",", parts.Select(part => $"{Of(part.Name)}:{part.Json}")) + "}";

    /// <summary>A list of parts that are JSON already.</summary>
    public static string List(IEnumerable<string> parts) => "[" + string.Join(",", parts) + "]";

    /// <summary>A list of numbers.</summary>
    public static string Of(IEnumerable<double> numbers) => List(numbers.Select(Of));

    /// <summary>A number with six digits, which is more than a screen shows.</summary>
    public static string Of(double number) => double.IsFinite(number) ? number.ToString("G6", CultureInfo.InvariantCulture) : "null";

    /// <summary>A text; nothing in it can end the script element that it stands in.</summary>
    public static string Of(string text)
    {
        var json = new StringBuilder("\"");
        foreach (var letter in text)
            if (letter is '"' or '\\' or '<' or '>' or '&' || char.IsControl(letter) || char.IsSurrogate(letter) || letter is '\u2028' or '\u2029') json.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}");
            else json.Append(letter);
        return json.Append('"').ToString();
    }
}
