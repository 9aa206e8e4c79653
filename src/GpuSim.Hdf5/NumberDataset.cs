namespace GpuSim.Hdf5;

using static Hdf5Library;

/// <summary>Numbers with one or two axes from any HDF5 file.</summary>
/// <param name="Rows">Length of the first axis.</param>
/// <param name="Columns">Length of the second, or 1.</param>
/// <param name="Values">[row, column].</param>
public sealed record NumberDataset(int Rows, int Columns, double[] Values)
{
    /// <summary>Reads it whole.</summary>
    /// <param name="path">Of the file.</param>
    /// <param name="dataset">Its path in the file.</param>
    /// <param name="mostNumbers">Larger ones are refused before they are read.</param>
    /// <exception cref="Hdf5MissingException">No libhdf5.</exception>
    /// <exception cref="UnreadableFileException">Not there, not HDF5, damaged, too large, or no numbers with one or two axes.</exception>
    public static NumberDataset Read(string path, string dataset, long mostNumbers)
    {
        Require();
        using var file = new StoredFile(path, "an HDF5 file with a dataset of numbers");
        var name = "/" + dataset.TrimStart('/');
        return file.Reading(name, () =>
        {
            using (Enter())
            {
                Find(file, name);
                var stored = new StoredArray(file.Id, name);
                if ((double)stored.Rows * stored.Columns > Math.Min(mostNumbers, Array.MaxLength))
                    throw file.Unreadable(FormattableString.Invariant($"{name} holds {stored.Rows:N0} rows of {stored.Columns:N0} columns, and at most {mostNumbers:N0} numbers fit in memory"), "Learn fewer rows, or use a machine with more memory.");
                stored.CheckLength();
                var values = new double[stored.Rows * stored.Columns];
                stored.Read(0, (int)stored.Rows, Types.Double, values.AsSpan());
                return new NumberDataset((int)stored.Rows, stored.Columns, values);
            }
        });
    }

    // Group by group, since a message should name the first that is not there.
    static void Find(StoredFile file, string name)
    {
        var parts = name.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var group = "/";
        foreach (var part in parts)
        {
            var children = file.Children(group);
            if (!children.Contains(part))
                throw file.Unreadable($"{group} has no {part}, but {(children.Count == 0 ? "nothing" : string.Join(", ", children.Take(5)))}", "Name a dataset of numbers in it.");
            group = group == "/" ? "/" + part : $"{group}/{part}";
        }
    }
}
