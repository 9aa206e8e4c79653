using System.Globalization;
using GpuSim.Sources.Tables;

namespace GpuSim.Sources.Edges;

/// <summary>Edges of one projection.</summary>
/// <param name="Projection">Its name.</param>
/// <param name="From">Source population.</param>
/// <param name="To">Target population.</param>
/// <param name="Sources">[edge] ids within the source population.</param>
/// <param name="Targets">[edge] ids within the target population.</param>
public sealed record ConnectionPart(string Projection, string From, string To, int[] Sources, int[] Targets)
{
    /// <summary>[edge] in <see cref="WeightUnit"/>; empty where the table has none.</summary>
    public double[] Weights { get; init; } = [];

    /// <summary>Symbol of the weights' unit; empty where the table has none.</summary>
    public string WeightUnit { get; init; } = "";
}

/// <summary>Reads who connects to whom from the tables that <c>gpusim export</c> writes.</summary>
public static class ConnectionTable
{
    static readonly string[] Columns = ["projection", "source_population", "source", "target_population", "target"];

    /// <summary>The projections of a table, in the order in which they are met.</summary>
    /// <param name="path">Of the file.</param>
    /// <param name="mostEdges">Larger tables are refused.</param>
    /// <exception cref="UnreadableTableException">There is no file, or it is no such table.</exception>
    public static IReadOnlyList<ConnectionPart> Read(string path, long mostEdges) => TableFile.Open(path, text => Read(text, mostEdges));

    static List<ConnectionPart> Read(TableText text, long mostEdges)
    {
        if (!text.NextRow()) throw text.Refuse("expected a table of connections, got an empty file");
        var (firstLine, cells) = (text.Line, text.Cells.Count);
        var header = text.Cells.Select(cell => text[cell].ToString()).ToArray();
        var at = Columns.Select(column => ColumnSearch.Of(text, header, column, "file")).ToArray();
        if (Array.IndexOf(at, -1) is var missing and >= 0)
            throw text.Refuse($"expected a column \"{Columns[missing]}\", got {string.Join(", ", header)}", "Name a file that gpusim export wrote.");
        var (weight, unit) = (Array.IndexOf(header, "weight"), Array.IndexOf(header, "unit"));
        var parts = new Dictionary<(string, string, string), (List<int> Sources, List<int> Targets, List<double> Weights, string Unit)>();
        for (long edges = 1; text.NextRow(); edges++)
        {
            if (text.Cells.Count != cells) throw text.RefuseRagged(cells, firstLine);
            if (edges > mostEdges) throw text.Refuse(FormattableString.Invariant($"expected at most {mostEdges:N0} edges, which fit in memory, got more by line {text.Line}"), "Export fewer projections, or use a machine with more memory.");
            var key = (Text(0), Text(1), Text(3));
            if (!parts.TryGetValue(key, out var part)) parts.Add(key, part = ([], [], [], unit < 0 ? "" : text[text.Cells[unit]].ToString()));
            part.Sources.Add(Id(2));
            part.Targets.Add(Id(4));
            if (weight >= 0) part.Weights.Add(Weight());
        }
        return [.. parts.Select(part => new ConnectionPart(part.Key.Item1, part.Key.Item2, part.Key.Item3, [.. part.Value.Sources], [.. part.Value.Targets]) { Weights = [.. part.Value.Weights], WeightUnit = part.Value.Unit })];

        string Text(int column) => text[text.Cells[at[column]]].ToString();

        double Weight()
        {
            var cell = text.Cells[weight];
            return double.TryParse(text[cell], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value
                : throw text.Refuse(cell.Line, cell.Column, $"expected a weight, got \"{text[cell]}\"");
        }

        int Id(int column)
        {
            var cell = text.Cells[at[column]];
            return Numbers.IsId(Text(column)) ? Numbers.Id(Text(column)) : throw text.Refuse(cell.Line, cell.Column, $"expected the id of a neuron, got \"{Text(column)}\"");
        }
    }
}
