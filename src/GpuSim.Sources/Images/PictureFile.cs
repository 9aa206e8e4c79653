using GpuSim.Model;

namespace GpuSim.Sources.Images;

/// <summary>Reads pictures from PBM (P1, P4) and PGM (P2, P5) files.</summary>
/// <remarks>Sources: the manual pages pbm(5) and pgm(5) of Netpbm.</remarks>
public static class PictureFile
{
    static readonly string[] Endings = [".pbm", ".pgm"];

    /// <summary>The picture: 1 is active in a PBM, brighter than half of the maximum in a PGM.</summary>
    /// <param name="path">Of the file.</param>
    /// <exception cref="UnreadableImageException">There is no file, or none that holds such a picture of at most 100 million pixels.</exception>
    public static Picture Read(string path)
    {
        if (Directory.Exists(path)) throw new UnreadableImageException(path, "expected a PBM or PGM file, got a directory", Offer(path));
        try
        {
            using var file = File.OpenRead(path);
            return NetpbmReader.Read(path, file);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException or ArgumentException)
        {
            throw new UnreadableImageException(path, "expected a PBM or PGM file, got no such file", Similar(path));
        }
        catch (UnauthorizedAccessException)
        {
            throw new UnreadableImageException(path, "expected a PBM or PGM file, got a file that may not be read", null);
        }
        catch (IOException fault)
        {
            throw new UnreadableImageException(path, $"expected a PBM or PGM file, got a file that cannot be read ({fault.Message.TrimEnd('.')})", null);
        }
    }

    static string? Offer(string directory)
    {
        var inside = Pictures(directory).Take(5).ToList();
        return inside.Count == 0 ? null : $"It holds {string.Join(", ", inside)}.";
    }

    static string? Similar(string path)
    {
        var directory = Path.GetDirectoryName(path) ?? "";
        var nearest = DidYouMean.Nearest(Path.GetFileName(path), Pictures(directory.Length == 0 ? "." : directory));
        return nearest is null ? null : $"Did you mean \"{Path.Combine(directory, nearest)}\"?";
    }

    static List<string> Pictures(string directory)
    {
        try
        {
            return [.. Directory.EnumerateFiles(directory).Select(file => Path.GetFileName(file)).Where(file => Endings.Contains(Path.GetExtension(file).ToLowerInvariant())).Order(StringComparer.Ordinal)];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return [];
        }
    }
}
