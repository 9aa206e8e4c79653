using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using GpuSim.Config.Shapes;
using GpuSim.Config.Text;
using GpuSim.Model.Hopfield;

namespace GpuSim.Config.Hopfield;

/// <summary>Probes as read.</summary>
internal sealed class ProbesDraft
{
    public ProbeSet Probes { get; set; } = new();
}

/// <summary>A disturbance as read.</summary>
internal sealed class DisturbanceDraft
{
    public Disturbance? Made { get; set; }
}

/// <summary>A cover as read.</summary>
internal sealed class OccludeDraft
{
    public Side Side { get; set; }
    public double Fraction { get; set; } = double.NaN;
    public Cover With { get; set; } = Cover.Silent;
}

/// <summary>The keys of probes.</summary>
internal static class ProbesShape
{
    public static Shape<ProbeSet> Create() => new Mapped<ProbesDraft, ProbeSet>(
        new ObjectShape<ProbesDraft>("probes", _ => new())
            .Key("patterns", "which patterns are probed: \"all\", which is meant where not given, a number for the first so many, or a list of names", new ProbedShape(), (draft, value) => draft.Probes = draft.Probes with { Count = value.Count, Names = value.Names })
            .Key("copies", "probes made of each pattern, disturbed differently; 1 where not given", new WholeShape<int>(1, int.MaxValue), (draft, value) => draft.Probes = draft.Probes with { Copies = value })
            .Key("disturb", "what is done to each probe: one disturbance, or a list of them in order", new ListShape<Disturbance>("a list of disturbances", Disturb(), orOne: true), (draft, value) => draft.Probes = draft.Probes with { Disturbances = value }),
        draft => draft.Probes);

    static Mapped<DisturbanceDraft, Disturbance> Disturb() => new(
        new ObjectShape<DisturbanceDraft>("a disturbance", _ => new())
            .Key("flip", "a part of the units, drawn at random and 0 to 1, changes its state", new NumberShape(), (draft, value) => draft.Made = new Disturbance.Flip(value))
            .Key("occlude", "a side of the picture is covered", Occlude(), (draft, value) => draft.Made = value)
            .ExactlyOne("flip", "occlude"),
        draft => draft.Made);

    static Mapped<OccludeDraft, Disturbance> Occlude() => new(
        new ObjectShape<OccludeDraft>("a cover", _ => new())
            .Key("side", "which; a pattern that is no picture is one row", new ChoiceShape<Side>(("top", Side.Top), ("bottom", Side.Bottom), ("left", Side.Left), ("right", Side.Right)), (draft, value) => draft.Side = value, required: true)
            .Key("fraction", "of the rows (top, bottom) or columns (left, right), 0 to 1", new NumberShape(), (draft, value) => draft.Fraction = value, required: true)
            .Key("with", "what covers it; silent units where not given", new ChoiceShape<Cover>(("silent", Cover.Silent), ("active", Cover.Active), ("noise", Cover.Noise)), (draft, value) => draft.With = value),
        draft => new Disturbance.Occlude(draft.Side, draft.Fraction, draft.With));
}

/// <summary>All patterns, the first so many, or those of some names.</summary>
internal sealed class ProbedShape : Shape<ProbeSet>
{
    readonly WholeShape<int> _count = new(1, int.MaxValue);
    readonly ListShape<string> _names = new("names of patterns", new TextShape("the name of a pattern"));

    public override bool TryRead(Node node, Faults faults, [MaybeNullWhen(false)] out ProbeSet value)
    {
        value = new();
        switch (node)
        {
            case TextNode { Text: "all" }:
                return true;
            case NumberNode:
                var whole = _count.TryRead(node, faults, out var count);
                value = value with { Count = count };
                return whole;
            case ListNode:
                var sound = _names.TryRead(node, faults, out var names);
                value = value with { Names = names };
                return sound;
            default:
                faults.At(node, $"expected patterns such as \"all\", 10 or [\"A\", \"B\"], got {node.Words}");
                return false;
        }
    }

    public override JsonObject Schema() => new() { ["anyOf"] = new JsonArray(new JsonObject { ["const"] = "all" }, _count.Schema(), _names.Schema()) };
}
