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
    public IReadOnlyList<PlacedQuantity>? Lognormal { get; set; }
    public DistanceProfileDraft? ByDistance { get; set; }
    public PlacedQuantity? FromFile { get; set; }
    public IReadOnlyList<PlacedQuantity?>? Limits { get; set; }
    public OutOfRange Outside { get; set; }

    /// <summary>What it measures as written.</summary>
    public Dimension Dimension => (Centre ?? Uniform?[0])?.Quantity.Unit.Dimension ?? Dimension.Number;

    /// <summary>Of its centre, whatever the unit.</summary>
    public int Sign => Centre is not null ? Math.Sign(Centre.Quantity.Value) : Uniform is not null ? Math.Sign(Uniform.Sum(bound => bound.Quantity.Canonical)) : 0;

    PlacedQuantity? Centre => Constant ?? Normal?[0] ?? Lognormal?[0] ?? FromFile ?? (ByDistance?.Value is { Quantity.Value: 0 } ? ByDistance.Change : ByDistance?.Value);

    /// <summary>In canonical units; NaN in it after adding a fault when it measures something else.</summary>
    public Distribution In(Dimension dimension, Faults faults)
    {
        if (Constant is not null) return Value(Constant);
        if (Uniform is not null) return new Distribution.Uniform(Value(Uniform[0]), Value(Uniform[1]));
        if (ByDistance is not null) return new Distribution.ByDistance(ByDistance.In(dimension, faults));
        if (FromFile is not null) return new Distribution.FromFile(Value(FromFile));
        if (Lognormal is not null && Value(Lognormal[0]) is var mean) return double.IsNaN(mean) ? Unread : new Distribution.Lognormal(Math.Abs(mean), Value(Lognormal[1]), mean < 0 ? -1 : 1);
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
}

/// <summary>A quantity, or how quantities vary.</summary>
internal sealed class DistributionShape(params Dimension[] dimensions) : Shape<DistributionDraft>
{
    readonly AnyQuantityShape _quantity = new(dimensions);
    ObjectShape<DistributionDraft> _object = Object(new(dimensions), ofSynapses: false);

    /// <summary>Of synapses, which also have a distance, and a line of an edge list.</summary>
    public static DistributionShape OfSynapses(params Dimension[] dimensions) => new(dimensions) { _object = Object(new(dimensions), ofSynapses: true) };

    public override bool TryRead(Node node, Faults faults, [MaybeNullWhen(false)] out DistributionDraft value)
    {
        if (node is ObjectNode && !NernstShape.Fits(node)) return _object.TryRead(node, faults, out value);
        value = _quantity.TryRead(node, faults, out var constant) ? new() { Constant = constant } : null;
        return value is not null;
    }

    public override JsonObject Schema() => new() { ["anyOf"] = new JsonArray(_quantity.Schema(), _object.Schema()) };

    static ObjectShape<DistributionDraft> Object(AnyQuantityShape quantity, bool ofSynapses)
    {
        var limits = new ListShape<PlacedQuantity?>("[smallest or null, largest or null]", new OrNull<PlacedQuantity>(quantity), length: 2);
        var shape = new ObjectShape<DistributionDraft>("a distribution", _ => new())
            .Key("uniform", "[low, high): every value between them as likely", new ListShape<PlacedQuantity>("[low, high]", quantity, length: 2), (draft, value) => draft.Uniform = value)
            .Key("normal", "[mean, standard deviation]", new ListShape<PlacedQuantity>("[mean, standard deviation]", quantity, length: 2), (draft, value) => draft.Normal = value)
            .Key("clip", "with normal: [smallest or null, largest or null]; draws outside take the nearest value inside", limits, (draft, value) => (draft.Limits, draft.Outside) = (value, OutOfRange.Clip))
            .Key("redraw", "with normal: [smallest or null, largest or null]; draws outside are drawn again", limits, (draft, value) => (draft.Limits, draft.Outside) = (value, OutOfRange.Redraw))
            .Key("lognormal", "[mean, standard deviation] of the values themselves; all have the sign of the mean", new ListShape<PlacedQuantity>("[mean, standard deviation]", quantity, length: 2), (draft, value) => draft.Lognormal = value)
            .AtMostOne("clip", "redraw", "uniform")
            .AtMostOne("clip", "redraw", "lognormal");
        return ofSynapses ? OfSynapse(shape, quantity) : shape.ExactlyOne("uniform", "normal", "lognormal");
    }

    static ObjectShape<DistributionDraft> OfSynapse(ObjectShape<DistributionDraft> shape, AnyQuantityShape quantity) => shape
        .Key("by_distance", "a function of the distance between the two neurons, whose populations have positions", ByDistanceShape.Create(quantity), (draft, value) => draft.ByDistance = value)
        .Key("from_file", "with an edge list: the number in its column times this", quantity, (draft, value) => draft.FromFile = value)
        .ExactlyOne("uniform", "normal", "lognormal", "by_distance", "from_file");
}
