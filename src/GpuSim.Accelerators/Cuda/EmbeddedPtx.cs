namespace GpuSim.Accelerators.Cuda;

/// <summary>The PTX of built-in kernels that the publishing build put into the assemblies: with it a driver is enough.</summary>
static class EmbeddedPtx
{
    /// <summary>The compute capability it is made for; every later device takes it.</summary>
    public const int Capability = 80;

    /// <summary>The PTX of the program with this SHA-256, or null. It is the resource <c>ptx/SHA256.ptx</c> of any GpuSim assembly.</summary>
    public static byte[]? Find(string sha256)
    {
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            if (assembly.IsDynamic || assembly.GetName().Name?.StartsWith("GpuSim", StringComparison.Ordinal) != true) continue;
            using var resource = assembly.GetManifestResourceStream($"ptx/{sha256}.ptx");
            if (resource is null) continue;
            var ptx = new byte[resource.Length];
            resource.ReadExactly(ptx);
            return ptx;
        }
        return null;
    }
}
