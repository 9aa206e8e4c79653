using GpuSim.Dynamics.Random;

namespace GpuSim.Model.Spiking.Connectivity;

/// <summary>Synapses from a table of text with a row for each: who connects to whom is not drawn.</summary>
/// <param name="Path">Of the table: commas, semicolons or tabs between columns.</param>
/// <param name="Folder">Where a path that is not rooted starts.</param>
/// <param name="Source">Column of the sources, by name or by number from 1.</param>
/// <param name="Target">Column of the targets.</param>
/// <remarks>
/// Neurons are given by id within the end of the projection where both columns hold whole numbers only, and by label otherwise. Labels are numbered in the order of
/// <see cref="Nodes"/> or, without it, in the order in which they appear in the whole table, source before target; there must be one for each neuron.
/// The first row is a header where a column is given by name, or where it lacks the numbers of weight or delay.
/// </remarks>
public sealed record EdgeList(string Path, string Folder, string Source, string Target) : IConnectivityRule
{
    /// <summary>What a config may say of it.</summary>
    public static OptionSchema Definition { get; } = new(
        "edges",
        "synapses from a table of text (CSV, TSV) with a row for each",
        "source → target for every row that is taken",
        "",
        [
            new("file", "the path of a table", "", "from the folder of the config; commas, semicolons or tabs between columns"),
            new("source", "a column by name or by number from 1", "", "neurons by id, or by label where the two columns hold anything but whole numbers"),
            new("target", "a column", "", "as source"),
            new("weight", "a column", "none", "numbers for a weight that is given as from_file"),
            new("delay", "a column", "none", "numbers for a delay that is given as from_file"),
            new("where", "columns and the text they must hold, or a list of texts", "every row", "rows to take"),
            new("nodes", "a list of labels", "numbered by first appearance", "labels in the order of neurons"),
        ]);

    /// <summary>Column that <see cref="Distribution.FromFile"/> weights are read from; null for none.</summary>
    public string? Weight { get; init; }

    /// <summary>Column that <see cref="Distribution.FromFile"/> delays are read from; null for none.</summary>
    public string? Delay { get; init; }

    /// <summary>Rows to take: columns, and what they must hold one of.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Where { get; init; } = [];

    /// <summary>Labels in the order of neurons; null to number them by first appearance.</summary>
    public IReadOnlyList<string>? Nodes { get; init; }

    /// <summary>The table, read; null until a network is planned.</summary>
    public EdgeData? Data { get; init; }

    double Scale { get; init; } = 1;

    /// <inheritdoc/>
    public RuleSchema Schema => new(Definition.Name, Definition.Summary, [], _ => this);

    /// <inheritdoc/>
    public IEnumerable<string> Check(Endpoints ends)
    {
        if (Scale != 1) yield return "expected a network at its full size, since an edge list names its neurons";
    }

    /// <summary>Their number; 0 until the table is read.</summary>
    public double ExpectedSynapses(Endpoints ends) => Data?.Count ?? 0;

    /// <inheritdoc/>
    public double LargestInDegree(Endpoints ends) => Data?.LargestInDegree ?? 0;

    /// <inheritdoc/>
    public IConnectivityRule Scaled(Endpoints full, double factor) => this with { Scale = factor };

    /// <inheritdoc/>
    public IRows Rows(Endpoints ends, RandomStream stream) => new Given(Data ?? throw new InvalidOperationException("the edge list was not read"));

    /// <summary>What decides the synapses: for a fingerprint.</summary>
    public override string ToString() => $"edges({Data?.Sha256})";

    sealed class Given(EdgeData data) : IRows
    {
        public RowAxis Axis => RowAxis.Source;
        public int MaxLength => data.LongestRow;

        public int Fill(int row, Span<int> partners)
        {
            var targets = data.TargetsOf(row);
            targets.CopyTo(partners);
            return targets.Length;
        }
    }
}
