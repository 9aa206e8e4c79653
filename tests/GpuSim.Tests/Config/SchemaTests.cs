using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GpuSim.Config;
using GpuSim.Dynamics.Neurons;
using GpuSim.Model.Spiking.Connectivity;

namespace GpuSim.Tests.Config;

public class SchemaTests
{
    static readonly JsonObject Schema = JsonNode.Parse(ConfigSchema.Emit())!.AsObject();
    static readonly JsonDocumentOptions Relaxed = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static TheoryData<string> Shipped => [.. Configs.Names];

    [Fact]
    public void Schema_says_which_draft_it_is() => Assert.Equal("https://json-schema.org/draft/2020-12/schema", Schema["$schema"]!.GetValue<string>());

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Schema_accepts_a_shipped_config(string name) =>
        Assert.Equal([], Faults(Schema, JsonNode.Parse(File.ReadAllText(Configs.Path(name)), null, Relaxed), "$"));

    public static TheoryData<string> Sweeps => [.. Configs.Sweeps];

    [Theory]
    [MemberData(nameof(Sweeps))]
    public void Schema_accepts_a_shipped_sweep_which_can_be_run(string path)
    {
        Assert.Equal([], Faults(Schema, JsonNode.Parse(File.ReadAllText(path), null, Relaxed), "$"));
        Experiments.Check(ExperimentFile.Load(path, []), new());
    }

    [Theory]
    [InlineData("\"size\": 10000", "\"sise\": 10000")]
    [InlineData("\"tau_m\": \"20 ms\"", "\"tau_m\": \"20 mV\"")]
    [InlineData("\"tau_m\": \"20 ms\"", "\"tau_x\": \"20 ms\"")]
    [InlineData("\"model\": \"lif\"", "\"model\": \"fil\"")]
    [InlineData("\"fixed_in_degree\": 1000", "\"fixed_in_degree\": -1")]
    [InlineData("\"delay\": \"1.5 ms\"", "\"delay\": 1.5")]
    [InlineData("\"dt\": \"0.1 ms\",", "")]
    public void Schema_refuses_a_mistake(string right, string wrong)
    {
        var text = File.ReadAllText(Configs.Path("brunel-ai.json"));
        var at = text.IndexOf(right, StringComparison.Ordinal);

        Assert.NotEmpty(Faults(Schema, JsonNode.Parse(text[..at] + wrong + text[(at + right.Length)..], null, Relaxed), "$"));
    }

    [Theory]
    [InlineData("\"neurons\": 100", null)]
    [InlineData("\"neurons\": 100, \"rule\": { \"palimpsest\": { \"bound\": 5 } }, \"dynamics\": \"modern\", \"probes\": { \"patterns\": [\"A\"], \"disturb\": { \"flip\": 0.1 } }, \"vary\": { \"neurons\": [1, 2] }", null)]
    [InlineData("\"neurons\": 1", "minimum")]
    [InlineData("\"neuron\": 100", "unknown")]
    [InlineData("\"rule\": { \"palimpsest\": {} }", "anyOf")]
    [InlineData("\"dynamics\": \"glauber\"", "anyOf")]
    [InlineData("\"vary\": { \"neurons\": [] }", "minItems")]
    [InlineData("\"duration\": \"1 s\"", "unknown")]
    public void Schema_tells_memories_from_networks(string keys, string? fault)
    {
        var faults = Faults(Schema, JsonNode.Parse($$"""{ "kind": "hopfield", "patterns": { "random": { "count": 5 } }, {{keys}} }"""), "$");

        if (fault is null)
            Assert.Empty(faults);
        else
            Assert.Contains(fault, Assert.Single(faults));
    }

    [Theory]
    [InlineData("\"sigma\": 1", null)]
    [InlineData("\"sigma\": { \"linear\": [10, 0], \"minimum\": 1 }, \"learning\": { \"mini_batch\": { \"size\": 64 } }, \"initial\": { \"uniform\": [0, 1] }, \"neighbourhood\": \"bubble\", \"record\": { \"every\": 10 }", null)]
    [InlineData("\"alpha\": 1", "required")]
    [InlineData("\"sigma\": {}", "anyOf")]
    [InlineData("\"sigma\": { \"linear\": [10] }", "anyOf")]
    [InlineData("\"sigma\": 1, \"epoch\": 10", "unknown")]
    [InlineData("\"sigma\": 1, \"initial\": \"normal\"", "anyOf")]
    [InlineData("\"sigma\": 1, \"learning\": \"mini_batch\"", "anyOf")]
    [InlineData("\"sigma\": 1, \"metric\": \"manhattan\"", "enum")]
    [InlineData("\"sigma\": 1, \"neurons\": 100", "unknown")]
    public void Schema_knows_the_keys_of_maps(string keys, string? fault)
    {
        var faults = Faults(Schema, JsonNode.Parse($$"""{ "kind": "som", "map": { "width": 5, "edges": "toroidal" }, "data": { "csv": { "file": "a.csv", "columns": ["x", 2] } }, "epochs": 10, {{keys}} }"""), "$");

        if (fault is null)
            Assert.Empty(faults);
        else
            Assert.Contains(fault, Assert.Single(faults));
    }

