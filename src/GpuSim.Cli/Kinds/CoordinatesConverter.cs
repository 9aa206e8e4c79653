using System.Text.Json;
using System.Text.Json.Serialization;

namespace GpuSim.Cli.Kinds;

/// <summary>Coordinates of a point as one object: what the config says there, by its path.</summary>
internal sealed class CoordinatesConverter : JsonConverter<IReadOnlyList<KeyValuePair<string, string>>>
{
    public override void Write(Utf8JsonWriter writer, IReadOnlyList<KeyValuePair<string, string>> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (path, text) in value)
        {
            writer.WritePropertyName(path);
            writer.WriteRawValue(text);
        }
        writer.WriteEndObject();
    }

    public override IReadOnlyList<KeyValuePair<string, string>> Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return [.. document.RootElement.EnumerateObject().Select(property => KeyValuePair.Create(property.Name, property.Value.GetRawText()))];
    }
}
