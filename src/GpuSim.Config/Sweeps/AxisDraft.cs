using GpuSim.Config.Shapes;
using GpuSim.Config.Text;
using GpuSim.Model.Sweeps;
using GpuSim.Units;

namespace GpuSim.Config.Sweeps;

/// <summary>An axis as read.</summary>
internal sealed class AxisDraft(Node node)
{
    public Node Node { get; } = node;
    public IReadOnlyList<string>? Paths { get; set; }
    public PlacedQuantity? Times { get; set; }
    public IReadOnlyList<Node>? Values { get; set; }
    public RangeDraft? Grid { get; set; }
    public RangeDraft? Range { get; set; }

    public IReadOnlyList<string> PathsOr(string name) => Paths ?? [name];

    /// <summary>Adds what is wrong with it beside the rest.</summary>
    public void Check(string name, SampleDesign? sample, Faults faults)
    {
        if (name.Length == 0 || name.Contains('/', StringComparison.Ordinal) || name is "." or "..")
            faults.AtKey(Node, $"expected a name without a slash, got \"{name}\"", "It names a column of the table; say where the values go with \"paths\".");
        if (Paths is { Count: 0 }) faults.At(Node, "expected at least one path, got an empty list");
        if (sample is null && Range is not null) faults.At(Range.Node, "expected values or a grid, got a range and no sample", "Add \"sample\": { \"latin_hypercube\": 100 }, or make it a grid with a number of points.");
        if (sample is not null && Range is null && (Values ?? (object?)Grid) is not null) faults.At(Node, "expected a range that the sample is drawn from, got values", "Say \"range\": { \"from\": …, \"to\": … }, or leave \"sample\" out.");
        Grid?.Check(faults);
        Range?.Check(faults);
        if (Values is not null) CheckValues(Values, faults);
        if (Times is not null && !faults.AnyIn(Node.Path) && Unit.Length > 0) faults.At(Times.Node, "expected bare numbers where they are multiplied, got values with units", "Leave the units to \"times\".");
    }

    /// <summary>The same for the model; only without faults.</summary>
    public SweepAxis Describe(string name)
    {
        var axis = new SweepAxis(name, PathsOr(name), [])
        {
            Unit = Unit,
            Times = Times is { Quantity: var (number, unit) } ? new(number, unit.Symbol) : null,
            Range = Range?.Describe(),
        };
        if (Grid is not null) return axis with { Values = [.. Grid.Describe().Grid(Grid.Points).Select(axis.At)] };
        if (Values is null) return axis;
        var numbers = Values.Select(Number).ToList();
        return axis with { Values = [.. Values.Zip(numbers, (node, number) => number is { } quantity ? axis.At(quantity.Value) : new AxisValue(null, node is TextNode text ? text.Text : JsonWriter.Write(node), JsonWriter.Write(node)))] };
    }

    // Of its numbers; empty for bare ones and where not all values are numbers of one unit.
    string Unit => (Grid ?? Range)?.From is { Quantity.Unit.Symbol: var symbol } ? symbol : Values?.Select(Number).FirstOrDefault()?.Unit.Symbol ?? "";

    // Values count as numbers only where all are, in one unit: else the table shows them as they were written.
    Quantity? Number(Node node) => Values!.Select(Written).All(other => other is not null && other.Value.Unit == Written(Values![0])!.Value.Unit) ? Written(node) : null;

    static Quantity? Written(Node node) => node switch
    {
        NumberNode number when double.IsFinite(number.Value) => new(number.Value, Units.Unit.One),
        TextNode text when Quantity.TryParse(text.Text, out var quantity) && quantity.Unit != Units.Unit.One => quantity,
        _ => null,
    };

    void CheckValues(IReadOnlyList<Node> values, Faults faults)
    {
        if (values.Count == 0) faults.At(Node, "expected at least one value, got an empty list");
        var seen = new HashSet<string>();
        foreach (var twin in values.Where(value => !seen.Add(JsonWriter.Write(value)))) faults.At(twin, $"expected every value once, got {JsonWriter.Write(twin)} again");
        if (Times is null) return;
        foreach (var other in values.Where(value => value is not NumberNode)) faults.At(other, $"expected a bare number, which is multiplied by \"times\", got {other.Words}");
    }
}

/// <summary>Two ends, as read.</summary>
internal sealed class RangeDraft(Node node)
{
    public Node Node { get; } = node;
    public PlacedQuantity? From { get; set; }
    public PlacedQuantity? To { get; set; }
    public bool Logarithmic { get; set; }
    public bool Whole { get; set; }
    public int Points { get; set; }

    public AxisRange Describe() => new(From!.Quantity.Value, To!.Quantity.Value, Logarithmic) { Whole = Whole };

    public void Check(Faults faults)
    {
        if (From is null || To is null) return;
        if (From.Quantity.Unit != To.Quantity.Unit) faults.At(To.Node, $"expected the unit of \"from\", {Words(From.Quantity.Unit)}, got {To.Quantity}");
        else if (From.Quantity.Value == To.Quantity.Value) faults.At(To.Node, $"expected two ends, got {To.Quantity} twice");
        else if (Logarithmic && Math.Min(From.Quantity.Value, To.Quantity.Value) <= 0) faults.At(From.Quantity.Value <= 0 ? From.Node : To.Node, "expected ends above 0 for equal factors, got one that is not");
        else if (Whole) CheckWhole(From, To, faults);
    }

    void CheckWhole(PlacedQuantity from, PlacedQuantity to, Faults faults)
    {
        var parts = ((PlacedQuantity[])[from, to]).Where(end => !double.IsInteger(end.Quantity.Value)).ToList();
        foreach (var end in parts) faults.At(end.Node, $"expected a whole number, as \"whole\" says, got {end.Quantity}");
        if (parts.Count > 0 || Points == 0) return;
        var different = Describe().Grid(Points).Distinct().Count();
        if (different < Points) faults.At(Node, FormattableString.Invariant($"expected as many whole numbers as points, got {different} for {Points}"), "Take fewer points, or ends that are further apart.");
    }

    static string Words(Unit unit) => unit == Unit.One ? "a bare number" : unit.Symbol;
}