    [Fact]
    public void Every_model_parameter_and_rule_is_in_the_schema()
    {
        var text = Schema.ToJsonString();

        Assert.All(NeuronCatalog.BuiltIn.Models, model => Assert.All(model.Schema.Parameters, parameter => Assert.Contains($"\"{parameter.Name}\":", text)));
        Assert.All(RuleCatalog.Rules, rule => Assert.Contains($"\"{rule.Name}\"", text));
    }

    [Fact]
    public void Every_key_is_explained() => Assert.Equal([], Unexplained(Schema, "$"));

    static IEnumerable<string> Unexplained(JsonNode? node, string path) => node switch
    {
        JsonObject schema when schema.ContainsKey("properties") && !path.EndsWith(".if") =>
            schema["properties"]!.AsObject().Where(property => !path.EndsWith(".then") && !property.Value!.AsObject().ContainsKey("description")).Select(property => $"{path}.{property.Key}")
                .Concat(schema.SelectMany(member => Unexplained(member.Value, $"{path}.{member.Key}"))),
        JsonObject schema => schema.SelectMany(member => Unexplained(member.Value, $"{path}.{member.Key}")),
        JsonArray list => list.SelectMany((item, index) => Unexplained(item, $"{path}[{index}]")),
        _ => [],
    };

    // As much of JSON Schema as the emitted schema uses; a keyword it does not know fails the test.
    static List<string> Faults(JsonObject schema, JsonNode? value, string path)
    {
        var faults = new List<string>();
        foreach (var (keyword, rule) in schema)
        {
            switch (keyword)
            {
                case "$schema" or "title" or "description" or "examples" or "$defs" or "then":
                    break;
                case "$ref":
                    faults.AddRange(Faults(Schema["$defs"]![rule!.GetValue<string>()["#/$defs/".Length..]]!.AsObject(), value, path));
                    break;
                case "type":
                    Check(TypeOf(value) == rule!.GetValue<string>() || TypeOf(value) == "integer" && rule.GetValue<string>() == "number");
                    break;
                case "enum":
                    Check(rule!.AsArray().Any(choice => JsonNode.DeepEquals(choice, value)));
                    break;
                case "const":
                    Check(rule!.ToJsonString() == value?.ToJsonString());
                    break;
                case "pattern":
                    Check(value is not JsonValue || TypeOf(value) != "string" || Regex.IsMatch(value.GetValue<string>(), rule!.GetValue<string>()));
                    break;
                case "minimum":
                    Check(TypeOf(value) is not ("number" or "integer") || Number(value) >= Number(rule));
                    break;
                case "maximum":
                    Check(TypeOf(value) is not ("number" or "integer") || Number(value) <= Number(rule));
                    break;
                case "minItems":
                    Check(value is not JsonArray few || few.Count >= Number(rule));
                    break;
                case "maxItems":
                    Check(value is not JsonArray many || many.Count <= Number(rule));
                    break;
                case "minProperties":
                    Check(value is not JsonObject sparse || sparse.Count >= Number(rule));
                    break;
                case "maxProperties":
                    Check(value is not JsonObject full || full.Count <= Number(rule));
                    break;
                case "required":
                    foreach (var key in rule!.AsArray()) Check(value is not JsonObject given || given.ContainsKey(key!.GetValue<string>()));
                    break;
                case "properties" when value is JsonObject given:
                    foreach (var (key, property) in rule!.AsObject())
                        if (given.ContainsKey(key))
                            faults.AddRange(Faults(property!.AsObject(), given[key], $"{path}.{key}"));
                    break;
                case "additionalProperties" when value is JsonObject given:
                    foreach (var (key, item) in given.Where(member => schema["properties"]?.AsObject().ContainsKey(member.Key) != true))
                        faults.AddRange(rule is JsonObject other ? Faults(other, item, $"{path}.{key}") : [$"{path}.{key}: unknown"]);
                    break;
                case "items" when value is JsonArray items:
                    for (var index = 0; index < items.Count; index++) faults.AddRange(Faults(rule!.AsObject(), items[index], $"{path}[{index}]"));
                    break;
                case "properties" or "additionalProperties" or "items":
                    break;
                case "anyOf":
                    Check(rule!.AsArray().Any(choice => Faults(choice!.AsObject(), value, path).Count == 0));
                    break;
                case "oneOf":
                    Check(rule!.AsArray().Count(choice => Faults(choice!.AsObject(), value, path).Count == 0) == 1);
                    break;
                case "allOf":
                    foreach (var part in rule!.AsArray()) faults.AddRange(Faults(part!.AsObject(), value, path));
                    break;
                case "if":
                    if (Faults(rule!.AsObject(), value, path).Count == 0) faults.AddRange(Faults(schema["then"]!.AsObject(), value, path));
                    break;
                default:
                    faults.Add($"{path}: keyword {keyword}");
                    break;
            }

            void Check(bool holds)
            {
                if (!holds) faults.Add($"{path}: {keyword} {rule?.ToJsonString()}");
            }
        }
        return faults;
    }

    static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => Number(value) == Math.Round(Number(value)) ? "integer" : "number",
        _ => "boolean",
    };

    static double Number(JsonNode? value) => double.Parse(value!.ToJsonString(), CultureInfo.InvariantCulture);
}
