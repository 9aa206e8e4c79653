using System.Net;
using System.Text.RegularExpressions;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace GpuSim.KernelCompiler.Reading;

/// <summary>First sentences of doc comments.</summary>
internal static class Summaries
{
    public static string Of(ISymbol symbol, CancellationToken cancellation)
    {
        var xml = symbol.GetDocumentationCommentXml(cancellationToken: cancellation) ?? "";
        var summary = Regex.Match(xml, "<summary>(.*?)</summary>", RegexOptions.Singleline).Groups[1].Value;
        summary = Regex.Replace(summary, "<(?:paramref|typeparamref|see)[^>]*?\"(?:[^\"]*[.:])?([^\".:(]*)(?:\\([^\"]*)?\"\\s*/>", "$1");
        summary = WebUtility.HtmlDecode(Regex.Replace(summary, "<[^>]*>", ""));
        summary = Regex.Replace(summary, "\\s+", " ").Trim();
        var end = Regex.Match(summary, "\\.(?= \\p{Lu})");
        return end.Success ? summary.Substring(0, end.Index + 1) : summary;
    }
}
