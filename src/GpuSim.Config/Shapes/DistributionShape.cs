using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using GpuSim.Config.Text;
using GpuSim.Model;
using GpuSim.Units;

namespace GpuSim.Config.Shapes;

/// <summary>A distribution whose dimension is checked when it is known what it must be.</summary>
internal sealed class DistributionDraft
{
    public PlacedQuantity? Constant { get; set; }
    public IReadOnlyList<PlacedQuantity>? Uniform { get; set; }
    public IReadOnlyList<PlacedQuantity>? Normal { get; set; }
    public IReadOnlyList<PlacedQuantity?>? Limits { get; set; }
    public OutOfRange Outside { get; set; }

    /// <summary>What it measures as written.</summary>
    public Dimension Dimension => (Constant ?? Normal?[0] ?? Uniform?[0])?.Quantity.Unit.Dimension ?? Dimension.Number;

    /// <summary>Of its centre, whatever the unit.</summary>
    public int Sign => Constant is not null ? SignOf(Constant) : Normal is not null ? SignOf(Normal[0]) : Uniform is not null ? Math.Sign(Uniform.Sum(bound => bound.Quantity.Canonical)) : 0;

    /// <summary>In canonical units; NaN in it after adding a fault when it measures something else.</summary>
    public Distribution In(Dimension dimension, Faults faults)
    {
        if (Constant is not null) return Value(Constant);
        if (Uniform is not null) return new Distribution.Uniform(Value(Uniform[0]), Value(Uniform[1]));
        if (Normal is null) return Unread;
        var normal = new Distribution.Normal(Value(Normal[0]), Value(Normal[1]));
        return Limits is null ? normal : normal with
        {
            Min = Limits[0] is { } min ? Value(min) : normal.Min,
            Max = Limits[1] is { } max ? Value(max) : normal.Max,
            Outside = Outside,
        };

        double Value(PlacedQuantity quantity) => quantity.In(dimension, faults);
    }

    /// <summary>Stands for what could not be read; the model's problem with it gives way to the fault that there is.</summary>
    public static readonly Distribution Unread = double.NaN;

    static int SignOf(PlacedQuantity quantity) => Math.Sign(quantity.Quantity.Value);
}

/// <summary>A quantity, or how quantities vary.</summary>
internal sealed class DistributionShape(params Dimension[] dimensions) : Shape<DistributionDraft>
{
    readonly AnyQuantityShape _quantity = new(dimensions);
    readonly ObjectShape<DistributionDraft> _object = Object(new(dimensions));

    public override bool TryRead(Node node, Faults faults, [MaybeNullWhen(false)] out DistributionDraft value)
    {
        if (node is ObjectNode && !NernstShape.Fits(node)) return _object.TryRead(node, faults, out value);
        value = _quantity.TryRead(node, faults, out var constant) ? new() { Constant = constant } : null;
        return value is not null;
    }

    public override JsonObject Schema() => new() { ["anyOf"] = new JsonArray(_quantity.Schema(), _object.Schema()) };

    static ObjectShape<DistributionDraft> Object(AnyQuantityShape quantity)
    {
        var limits = new ListShape<PlacedQuantity?>("[smallest or null, largest or null]", new OrNull<PlacedQuantity>(quantity), length: 2);
        return new ObjectShape<DistributionDraft>("a distribution", _ => new())
            .Key("uniform", "[low, high): every value between them as likely", new ListShape<PlacedQuantity>("[low, high]", quantity, length: 2), (draft, value) => draft.Uniform = value)
            .Key("normal", "[mean, standard deviation]", new ListShape<PlacedQuantity>("[mean, standard deviation]", quantity, length: 2), (draft, value) => draft.Normal = value)
            .Key("clip", "with normal: [smallest or null, largest or null]; draws outside take the nearest value inside", limits, (draft, value) => (draft.Limits, draft.Outside) = (value, OutOfRange.Clip))
            .Key("redraw", "with normal: [smallest or null, largest or null]; draws outside are drawn again", limits, (draft, value) => (draft.Limits, draft.Outside) = (value, OutOfRange.Redraw))
            .ExactlyOne("uniform", "normal")
            .AtMostOne("clip", "redraw", "uniform");
    }
}
