using System.Text;
using GpuSim.Hdf5;
using GpuSim.Report;
using GpuSim.Report.Drawing;
using GpuSim.Report.Page;

namespace GpuSim.Pictures;

/// <summary>A file that pictures are written to: under another name until it is whole, so that a reader never meets half of one.</summary>
public sealed class PictureFile
{
    readonly string _unfinished;

    /// <summary>Looks at what can be wrong with a path before anything is drawn.</summary>
    /// <param name="path">Its ending says the format.</param>
    /// <param name="input">What the pictures are made of, which must not be overwritten.</param>
    /// <exception cref="OutputException">Nothing can be written there.</exception>
    public PictureFile(string path, string input)
    {
        Format = FormatOf(path);
        var full = System.IO.Path.GetFullPath(path);
        if (Directory.Exists(full)) throw Refused(path, "it is a folder", $"Name a file in it, such as {System.IO.Path.Combine(path, "out.html")}.");
        if (full == System.IO.Path.GetFullPath(input)) throw Refused(path, "it is the file that the pictures are made of", "Name another file.");
        var folder = System.IO.Path.GetDirectoryName(full)!;
        if (!Directory.Exists(folder)) throw Refused(path, $"there is no folder {folder}", "Create it, or name another place.");
        (Path, _unfinished) = (path, $"{full}.{System.IO.Path.GetRandomFileName()}.writing"); // not .partial: that is the name of an unfinished run, and may be the input
    }

    /// <summary>As it was given.</summary>
    public string Path { get; }

    /// <summary>What its ending says.</summary>
    public PictureFormat Format { get; }

    /// <summary>Where pictures go when nothing is said: beside their file, as a page.</summary>
    public static string PathFor(string input)
    {
        var name = input.TrimEnd(System.IO.Path.DirectorySeparatorChar, System.IO.Path.AltDirectorySeparatorChar);
        if (name.EndsWith(".partial", StringComparison.Ordinal)) name = name[..^".partial".Length];
        return Directory.Exists(input) ? System.IO.Path.Combine(name, "pictures.html") : System.IO.Path.ChangeExtension(name, ".html");
    }

    /// <summary>Draws the figures and writes them.</summary>
    /// <param name="figures">On a page all; in a picture one below the other.</param>
    /// <param name="text">What a page says beside them.</param>
    /// <returns>Bytes written.</returns>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public long Write(IReadOnlyList<IFigure> figures, PageText text)
    {
        try
        {
            using (var file = File.Create(_unfinished)) Write(file, figures, text);
            File.Move(_unfinished, Path, overwrite: true);
            return new FileInfo(Path).Length;
        }
        catch (UnauthorizedAccessException cause)
        {
            throw Refused(Path, "there is no permission to write there", "Change its permissions, or name another place.", cause);
        }
        finally
        {
            File.Delete(_unfinished); // is there only after a failure, such as a full disk
        }
    }

    void Write(Stream file, IReadOnlyList<IFigure> figures, PageText text)
    {
        if (Format == PictureFormat.Png) PngFile.Write(new Sheet(figures).Pixels(), file);
        else file.Write(Encoding.UTF8.GetBytes(Format == PictureFormat.Svg ? new Sheet(figures).Svg() : HtmlPage.Of(text, figures)));
    }

    static PictureFormat FormatOf(string path) => System.IO.Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".html" or ".htm" => PictureFormat.Html,
        ".svg" => PictureFormat.Svg,
        ".png" => PictureFormat.Png,
        var ending => throw Refused(path, ending.Length == 0 ? "its name has no ending" : $"pictures are not written as \"{ending}\"", "End it in .html, .svg or .png."),
    };

    static OutputException Refused(string path, string why, string wayOut, Exception? cause = null) => new($"{path} cannot be written: {why}. {wayOut}", cause);
}
