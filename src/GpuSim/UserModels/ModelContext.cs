using System.Reflection;
using System.Runtime.Loader;

namespace GpuSim.UserModels;

/// <summary>Where a user's assembly finds others: GpuSim's own as they are here, whatever copies lie beside it, and what else it needs beside it.</summary>
internal sealed class ModelContext(string path) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(path))
{
    /// <summary>An assembly of GpuSim by its name; null for a foreign name.</summary>
    public static Assembly? Ours(AssemblyName name)
    {
        if (name.Name is null || !name.Name.StartsWith("GpuSim.", StringComparison.Ordinal)) return null;
        try
        {
            return Default.LoadFromAssemblyName(new(name.Name)); // of whatever version: types must be the same to be found
        }
        catch (FileNotFoundException)
        {
            return null; // a user may call an assembly so too
        }
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (Ours(assemblyName) is { } ours) return ours;
        var beside = Path.Combine(Path.GetDirectoryName(path)!, assemblyName.Name + ".dll");
        return File.Exists(beside) ? LoadFromAssemblyPath(beside) : null;
    }
}
