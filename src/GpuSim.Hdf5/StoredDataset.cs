namespace GpuSim.Hdf5;

/// <summary>What a file says of one of its datasets.</summary>
/// <param name="Path">Such as <c>/overlaps</c>.</param>
/// <param name="Shape">Length of each axis; of a file that was not closed, only the rows that are there.</param>
/// <param name="Type">Of the stored values: a number's, or that of <see cref="string"/>.</param>
/// <param name="Attributes">Text, long, ulong, double or bool by name.</param>
public sealed record StoredDataset(string Path, IReadOnlyList<long> Shape, Type Type, IReadOnlyDictionary<string, object> Attributes)
{
    /// <summary>Number of values.</summary>
    public long Count => Shape.Aggregate(1L, (product, length) => product * length);
}
