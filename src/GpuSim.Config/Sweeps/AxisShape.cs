using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using GpuSim.Config.Shapes;
using GpuSim.Config.Text;
using GpuSim.Model.Sweeps;
using GpuSim.Units;

namespace GpuSim.Config.Sweeps;

/// <summary>An axis: a list of values, or an object that says how they are made and where they go.</summary>
internal sealed class AxisShape : Shape<AxisDraft>
{
    static readonly AnyQuantityShape Quantity = new([.. Enum.GetValues<Dimension>()]);
    static readonly ListShape<Node> Values = new("a list of values", new AnyValueShape());

    static ObjectShape<AxisDraft> Object => new ObjectShape<AxisDraft>("an axis", node => new(node))
        .Key("paths", "of the values of the config that follow it, one or a list; its name where not given", new ListShape<string>("a path or a list of paths", new TextShape("a path such as \"projections[0].weight\""), orOne: true), (draft, value) => draft.Paths = value)
        .Key("times", "what its numbers are multiplied by on their way into the config: a number or a quantity", Quantity, (draft, value) => draft.Times = value)
        .Key("values", "what it takes, one by one", Values, (draft, value) => draft.Values = value)
        .Key("grid", "equal steps between two numbers or quantities", Range(isGrid: true), (draft, value) => draft.Grid = value)
        .Key("range", "with sample: what is drawn from", Range(isGrid: false), (draft, value) => draft.Range = value)
        .ExactlyOne("values", "grid", "range");

    public override bool TryRead(Node node, Faults faults, [MaybeNullWhen(false)] out AxisDraft value)
    {
        if (node is ObjectNode) return Object.TryRead(node, faults, out value);
        value = Values.TryRead(node, faults, out var values) ? new(node) { Values = values } : null;
        return value is not null;
    }

    public override JsonObject Schema() => new() { ["anyOf"] = new JsonArray(Values.Schema(), Object.Schema()) };

    static ObjectShape<RangeDraft> Range(bool isGrid)
    {
        var shape = new ObjectShape<RangeDraft>(isGrid ? "a grid" : "a range", node => new(node))
            .Key("from", "where it begins", Quantity, (draft, value) => draft.From = value, required: true)
            .Key("to", "where it ends, in the same unit", Quantity, (draft, value) => draft.To = value, required: true)
            .Key("logarithmic", isGrid ? "whether the steps are equal factors" : "whether the logarithm is uniform", new FlagShape(), (draft, value) => draft.Logarithmic = value)
            .Key("whole", "whether numbers are rounded to the nearest whole ones, as counts of neurons must be", new FlagShape(), (draft, value) => draft.Whole = value);
        return isGrid ? shape.Key("points", "number of values, both ends among them", new WholeShape<int>(2, SweepExperiment.MostPoints), (draft, value) => draft.Points = value, required: true) : shape;
    }
}
