using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using GpuSim.Config.SelfOrganizingMap;
using GpuSim.Config.Text;
using GpuSim.Model.Spiking.Connectivity;

namespace GpuSim.Config.Shapes;

/// <summary>An edge list as read.</summary>
internal sealed class EdgeListDraft
{
    public string File { get; set; } = "unread";
    public string Source { get; set; } = "1";
    public string Target { get; set; } = "2";
    public string? Weight { get; set; }
    public string? Delay { get; set; }
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Where { get; set; } = [];
    public IReadOnlyList<string>? Nodes { get; set; }

    public EdgeList Describe(string folder) => new(File, folder, Source, Target) { Weight = Weight, Delay = Delay, Where = Where, Nodes = Nodes };
}

/// <summary>The keys of an edge list.</summary>
internal static class EdgeListShape
{
    /// <param name="folder">Of the config.</param>
    public static Shape<EdgeList> Create(string folder) => new Mapped<EdgeListDraft, EdgeList>(
        new ObjectShape<EdgeListDraft>("an edge list", _ => new())
            .Key("file", "path of a table of text, from the folder of the config", new TextShape("the path of a file"), (draft, value) => draft.File = value, required: true)
            .Key("source", "column of the sources, by name or by number from 1", new ColumnShape(), (draft, value) => draft.Source = value, required: true)
            .Key("target", "column of the targets, by name or by number from 1", new ColumnShape(), (draft, value) => draft.Target = value, required: true)
            .Key("weight", "column of the numbers for a weight that is given as from_file", new ColumnShape(), (draft, value) => draft.Weight = value)
            .Key("delay", "column of the numbers for a delay that is given as from_file", new ColumnShape(), (draft, value) => draft.Delay = value)
            .Key("where", "rows to take: columns and the text they must hold, or a list of texts", new MapShape<IReadOnlyList<string>>("an object of columns", new ListShape<string>("text, or a list of texts", new CellTextShape(), orOne: true)), (draft, value) => draft.Where = value)
            .Key("nodes", "labels in the order of neurons; numbered by their first appearance where not given", new ListShape<string>("a list of labels", new CellTextShape()), (draft, value) => draft.Nodes = value),
        draft => draft.Describe(folder));
}

/// <summary>What a cell of a table holds: text, or a number as it is written.</summary>
internal sealed class CellTextShape : Shape<string>
{
    readonly TextShape _text = new("the text of a cell");

    public override bool TryRead(Node node, Faults faults, [MaybeNullWhen(false)] out string value)
    {
        if (node is not NumberNode number) return _text.TryRead(node, faults, out value);
        value = number.Digits;
        return true;
    }

    public override JsonObject Schema() => new() { ["anyOf"] = new JsonArray(_text.Schema(), new JsonObject { ["type"] = "number" }) };
}
