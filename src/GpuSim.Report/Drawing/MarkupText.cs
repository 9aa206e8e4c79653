using System.Text;
using System.Xml;

namespace GpuSim.Report.Drawing;

/// <summary>Text as it stands in XML and HTML, in elements and between double quotes.</summary>
static class MarkupText
{
    /// <summary>With its special characters written out, and those that no XML may hold shown as a box.</summary>
    public static string Of(string text)
    {
        var safe = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])) safe.Append(text[i]).Append(text[++i]);
            else safe.Append(text[i] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                var letter when XmlConvert.IsXmlChar(letter) => letter.ToString(),
                _ => "□",
            });
        }
        return safe.ToString();
    }
}
