using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using GpuSim.Config.Text;
using GpuSim.Model;
using GpuSim.Model.Spiking.Connectivity;

namespace GpuSim.Config.Shapes;

/// <summary>A rule for every pair of sources and targets.</summary>
internal sealed class RuleDraft
{
    public RuleSchema? Rule { get; set; }
    public RuleArgumentDraft? Argument { get; set; }
    public EdgeList? Edges { get; set; }
    public Node? Given { get; init; }
    public bool AllowAutapses { get; set; } = true;
    public bool AllowMultapses { get; set; } = true;

    /// <summary>[target, source]; null where a matrix holds 0, and everywhere after a fault.</summary>
    public IConnectivityRule?[,] For(int targets, int sources, Faults faults)
    {
        var rules = new IConnectivityRule?[targets, sources];
        if (Edges is not null && !(AllowAutapses && AllowMultapses)) faults.At(Given!, "expected an edge list as it is, with all its synapses, got a switch that leaves some out", "Leave rows out by \"where\", or from the file.");
        if (Edges is null && (Rule is null || Argument is null || !Argument.Fits(targets, sources, faults))) return rules;
        for (var t = 0; t < targets; t++)
            for (var s = 0; s < sources; s++)
                if (Edges is not null) rules[t, s] = Edges;
                else if (!Argument!.IsMatrix || Argument.At(t, s) != 0)
                    rules[t, s] = Rule!.Create(new(Argument.Name, Argument.At(t, s), AllowAutapses, AllowMultapses) { Given = Argument.Given });
        return rules;
    }
}

/// <summary>What was given to a rule: one number for all pairs, or a matrix.</summary>
internal sealed class RuleArgumentDraft
{
    public string? Name { get; set; }
    public Node? Node { get; set; }
    public IReadOnlyList<IReadOnlyList<double>> Values { get; set; } = [[0]];
    public bool IsMatrix { get; set; }

    /// <summary>Arguments given together.</summary>
    public Dictionary<string, double> Given { get; } = [];

    public double At(int target, int source) => IsMatrix ? Values[target][source] : Values[0][0];

    public bool Fits(int targets, int sources, Faults faults)
    {
        if (!IsMatrix) return true;
        var bad = Values.Count != targets ? Node : Values.Select((row, index) => row.Count == sources ? null : ((ListNode)Node!).Items[index]).FirstOrDefault(row => row is not null);
        if (bad is null) return true;
        faults.At(bad, $"expected {targets} rows of {sources}, a row for each target and a column for each source, got {(bad == Node ? $"{Values.Count} rows" : $"a row of {((ListNode)bad).Items.Count}")}");
        return false;
    }
}

/// <summary>The name of a rule, or an object with the name as its key and the rule's argument as its value.</summary>
/// <param name="folder">Of the config.</param>
internal sealed class RuleShape(string folder) : Shape<RuleDraft>
{
    readonly ObjectShape<RuleDraft> _object = Object(folder);

    public override bool TryRead(Node node, Faults faults, [MaybeNullWhen(false)] out RuleDraft value)
    {
        value = new();
        if (node is not TextNode text) return _object.TryRead(node, faults, out value);
        if (RuleCatalog.Find(text.Text) is { Arguments.Count: 0 } rule)
        {
            value.Rule = rule;
            value.Argument = new();
            return true;
        }
        if (RuleCatalog.Find(text.Text) is { } needy)
            faults.At(node, $"expected {{ \"{needy.Name}\": {needy.Arguments[0].Name} }}, got the name alone");
        else
            faults.At(node, $"expected a connectivity rule, got {node.Words}", DidYouMean.Hint(text.Text, [.. RuleCatalog.Rules.Select(known => known.Name)], "rules"));
        return false;
    }

    public override JsonObject Schema() => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["enum"] = new JsonArray([.. RuleCatalog.Rules.Where(rule => rule.Arguments.Count == 0).Select(rule => JsonValue.Create(rule.Name))]) },
            _object.Schema()),
    };

    static ObjectShape<RuleDraft> Object(string folder)
    {
        var shape = new ObjectShape<RuleDraft>("a connectivity rule", node => new() { Given = node });
        foreach (var rule in RuleCatalog.Rules)
            shape.Key(rule.Name, rule.Summary, new RuleArgumentShape(rule), (draft, value) => (draft.Rule, draft.Argument) = (rule, value));
        return shape
            .Key(EdgeList.Definition.Name, EdgeList.Definition.Summary, EdgeListShape.Create(folder), (draft, value) => draft.Edges = value)
            .Key("allow_autapses", "whether a neuron may connect to itself; true where not given", new FlagShape(), (draft, value) => draft.AllowAutapses = value)
            .Key("allow_multapses", "whether a pair may connect more than once; true where not given", new FlagShape(), (draft, value) => draft.AllowMultapses = value)
            .ExactlyOne([.. RuleCatalog.Rules.Select(rule => rule.Name), EdgeList.Definition.Name]);
    }
}

