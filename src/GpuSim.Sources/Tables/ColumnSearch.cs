namespace GpuSim.Sources.Tables;

/// <summary>Finds columns by the names in a header.</summary>
internal static class ColumnSearch
{
    /// <summary>Where the column of that name stands, from 0; −1 for none.</summary>
    /// <exception cref="UnreadableTableException">There are several: which is meant cannot be told.</exception>
    public static int Of(TableText text, string[] header, string name, string key)
    {
        var (first, last) = (Array.IndexOf(header, name), Array.LastIndexOf(header, name));
        return first == last ? first
            : throw text.Refuse(FormattableString.Invariant($"expected one column called \"{name}\", got columns {first + 1} and {last + 1}"), "Rename one of them, or give the column by its number.", key);
    }
}
