using System.Security.Cryptography;
using System.Text;

namespace GpuSim.Accelerators.Gpu;

/// <summary>Built programs kept in a folder from run to run. Whatever goes wrong with it costs a build, never a run.</summary>
/// <param name="folder">Made when first needed.</param>
sealed class ProgramCache(string folder)
{
    /// <summary>Where a user's caches belong.</summary>
    public static string DefaultFolder => Path.Combine(
        OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
        : Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } set && Path.IsPathRooted(set) ? set
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"), "gpusim");

    /// <summary>Name of a program's entry: of everything that its binary depends on.</summary>
    public static string Key(string text, string options, string device) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{options}\n{device}\n\n{text}")));

    /// <summary>What was kept under <paramref name="key"/>, or null where there is nothing or it is damaged: drivers crash on damaged binaries.</summary>
    public byte[]? Find(string key)
    {
        try
        {
            var entry = File.ReadAllBytes(FileOf(key));
            if (entry.Length <= SHA256.HashSizeInBytes) return null;
            var binary = entry[SHA256.HashSizeInBytes..];
            return SHA256.HashData(binary).AsSpan().SequenceEqual(entry.AsSpan(0, SHA256.HashSizeInBytes)) ? binary : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps <paramref name="binary"/> behind its SHA-256; not at all where the folder cannot be written.</summary>
    public void Keep(string key, ReadOnlySpan<byte> binary)
    {
        var temporary = FileOf($"{key}.{Environment.ProcessId}.{Guid.NewGuid():N}"); // several runs may build the same at once
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(temporary, [.. SHA256.HashData(binary), .. binary]);
            File.Move(temporary, FileOf(key), overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Discard(temporary);
        }
    }

    static void Discard(string file)
    {
        try { File.Delete(file); }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { } // then it stays: it is nobody's entry
    }

    string FileOf(string name) => Path.Combine(folder, $"{name}.built");
}
