using System.Text.Json.Nodes;
using GpuSim.Config.Shapes;
using GpuSim.Config.Text;
using GpuSim.Dynamics.Neurons;
using GpuSim.Dynamics;
using GpuSim.Model.Spiking.Description;
using GpuSim.Units;

namespace GpuSim.Config.Spiking;

/// <summary>A population as read, before its model says what its parameters measure.</summary>
internal sealed class PopulationDraft(NeuronCatalog catalog)
{
    public int Size { get; set; }
    public string Model { get; set; } = "";
    public IReadOnlyList<KeyValuePair<string, PerNeuronDraft>> Parameters { get; set; } = [];
    public IReadOnlyList<KeyValuePair<string, PerNeuronDraft>> Initial { get; set; } = [];
    public PositionsDraft? Positions { get; set; }
    public double? MeanRate { get; set; }

    public NeuronSchema? Schema => catalog.Find(Model)?.Schema;

    public PopulationDescription Describe(string name, Faults faults) => new(name, Size, Model)
    {
        Parameters = Parameters.ToDictionary(given => given.Key, given =>
            Schema?.Parameters.FirstOrDefault(parameter => parameter.Name == given.Key) is { } parameter ? given.Value.In(parameter.Unit.Dimension, faults) : DistributionDraft.Unread),
        Initial = Initial.ToDictionary(given => given.Key, given =>
            Schema?.Variables.FirstOrDefault(variable => variable.Name == given.Key) is { } variable ? given.Value.In(variable.Unit.Dimension, faults) : DistributionDraft.Unread),
        Positions = Positions?.Describe(),
        MeanRate = MeanRate,
    };
}

/// <summary>The keys of a population.</summary>
internal static class PopulationShape
{
    static readonly Dimension[] Dimensions = Enum.GetValues<Dimension>();

    public static ObjectShape<PopulationDraft> Create(ModelCatalogs models) => new ObjectShape<PopulationDraft>("a population", _ => new(models.Neurons))
        .Key("size", "number of neurons", new WholeShape<int>(1, int.MaxValue), (draft, value) => draft.Size = value, required: true)
        .Key("model", "name of a neuron model", new TextShape("the name of a neuron model"), (draft, value) => draft.Model = value, required: true)
        .Key("parameters", "parameters of the model: a quantity, how it varies over neurons, or a list with one for each; the others keep their defaults", new MapShape<PerNeuronDraft>("an object of parameters", new PerNeuronShape(Dimensions)), (draft, value) => draft.Parameters = value)
        .Key("initial", "how state variables start: a quantity, how it varies over neurons, or a list with one for each", new MapShape<PerNeuronDraft>("an object of initial values", new PerNeuronShape(Dimensions)), (draft, value) => draft.Initial = value)
        .Key("positions", "where neurons lie, for what depends on distance: a grid, random, or a list", PositionsShape.Create(), (draft, value) => draft.Positions = value)
        .Key("mean_rate", "mean rate of one neuron at full scale, from which down-scaling makes up for lost input", new QuantityShape(Dimension.Frequency), (draft, value) => draft.MeanRate = value)
        .Extend(schema => Complete(schema, models.Neurons));

    // What an editor may offer depends on the model.
    static void Complete(JsonObject schema, NeuronCatalog catalog)
    {
        var properties = schema["properties"]!;
        properties["model"]!.AsObject().Remove("type");
        properties["model"]!["enum"] = new JsonArray([.. catalog.Models.Select(model => JsonValue.Create(model.Schema.Name))]);
        foreach (var open in new[] { "parameters", "initial" }) properties[open]!.AsObject().Remove("additionalProperties");
        schema["allOf"] = new JsonArray([.. catalog.Models.Select(model => new JsonObject
        {
            ["if"] = new JsonObject { ["properties"] = new JsonObject { ["model"] = new JsonObject { ["const"] = model.Schema.Name } }, ["required"] = new JsonArray("model") },
            ["then"] = new JsonObject
            {
                ["properties"] = new JsonObject
                {
                    ["model"] = new JsonObject { ["description"] = $"{model.Schema.Summary}: {model.Schema.Equation}" },
                    ["parameters"] = Closed(model.Schema.Parameters.Select(parameter =>
                        (parameter.Name, $"{parameter.Meaning}; {Say(parameter.Default, parameter)} by default, {Say(parameter.Min, parameter)} to {Say(parameter.Max, parameter)}", new PerNeuronShape(parameter.Unit.Dimension).Schema()))),
                    ["initial"] = Closed(model.Schema.Variables.Select(variable =>
                        (variable.Name, variable.Meaning, new PerNeuronShape(variable.Unit.Dimension).Schema()))),
                },
            },
        })]);
    }

    static JsonObject Closed(IEnumerable<(string Name, string Meaning, JsonObject Schema)> keys)
    {
        var properties = new JsonObject();
        foreach (var (name, meaning, schema) in keys)
        {
            schema["description"] = meaning;
            properties[name] = schema;
        }
        return new() { ["properties"] = properties, ["additionalProperties"] = false };
    }

    static string Say(double value, Parameter parameter) => new Quantity(value, parameter.Unit).ToString();
}
