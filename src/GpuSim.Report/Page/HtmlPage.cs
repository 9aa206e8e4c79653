using System.Text;
using GpuSim.Report.Drawing;

namespace GpuSim.Report.Page;

/// <summary>All figures of a file on one page that needs nothing else: no network, no other file.</summary>
public static class HtmlPage
{
    /// <summary>The whole text of the page.</summary>
    public static string Of(PageText text, IReadOnlyList<IFigure> figures)
    {
        var page = new StringBuilder();
        page.Append($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{MarkupText.Of(text.Title)}</title>
            <link rel="icon" href="data:,">
            <style>
            {Embedded("page.css")}</style>
            </head>
            <body>
            <h1>{MarkupText.Of(text.Title)}</h1>

            """);
        foreach (var (n, figure) in figures.Index()) Append(page, figure, $"figure{n}");
        AppendOrigin(page, text);
        page.Append($"""
            <script>
            {Embedded("page.js")}</script>
            </body>
            </html>

            """);
        return page.ToString();
    }

    static void Append(StringBuilder page, IFigure figure, string id)
    {
        var drawing = new SvgDrawing(figure.Width, figure.Height, id);
        figure.Draw(drawing);
        page.Append($"""
            <section id="{id}" data-name="{MarkupText.Of(figure.Name)}">
            <h2>{MarkupText.Of(figure.Title)}</h2>
            <div class="beside">
            <div class="figure">
            {drawing.Result}</div>
            {Table(figure.Numbers, "numbers")}</div>
            <p>{MarkupText.Of(figure.Caption)}</p>

            """);
        if (figure is IZoomable zoomable) page.Append($"<script type=\"application/json\">{zoomable.PageData}</script>\n");
        page.Append("</section>\n");
    }

    static void AppendOrigin(StringBuilder page, PageText text)
    {
        if (text.Facts.Count > 0) page.Append($"<section>\n<h2>Where this comes from</h2>\n{Table(text.Facts, "origin")}</section>\n");
        if (text.Config.Length > 0) page.Append($"<section>\n<details>\n<summary>The experiment, as it was written</summary>\n<pre>{MarkupText.Of(text.Config)}</pre>\n</details>\n</section>\n");
    }

    static string Table(IReadOnlyList<FigureNumber> rows, string kind) => rows.Count == 0
        ? ""
        : $"<table class=\"{kind}\">\n{string.Concat(rows.Select(row => $"<tr><th>{MarkupText.Of(row.What)}</th><td>{MarkupText.Of(row.Value)}</td></tr>\n"))}</table>\n";

    static string Embedded(string name)
    {
        using var stream = typeof(HtmlPage).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
