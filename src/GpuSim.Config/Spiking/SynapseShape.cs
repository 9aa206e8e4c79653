using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using GpuSim.Config.Shapes;
using GpuSim.Config.Text;
using GpuSim.Dynamics.Synapses;
using GpuSim.Dynamics;
using GpuSim.Model.Spiking.Description;
using GpuSim.Units;

namespace GpuSim.Config.Spiking;

/// <summary>A synapse model as read, before the projection's targets say what weights measure.</summary>
internal sealed class SynapseDraft(SynapseCatalog catalog)
{
    public string Model { get; set; } = "";
    public IReadOnlyList<KeyValuePair<string, PlacedQuantity>> Parameters { get; set; } = [];

    /// <summary>What the projection's weights measure, where the model and not the target's receptor decides it.</summary>
    public Dimension? WeightDimension => catalog.Find(Model) is ContinuousModel { Effect: ContinuousEffect.Current } ? Dimension.Conductance : null;

    /// <summary>The same in the model's words; null for static synapses.</summary>
    /// <param name="weight">What the projection's weight measures.</param>
    /// <param name="faults">Takes what is wrong.</param>
    public SynapseDescription? Describe(Dimension weight, Faults faults)
    {
        if (Model == SynapseShape.Static) return null;
        var schema = catalog.Find(Model)?.Schema;
        return new(Model) { Parameters = Parameters.ToDictionary(given => given.Key, given => Value(schema, given.Key, given.Value)) };

        double Value(SynapseSchema? schema, string name, PlacedQuantity value) =>
            schema?.Parameters.FirstOrDefault(parameter => parameter.Name == name) is not { } parameter ? double.NaN
            : value.In(schema.InWeightUnit.Contains(name) ? weight : parameter.Unit.Dimension, faults);
    }
}

/// <summary>The name of a synapse model, or an object with the name as its only key and the model's parameters as the value.</summary>
internal sealed class SynapseShape(ModelCatalogs models) : Shape<SynapseDraft>
{
    /// <summary>What synapses are where nothing is said.</summary>
    public const string Static = "static";

    static readonly MapShape<PlacedQuantity> Parameters = new("an object of parameters", new AnyQuantityShape(Enum.GetValues<Dimension>()));

    public override bool TryRead(Node node, Faults faults, [MaybeNullWhen(false)] out SynapseDraft value)
    {
        value = node switch
        {
            TextNode { Text: { Length: > 0 } name } => new(models.Synapses) { Model = name },
            ObjectNode { Members.Count: 1 } => new(models.Synapses) { Model = ((ObjectNode)node).Members.First().Key },
            _ => null,
        };
        if (value is null)
        {
            faults.At(node, $"expected a synapse model such as \"{Static}\" or {{ \"{models.Synapses.Models[0].Schema.Name}\": {{ … }} }}, got {(node is ObjectNode several ? $"an object with {several.Members.Count} keys" : node.Words)}");
            return false;
        }
        if (node is not ObjectNode choice) return true;
        var sound = Parameters.TryRead(choice.Members[value.Model], faults, out var parameters);
        value.Parameters = parameters ?? [];
        return sound;
    }

    public override JsonObject Schema() => new()
    {
        ["anyOf"] = new JsonArray(
        [
            new JsonObject { ["enum"] = new JsonArray([JsonValue.Create(Static), .. models.Synapses.Models.Where(model => !NeedsParameters(model.Schema)).Select(model => JsonValue.Create(model.Schema.Name))]) },
            new JsonObject { ["type"] = "object", ["properties"] = Keyed(models.Synapses.Models.Select(model => (model.Schema.Name, Of(model.Schema)))), ["additionalProperties"] = false, ["minProperties"] = 1, ["maxProperties"] = 1 },
        ]),
    };

    static bool NeedsParameters(SynapseSchema schema) => schema.Parameters.Any(parameter => double.IsNaN(parameter.Default));

    JsonObject Of(SynapseSchema schema)
    {
        var shape = new JsonObject
        {
            ["type"] = "object",
            ["description"] = $"{schema.Summary}: {schema.Equation}",
            ["properties"] = Keyed(schema.Parameters.Select(parameter => (parameter.Name, Of(schema, parameter)))),
            ["additionalProperties"] = false,
        };
        if (NeedsParameters(schema)) shape["required"] = new JsonArray([.. schema.Parameters.Where(parameter => double.IsNaN(parameter.Default)).Select(parameter => JsonValue.Create(parameter.Name))]);
        return shape;
    }

    JsonObject Of(SynapseSchema schema, Parameter parameter)
    {
        var weight = schema.InWeightUnit.Contains(parameter.Name);
        var shape = new AnyQuantityShape(weight ? WeightUnits.All(models) : [parameter.Unit.Dimension]).Schema();
        var unit = weight ? ", in the unit of the weight" : "";
        var normal = double.IsNaN(parameter.Default) ? "" : $"; {new Quantity(parameter.Default, parameter.Unit)} by default, {new Quantity(parameter.Min, parameter.Unit)} to {new Quantity(parameter.Max, parameter.Unit)}";
        shape["description"] = $"{parameter.Meaning}{unit}{normal}";
        return shape;
    }

    static JsonObject Keyed(IEnumerable<(string Name, JsonObject Schema)> keys)
    {
        var properties = new JsonObject();
        foreach (var (name, schema) in keys) properties[name] = schema;
        return properties;
    }
}
