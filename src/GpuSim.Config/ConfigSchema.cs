using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using System.Text.Json;
using GpuSim.Config.Kinds;
using GpuSim.Config.Shapes;
using GpuSim.Dynamics;
using GpuSim.Units;

namespace GpuSim.Config;

/// <summary>The JSON Schema of a config, from the keys that the reader knows, the catalogs and the units; with it an editor completes and explains every key.</summary>
public static class ConfigSchema
{
    static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of the schema, draft 2020-12.</summary>
    /// <param name="models">That configs may name; null for those that come with GpuSim.</param>
    public static string Emit(ModelCatalogs? models = null)
    {
        var definitions = Enum.GetValues<Dimension>().Select(dimension => (Name: dimension.ToString().ToLowerInvariant(), Schema: AnyQuantityShape.Definition(dimension)))
            .Concat(KindCatalog.Kinds.Select(kind => (kind.Name, Schema: kind.Schema(models ?? ModelCatalogs.BuiltIn))));
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "GpuSim experiment",
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["kind"] = new JsonObject { ["enum"] = new JsonArray([.. KindCatalog.Kinds.Select(kind => JsonValue.Create(kind.Name))]), ["description"] = "what is simulated" },
            },
            ["required"] = new JsonArray("kind"),
            ["allOf"] = new JsonArray([.. KindCatalog.Kinds.Select(kind => If(kind.Name))]),
            ["$defs"] = new JsonObject(definitions.Select(definition => KeyValuePair.Create<string, JsonNode?>(definition.Name, definition.Schema))),
        };
        return schema.ToJsonString(Readable) + "\n";
    }

    // An editor then knows which keys to offer, and names the wrong one instead of all kinds.
    static JsonObject If(string kind) => new()
    {
        ["if"] = new JsonObject { ["properties"] = new JsonObject { ["kind"] = new JsonObject { ["const"] = kind } }, ["required"] = new JsonArray("kind") },
        ["then"] = new JsonObject { ["$ref"] = $"#/$defs/{kind}" },
    };
}
