namespace GpuSim.Documentation;

/// <summary>Things of one family that a config may name.</summary>
/// <param name="Family">Such as <c>neuron model</c>.</param>
/// <param name="Plural">For a heading: <c>Neuron models</c>.</param>
/// <param name="Place">Where a config names them.</param>
/// <param name="Entries">In the order of tables.</param>
public sealed record CatalogSection(string Family, string Plural, string Place, IReadOnlyList<CatalogEntry> Entries);

/// <summary>One thing that a config may name, all in words.</summary>
/// <param name="Name">As a config writes it.</param>
/// <param name="AlsoKnownAs">What others call it.</param>
/// <param name="Summary">What it is.</param>
/// <param name="Equation">What it does; empty where the summary says it.</param>
/// <param name="Source">Who described it; empty where nobody needs to be named.</param>
/// <param name="Tables">Of parameters, variables, receptors, arguments.</param>
public sealed record CatalogEntry(string Name, IReadOnlyList<string> AlsoKnownAs, string Summary, string Equation, string Source, IReadOnlyList<CatalogTable> Tables)
{
    /// <summary>What else must be known; empty for nothing.</summary>
    public string Note { get; init; } = "";
}

/// <summary>A table of an entry; never empty.</summary>
/// <param name="Columns">Headings.</param>
/// <param name="Rows">As many cells as headings each.</param>
public sealed record CatalogTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
