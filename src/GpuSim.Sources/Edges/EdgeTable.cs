using System.Runtime.InteropServices;
using GpuSim.Model.Spiking.Connectivity;
using GpuSim.Sources.Tables;

namespace GpuSim.Sources.Edges;

/// <summary>What the rows of an edge list are held to.</summary>
/// <param name="Sources">Neurons of the source end.</param>
/// <param name="Targets">Neurons of the target end.</param>
/// <param name="Joint">Whether both ends are the same neurons, whose labels are numbered together.</param>
public sealed record EdgeEnds(int Sources, int Targets, bool Joint)
{
    /// <summary>What is wrong with a weight, as "expected …, got …"; null when nothing is.</summary>
    public Func<double, string?> CheckWeight { get; init; } = _ => null;

    /// <summary>What is wrong with a delay.</summary>
    public Func<double, string?> CheckDelay { get; init; } = _ => null;
}

/// <summary>Reads edge lists from tables of text.</summary>
public static class EdgeTable
{
    /// <summary>The edges that are asked for.</summary>
    /// <param name="edges">The file and its columns.</param>
    /// <param name="ends">What they lie between.</param>
    /// <param name="mostEdges">Larger tables are refused.</param>
    /// <exception cref="UnreadableTableException">There is no file, a column is missing, a row is damaged, or its neurons are not in the network.</exception>
    public static EdgeData Read(EdgeList edges, EdgeEnds ends, long mostEdges) =>
        TableFile.Open(Path.Combine(edges.Folder, edges.Path), text => new EdgeReader(text, edges, ends, mostEdges).Read());
}

/// <summary>Reads one edge list from its beginning to its end.</summary>
internal sealed class EdgeReader(TableText text, EdgeList edges, EdgeEnds ends, long mostEdges)
{
    readonly record struct Node(int Line, int Column, int Text); // where an id or label stands, and which of the texts it is

    readonly Dictionary<string, int> _index = []; // of the different texts
    readonly List<string> _texts = [];
    readonly List<Node> _sources = [], _targets = [];
    readonly List<bool> _taken = [];
    readonly List<double> _weights = [], _delays = [];
    string[]? _header;
    int _cells, _firstLine;

    public EdgeData Read()
    {
        if (!text.NextRow()) throw text.Refuse("expected an edge list, got an empty file");
        (_firstLine, _cells) = (text.Line, text.Cells.Count);
        var columns = new[] { edges.Source, edges.Target, edges.Weight, edges.Delay }.Concat(edges.Where.Select(entry => entry.Key)).OfType<string>();
        var first = text.Cells.Select(cell => text[cell].Trim().ToString()).ToArray();
        if (columns.Any(column => !Numbers.IsId(column)) || new[] { edges.Weight, edges.Delay }.OfType<string>().Any(column => !HoldsNumber(first, column)))
        {
            _header = first;
            if (!text.NextRow()) throw text.Refuse("expected edges, got a header alone");
        }
        int source = Find("source", edges.Source), target = Find("target", edges.Target);
        var weight = edges.Weight is null ? -1 : Find("weight", edges.Weight);
        var delay = edges.Delay is null ? -1 : Find("delay", edges.Delay);
        var where = edges.Where.Select(entry => (Column: Find("where", entry.Key), entry.Value)).ToArray();
        do TakeRow(source, target, weight, delay, where);
        while (text.NextRow());
        return Finish();
    }

    // Where columns are given by number, a first row without the numbers that are due is a header.
    static bool HoldsNumber(string[] row, string column) => Numbers.Id(column) is var number && (number < 1 || number > row.Length || Numbers.TryParse(row[number - 1], out _));

    int Find(string key, string column)
    {
        if (_header is not null && ColumnSearch.Of(text, _header, column, key) is var index and >= 0) return index;
        if (Numbers.IsId(column) && Numbers.Id(column) is >= 1 and var number && number <= _cells) return number - 1;
        throw text.Refuse($"expected the name or number of a column, got \"{column}\"", _header is null
            ? FormattableString.Invariant($"It is read without a header, since columns are given by number; they are 1 to {_cells}.")
            : Model.DidYouMean.Hint(column, _header, "columns"), key);
    }

    void TakeRow(int source, int target, int weight, int delay, (int Column, IReadOnlyList<string> Values)[] where)
    {
        if (text.Cells.Count != _cells) throw text.RefuseRagged(_cells, _firstLine);
        if (_sources.Count == Math.Min(mostEdges, Array.MaxLength))
            throw text.Refuse(FormattableString.Invariant($"expected at most {mostEdges:N0} edges, which fit in memory, got more by line {text.Line}"), "Take fewer rows, or use a machine with more memory.");
        var taken = where.All(condition => condition.Values.Contains(Content(condition.Column)));
        _sources.Add(Take(source));
        _targets.Add(Take(target));
        _taken.Add(taken);
        if (!taken) return;
        if (weight >= 0) _weights.Add(Number(weight, "a weight", ends.CheckWeight));
        if (delay >= 0) _delays.Add(Number(delay, "a delay", ends.CheckDelay));
    }