/// <summary>A rule's argument: its number or matrix, which means the first argument, or an object that names the argument.</summary>
internal sealed class RuleArgumentShape(RuleSchema rule) : Shape<RuleArgumentDraft>
{
    readonly ObjectShape<RuleArgumentDraft> _object = Object(rule);

    public override bool TryRead(Node node, Faults faults, [MaybeNullWhen(false)] out RuleArgumentDraft value)
    {
        if (node is ObjectNode) return _object.TryRead(node, faults, out value);
        value = new();
        if (rule.Arguments.Count > 0) return new RuleNumbersShape(rule.Arguments[0]).TryRead(node, faults, out value);
        if (node is LiteralNode { Value: true }) return true;
        faults.At(node, $"expected true or {{}}, since {rule.Name} takes no argument, got {node.Words}");
        return false;
    }

    public override JsonObject Schema() => new()
    {
        ["anyOf"] = new JsonArray(_object.Schema(), rule.Arguments.Count > 0 ? new RuleNumbersShape(rule.Arguments[0]).Schema() : new() { ["const"] = true }),
    };

    static ObjectShape<RuleArgumentDraft> Object(RuleSchema rule)
    {
        if (rule.Together) return Together(rule);
        var shape = new ObjectShape<RuleArgumentDraft>($"the argument of {rule.Name}", _ => new());
        foreach (var argument in rule.Arguments)
            shape.Key(argument.Name, argument.Meaning, new RuleNumbersShape(argument), (draft, value) =>
                (draft.Name, draft.Node, draft.Values, draft.IsMatrix) = (value.Name, value.Node, value.Values, value.IsMatrix));
        return rule.Arguments.Count == 0 ? shape : shape.ExactlyOne([.. rule.Arguments.Select(argument => argument.Name)]);
    }

    static ObjectShape<RuleArgumentDraft> Together(RuleSchema rule)
    {
        var shape = new ObjectShape<RuleArgumentDraft>($"the arguments of {rule.Name}", _ => new() { Name = rule.Arguments[0].Name, Values = [[double.NaN]] });
        foreach (var argument in rule.Arguments)
            shape.Key(argument.Name, argument.Meaning, new RuleNumberShape(argument), (draft, value) => draft.Given[argument.Name] = value, required: argument.Default is null);
        return shape;
    }
}

/// <summary>One number in a range.</summary>
internal sealed class RuleNumberShape(RuleArgument argument) : Shape<double>
{
    public override bool TryRead(Node node, Faults faults, out double value)
    {
        value = (node as NumberNode)?.Value ?? double.NaN;
        if (value >= argument.Min && value <= argument.Max && (!argument.WholeNumber || value == Math.Round(value))) return true;
        faults.At(node, $"expected {(argument.WholeNumber ? "a whole number" : "a number")} from {argument.Min} to {argument.Max}, got {node.Words}", QuotedNumber.Hint(node));
        return false;
    }

    public override JsonObject Schema() => new() { ["type"] = argument.WholeNumber ? "integer" : "number", ["minimum"] = argument.Min, ["maximum"] = argument.Max };
}

/// <summary>One number, or a matrix with a row for every target and a column for every source, where 0 means not connected.</summary>
internal sealed class RuleNumbersShape(RuleArgument argument) : Shape<RuleArgumentDraft>
{
    public override bool TryRead(Node node, Faults faults, [MaybeNullWhen(false)] out RuleArgumentDraft value)
    {
        value = new() { Name = argument.Name, Node = node, IsMatrix = node is ListNode };
        var rows = node is not ListNode matrix ? [[node]] : matrix.Items.Select(row => (row as ListNode)?.Items ?? [row]).ToList();
        var sound = true;
        value.Values = rows.Select(row => row.Select(cell => Number(cell, faults, ref sound)).ToList()).ToList();
        return sound;
    }

    public override JsonObject Schema()
    {
        var number = new RuleNumberShape(argument).Schema();
        var cell = new JsonObject { ["anyOf"] = new JsonArray(number.DeepClone(), new JsonObject { ["const"] = 0 }) };
        var matrix = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "array", ["items"] = cell } };
        return new() { ["anyOf"] = new JsonArray(number, matrix) };
    }

    double Number(Node node, Faults faults, ref bool sound)
    {
        var number = (node as NumberNode)?.Value ?? double.NaN;
        var unconnected = number == 0 && node.Path.EndsWith(']');
        if (unconnected || number >= argument.Min && number <= argument.Max && (!argument.WholeNumber || number == Math.Round(number))) return number;
        sound = false;
        faults.At(node, $"expected {(argument.WholeNumber ? "a whole number" : "a number")} from {argument.Min} to {argument.Max}, got {node.Words}", QuotedNumber.Hint(node));
        return 0;
    }
}
