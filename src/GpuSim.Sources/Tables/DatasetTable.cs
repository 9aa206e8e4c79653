using GpuSim.Hdf5;

namespace GpuSim.Sources.Tables;

/// <summary>Reads tables from HDF5 files, whoever wrote them.</summary>
public static class DatasetTable
{
    /// <summary>A dataset [sample, dimension] of numbers, or [sample] of one dimension.</summary>
    /// <param name="path">Of the file.</param>
    /// <param name="dataset">Its path in the file.</param>
    /// <param name="mostNumbers">Larger ones are refused.</param>
    /// <exception cref="UnreadableTableException">There is no such file or dataset, or it holds something else than finite numbers with one or two axes.</exception>
    /// <exception cref="Hdf5MissingException">No libhdf5.</exception>
    public static Table Read(string path, string dataset, long mostNumbers)
    {
        var place = $"{path}:{dataset}";
        try
        {
            var stored = NumberDataset.Read(path, dataset, mostNumbers);
            if (stored.Values.Length == 0) throw new UnreadableTableException(place, FormattableString.Invariant($"expected samples, got {stored.Rows} rows of {stored.Columns} columns"), null) { Key = "dataset" };
            if (Array.FindIndex(stored.Values, value => !float.IsFinite((float)value)) is var index and >= 0)
            {
                throw new UnreadableTableException(place, FormattableString.Invariant(
                    $"expected finite numbers of at most 3.4E+38 in size, got {stored.Values[index]} at [{index / stored.Columns}, {index % stored.Columns}]"), "Fill it in, or leave out that row.") { Key = "dataset" };
            }
            return new([.. Enumerable.Range(1, stored.Columns).Select(column => FormattableString.Invariant($"{column}"))], stored.Rows, stored.Values, null);
        }
        catch (UnreadableFileException fault)
        {
            throw new UnreadableTableException(path, fault.Why, fault.WayOut);
        }
    }
}