    Node Take(int column)
    {
        var cell = text.Cells[column];
        var content = Content(column);
        if (content.Length == 0) throw text.Refuse(cell.Line, cell.Column, "expected a neuron, got an empty cell", "Fill it in, or leave out that row.");
        if (!_index.TryGetValue(content, out var index))
        {
            _index.Add(content, index = _texts.Count);
            _texts.Add(content);
        }
        return new(cell.Line, cell.Column, index);
    }

    double Number(int column, string what, Func<double, string?> check)
    {
        var cell = text.Cells[column];
        if (!Numbers.TryParse(text[cell].Trim(), out var number))
            throw text.Refuse(cell.Line, cell.Column, $"expected {what}, a finite number, got {(text[cell].Length == 0 ? "an empty cell" : $"\"{Content(column)}\"")}", "Fill it in, or leave out that row.");
        if (check(number) is { } finding) throw text.Refuse(cell.Line, cell.Column, finding);
        return number;
    }

    string Content(int column) => text[text.Cells[column]].Trim().ToString();

    EdgeData Finish()
    {
        int[] sources, targets;
        // One number among them and all are ids: a slip must not turn ids into labels, which would renumber every neuron.
        if (edges.Nodes is null && _texts.Any(content => Numbers.TryParse(content, out _))) (sources, targets) = (Ids(_sources, ends.Sources), Ids(_targets, ends.Targets));
        else if (edges.Nodes is not null) (sources, targets) = (Listed(_sources, ends.Sources), Listed(_targets, ends.Targets));
        else (sources, targets) = Appearance();
        return new(sources, targets, CollectionsMarshal.AsSpan(_weights), CollectionsMarshal.AsSpan(_delays), ends.Sources, ends.Targets);
    }

    int[] Ids(List<Node> nodes, int count) => Taken(nodes, node => Numbers.IsId(_texts[node.Text]) && Numbers.Id(_texts[node.Text]) is var id && id < count
        ? id
        : throw text.Refuse(node.Line, node.Column, FormattableString.Invariant($"expected the id of a neuron, 0 to {count - 1}, got {_texts[node.Text]}"),
            Numbers.TryParse(_texts[node.Text], out _) ? null
            : _header is null && node.Line == _firstLine ? "If the line is a header, give the columns by their names."
            : "Labels of which some are numbers want a list of all, \"nodes\"."));

    int[] Listed(List<Node> nodes, int count)
    {
        var ids = edges.Nodes!.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        if (ids.Count != count) throw text.Refuse(FormattableString.Invariant($"expected {count} labels in \"nodes\", one for each neuron, got {ids.Count}"), key: "nodes");
        return Taken(nodes, node => ids.TryGetValue(_texts[node.Text], out var id)
            ? id
            : throw text.Refuse(node.Line, node.Column, $"expected a label that \"nodes\" lists, got \"{_texts[node.Text]}\"", Model.DidYouMean.Nearest(_texts[node.Text], ids.Keys) is { } near ? $"Did you mean \"{near}\"?" : null));
    }

    // Over all rows, taken or not: projections that take different rows of one table then agree.
    (int[] Sources, int[] Targets) Appearance()
    {
        int[] bySource = Unseen(), byTarget = ends.Joint ? bySource : Unseen();
        int sources = 0, targets = 0;
        for (var edge = 0; edge < _sources.Count; edge++)
        {
            Number(bySource, _sources[edge], ref sources);
            if (ends.Joint) Number(byTarget, _targets[edge], ref sources);
            else Number(byTarget, _targets[edge], ref targets);
        }
        Expect(sources, ends.Sources, ends.Joint ? "" : " among the sources");
        if (!ends.Joint) Expect(targets, ends.Targets, " among the targets");
        return (Taken(_sources, node => bySource[node.Text]), Taken(_targets, node => byTarget[node.Text]));

        int[] Unseen()
        {
            var ids = new int[_texts.Count];
            ids.AsSpan().Fill(-1);
            return ids;
        }

        static void Number(int[] ids, Node node, ref int next)
        {
            if (ids[node.Text] < 0) ids[node.Text] = next++;
        }

        void Expect(int found, int neurons, string where)
        {
            if (found != neurons)
                throw text.Refuse(FormattableString.Invariant($"expected {neurons} labels{where}, one for each neuron, got {found}"), FormattableString.Invariant($"Give the population the size {found}, or list all labels as \"nodes\"."));
        }
    }

    int[] Taken(List<Node> nodes, Func<Node, int> id) => [.. nodes.Where((_, edge) => _taken[edge]).Select(id)];
}
