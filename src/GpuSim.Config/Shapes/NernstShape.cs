using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using GpuSim.Config.Text;
using GpuSim.Dynamics.Ions;
using GpuSim.Model;
using GpuSim.Units;

namespace GpuSim.Config.Shapes;

/// <summary>A voltage said by what makes it: <c>{ "nernst": { "ion": "K", "inside": "140 mM", "outside": "5 mM", "temperature": "37 °C" } }</c>.</summary>
internal sealed class NernstShape : Shape<PlacedQuantity>
{
    const string Key = "nernst";

    sealed class Draft
    {
        public int? Valence;
        public double? Inside, Outside, Temperature;
    }

    sealed class Whole
    {
        public Draft? Nernst;
    }

    readonly ObjectShape<Whole> _whole = new ObjectShape<Whole>("a voltage", _ => new())
        .Key(Key, "reversal potential of an ion", new ObjectShape<Draft>("the concentrations of an ion", _ => new())
            .Key("ion", "symbol of the ion", new SymbolShape(), (draft, value) => draft.Valence = value)
            .Key("valence", "charge of an ion that has no symbol here, in elementary charges", new ValenceShape(), (draft, value) => draft.Valence = value)
            .Key("inside", "the concentration inside the cell", new PositiveShape(Unit.Millimolar), (draft, value) => draft.Inside = value, required: true)
            .Key("outside", "the concentration outside the cell", new PositiveShape(Unit.Millimolar), (draft, value) => draft.Outside = value, required: true)
            .Key("temperature", "the temperature", new PositiveShape(Unit.Kelvin), (draft, value) => draft.Temperature = value, required: true)
            .ExactlyOne("ion", "valence"), (whole, value) => whole.Nernst = value, required: true);

    /// <summary>Whether a value is meant as such a voltage.</summary>
    public static bool Fits(Node node) => node is ObjectNode given && given.Members.ContainsKey(Key);

    public override bool TryRead(Node node, Faults faults, [MaybeNullWhen(false)] out PlacedQuantity value)
    {
        value = _whole.TryRead(node, faults, out var whole) && whole.Nernst is { Valence: { } valence, Inside: { } inside, Outside: { } outside, Temperature: { } temperature }
            ? new(node, new(MembranePotential.Nernst(new(valence, inside, outside), temperature), Unit.Millivolt))
            : null;
        return value is not null;
    }

    public override JsonObject Schema() => _whole.Schema();

    /// <summary>The valence of an ion given by its symbol.</summary>
    sealed class SymbolShape : Shape<int>
    {
        static readonly string[] Symbols = [.. Ion.All.Select(ion => ion.Symbol)];

        public override bool TryRead(Node node, Faults faults, out int value)
        {
            value = 0;
            var symbol = (node as TextNode)?.Text ?? "";
            if (Ion.Find(symbol) is { } ion) value = ion.Valence;
            else faults.At(node, $"expected the symbol of an ion, got {node.Words}", $"{DidYouMean.Hint(symbol, Symbols, "ions")} Another is given by its \"valence\".");
            return value != 0;
        }

        public override JsonObject Schema() => new() { ["enum"] = new JsonArray([.. Symbols.Select(symbol => JsonValue.Create(symbol))]) };
    }

    /// <summary>A charge that is not 0.</summary>
    sealed class ValenceShape : Shape<int>
    {
        readonly WholeShape<int> _whole = new(-10, 10);

        public override bool TryRead(Node node, Faults faults, out int value)
        {
            if (!_whole.TryRead(node, faults, out value)) return false;
            if (value == 0) faults.At(node, "expected a charge other than 0, got 0");
            return value != 0;
        }

        public override JsonObject Schema() => _whole.Schema();
    }

    /// <summary>A quantity above 0.</summary>
    sealed class PositiveShape(Unit unit) : Shape<double>
    {
        readonly QuantityShape _quantity = new(unit.Dimension);

        public override bool TryRead(Node node, Faults faults, out double value)
        {
            if (!_quantity.TryRead(node, faults, out value)) return false;
            if (!(value > 0)) faults.At(node, $"expected more than {new Quantity(0, unit)}, got {node.Words}");
            return value > 0;
        }

        public override JsonObject Schema() => _quantity.Schema();
    }
}
