namespace GpuSim.Tests;

/// <summary>The files the tests look at besides their own.</summary>
static class Repository
{
    /// <summary>The folder of GpuSim.sln.</summary>
    public static readonly string Root = FindRoot(AppContext.BaseDirectory);

    /// <summary>A file or folder by its path from the root.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>Files under a folder of the root, build outputs left out.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path(folder), pattern, SearchOption.AllDirectories)
            .Where(file => !System.IO.Path.GetRelativePath(Root, file).Split(System.IO.Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal);

    static string FindRoot(string folder) =>
        File.Exists(System.IO.Path.Combine(folder, "GpuSim.sln")) ? folder : FindRoot(Directory.GetParent(folder)?.FullName ?? throw new DirectoryNotFoundException("no GpuSim.sln above the tests"));
}
