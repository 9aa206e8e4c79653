using System.Text;
using GpuSim.Model;

namespace GpuSim.Config.Text;

/// <summary>Reads the bytes of a config, or says why there are none to read.</summary>
internal static class ConfigBytes
{
    const int MegaByte = 1_000_000;
    const int Largest = 16 * MegaByte;

    /// <summary>The text without a byte-order mark.</summary>
    /// <exception cref="ConfigException">There is no file, or none that can be a config.</exception>
    public static byte[] Read(string path)
    {
        if (Directory.Exists(path)) throw Refuse(path, "expected a config, got a directory", Offer(path));
        try
        {
            using var file = File.OpenRead(path);
            if (file.CanSeek && file.Length > Largest) throw TooLarge(path, file.Length);
            return Check(path, ReadAll(path, file));
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException or ArgumentException)
        {
            throw Refuse(path, "expected a config, got no such file", Similar(path));
        }
        catch (UnauthorizedAccessException)
        {
            throw Refuse(path, "expected a config, got a file that may not be read", null);
        }
        catch (IOException fault)
        {
            throw Refuse(path, $"expected a config, got a file that cannot be read ({fault.Message.TrimEnd('.')})", null);
        }
    }

    // A pipe or a device has no size, so the bound holds while reading too.
    static byte[] ReadAll(string path, FileStream file)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int count; (count = file.Read(buffer)) > 0;)
        {
            bytes.Write(buffer, 0, count);
            if (bytes.Length > Largest) throw TooLarge(path, bytes.Length);
        }
        return bytes.ToArray();
    }

    /// <summary>The text without a byte-order mark, which is UTF-8 and not empty.</summary>
    /// <exception cref="ConfigException">It is not.</exception>
    public static byte[] Check(string path, byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[Encoding.UTF8.Preamble.Length..];
        if (Encoding.UTF8.GetString(bytes).AsSpan().Trim().IsEmpty)
            throw Refuse(path, "expected a config, got an empty file", null);
        if (NotUtf8(bytes) is { } at)
            throw Refuse(path, $"expected text in UTF-8, got byte 0x{bytes[at]:X2} at position {at}", "A config is a JSON text file.");
        return bytes;
    }

    static int? NotUtf8(byte[] bytes)
    {
        var at = 0;
        while (at < bytes.Length)
        {
            if (Rune.DecodeFromUtf8(bytes.AsSpan(at), out var rune, out var length) != System.Buffers.OperationStatus.Done || rune.Value == 0) return at;
            at += length;
        }
        return null;
    }

    static ConfigException TooLarge(string path, long size) =>
        Refuse(path, $"expected a config of at most {Largest / MegaByte} MB, got a {size / MegaByte} MB file", "Is this a result instead of a config?");

    static ConfigException Refuse(string path, string message, string? hint) => new($"{path}: {message}.{(hint is null ? "" : " " + hint)}");

    static string? Offer(string directory)
    {
        var inside = Configs(directory).Take(5).ToList();
        return inside.Count == 0 ? null : $"It holds {string.Join(", ", inside)}.";
    }

    static string? Similar(string path)
    {
        var directory = Path.GetDirectoryName(path) ?? "";
        var name = Path.GetFileName(path);
        var nearest = DidYouMean.Nearest(Path.ChangeExtension(name, ".json"), Configs(directory.Length == 0 ? "." : directory));
        return nearest is null ? null : $"Did you mean \"{Path.Combine(directory, nearest)}\"?";
    }

    static IEnumerable<string> Configs(string directory)
    {
        try
        {
            return Directory.EnumerateFiles(directory, "*.json").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal).ToList();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
