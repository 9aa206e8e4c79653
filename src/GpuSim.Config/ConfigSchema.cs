using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using GpuSim.Config.Shapes;
using GpuSim.Config.Spiking;
using GpuSim.Units;

namespace GpuSim.Config;

/// <summary>The JSON Schema of a config, from the keys that the reader knows, the catalogs and the units; with it an editor completes and explains every key.</summary>
public static class ConfigSchema
{
    static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of the schema, draft 2020-12.</summary>
    public static string Emit()
    {
        var schema = ExperimentShape.Create().Schema();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", "GpuSim experiment");
        schema["$defs"] = new JsonObject(Enum.GetValues<Dimension>().Select(dimension => KeyValuePair.Create<string, JsonNode?>(dimension.ToString().ToLowerInvariant(), AnyQuantityShape.Definition(dimension))));
        return schema.ToJsonString(Readable) + "\n";
    }
}
