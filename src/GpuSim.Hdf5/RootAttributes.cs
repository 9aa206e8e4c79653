namespace GpuSim.Hdf5;

using static Hdf5Library;

/// <summary>What a file of any kind says about itself.</summary>
public static class RootAttributes
{
    /// <summary>Text, long, ulong, double or bool by name; nothing for a file that is not HDF5.</summary>
    /// <exception cref="Hdf5MissingException">No libhdf5.</exception>
    public static IReadOnlyDictionary<string, object> Read(string path)
    {
        Require();
        try
        {
            using var file = new StoredFile(path, "a file that gpusim run -o wrote");
            return file.Reading("", () =>
            {
                using (Enter()) return Attributes.ReadAll(file.Id);
            });
        }
        catch (UnreadableFileException)
        {
            return new Dictionary<string, object>();
        }
    }
}
