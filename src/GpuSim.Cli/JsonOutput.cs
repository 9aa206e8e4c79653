using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace GpuSim.Cli;

/// <summary>Results for other programs: one JSON object on standard output.</summary>
internal static class JsonOutput
{
    static readonly JsonWriterOptions Style = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }; // "τ" and "µ" stay legible; nobody pastes this into HTML

    /// <summary>Prints <paramref name="value"/> with keys as <paramref name="shape"/> says.</summary>
    public static void Print<T>(T value, JsonTypeInfo<T> shape)
    {
        using var output = Console.OpenStandardOutput();
        using (var writer = new Utf8JsonWriter(output, Style)) JsonSerializer.Serialize(writer, value, shape);
        output.Write("\n"u8);
    }
}
