using System.Runtime.CompilerServices;

namespace GpuSim.Tests.Config;

/// <summary>The configs that come with GpuSim.</summary>
static class Configs
{
    public static string Path(string name) => System.IO.Path.Combine(Folder(), name);

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder(), "*.json").Select(file => System.IO.Path.GetFileName(file)).Order(StringComparer.Ordinal);

    /// <summary>Paths of the sweeps that come with GpuSim.</summary>
    public static IEnumerable<string> Sweeps => Directory.EnumerateFiles(Path("sweeps"), "*.json").Order(StringComparer.Ordinal);

    static string Folder([CallerFilePath] string here = "") => System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "../../../configs"));
}
