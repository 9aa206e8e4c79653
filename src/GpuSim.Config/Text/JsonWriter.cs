using System.Text.Encodings.Web;
using System.Text.Json;

namespace GpuSim.Config.Text;

/// <summary>Says a value as JSON in one line, with numbers as they were written.</summary>
internal static class JsonWriter
{
    static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Node node) => node switch
    {
        ObjectNode given => given.Members.Count == 0 ? "{}" : $"{{ {string.Join(", ", given.Members.Select(member => $"{Quote(member.Key)}: {Write(member.Value)}"))} }}",
        ListNode list => $"[{string.Join(", ", list.Items.Select(Write))}]",
        TextNode text => Quote(text.Text),
        _ => node.Words, // a number as written, true, false or null
    };

    static string Quote(string text) => JsonSerializer.Serialize(text, Readable);
}
