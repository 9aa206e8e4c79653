using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace GpuSim.Accelerators.Gpu;

/// <summary>The driver libraries in use, by the name that LibraryImport says. An assembly has only one resolver, so all drivers share this.</summary>
static class DriverLibraries
{
    static readonly ConcurrentDictionary<string, nint> Loaded = new();

    static DriverLibraries() =>
        NativeLibrary.SetDllImportResolver(typeof(DriverLibraries).Assembly, static (name, _, _) => Loaded.GetValueOrDefault(name));

    /// <summary>Opens the first of <paramref name="files"/> that exists and has <paramref name="export"/>, a function that only new enough ones have.</summary>
    /// <returns>Whether calls to <paramref name="library"/> will find it.</returns>
    public static bool TryOpen(string library, IEnumerable<string> files, string export)
    {
        if (Loaded.ContainsKey(library)) return true;
        foreach (var file in files)
        {
            if (!NativeLibrary.TryLoad(file, out var handle)) continue;
            if (NativeLibrary.TryGetExport(handle, export, out _)) return Loaded.TryAdd(library, handle) || Loaded.ContainsKey(library);
            NativeLibrary.Free(handle);
        }
        return false;
    }
}
