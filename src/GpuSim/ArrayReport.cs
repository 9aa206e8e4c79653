using GpuSim.Hdf5;

namespace GpuSim;

/// <summary>What the file of a run without a raster of spikes holds.</summary>
public static class ArrayReport
{
    /// <summary>The kind of experiment whose arrays a file holds; null of one with spikes, or that cannot be read or says of no kind.</summary>
    public static string? KindIn(string path)
    {
        if (!ArrayFileReader.Recognizes(path)) return null;
        using var file = ArrayFileReader.Open(path);
        return file.Attributes.GetValueOrDefault("kind") as string;
    }
}
