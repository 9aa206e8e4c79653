using System.Text.Json.Nodes;
using GpuSim.Dynamics;

namespace GpuSim.Config.Keys;

/// <summary>The keys of configs in words, read off the JSON Schema, which has them from what reads them.</summary>
public static class ConfigKeys
{
    const string AnyQuantity = "a quantity";

    static readonly string[] OfDistributions = ["uniform", "normal"];

    /// <summary>The keys of the experiments of each kind.</summary>
    /// <param name="models">That configs may name; null for those that come with GpuSim.</param>
    public static IReadOnlyList<ConfigKey> Kinds(ModelCatalogs? models = null)
    {
        var schema = JsonNode.Parse(ConfigSchema.Emit(models))!;
        return [.. schema["properties"]!["kind"]!["enum"]!.AsArray().Select(kind => new ConfigKey((string)kind!, "", "", true, Members(schema["$defs"]![(string)kind!]!, "")))];
    }

    /// <summary>The keys at a place of a config: <c>projections</c>, <c>weight</c> for those of a distribution over synapses.</summary>
    /// <param name="kind">Of the experiment.</param>
    /// <param name="path">Of names; lists and the user's own names are passed through.</param>
    /// <param name="models">That configs may name; null for those that come with GpuSim.</param>
    public static IReadOnlyList<ConfigKey> At(string kind, IReadOnlyList<string> path, ModelCatalogs? models = null)
    {
        var node = JsonNode.Parse(ConfigSchema.Emit(models))!["$defs"]![kind]!;
        foreach (var name in path) node = Objects(node).Select(value => value["properties"]?[name]).OfType<JsonNode>().First();
        return Members(node, path[^1]);
    }

    static List<ConfigKey> Members(JsonNode node, string within)
    {
        var keys = new List<ConfigKey>();
        foreach (var value in Objects(node))
        {
            var required = value["required"]?.AsArray().Select(name => (string)name!).ToList() ?? [];
            foreach (var (name, member) in value["properties"]?.AsObject() ?? [])
                if (keys.All(key => key.Name != name))
                    keys.Add(new(name, Expects(member!), (string?)member!["description"] ?? "", required.Contains(name), IsDistribution(member!) ? [] : Members(member!, name)));
            if (value["additionalProperties"] is JsonObject own && value["properties"] is null && Objects(own).Any())
                keys.Add(new("NAME", Expects(own), $"one of the {within}", true, IsDistribution(own) ? [] : Members(own, within)));
        }
        return keys;
    }

    static bool IsDistribution(JsonNode node) => Objects(node).Any(value => OfDistributions.All(name => value["properties"]?[name] is not null));

    // The objects that a value may be, or the items of a list that it may be.
    static IEnumerable<JsonNode> Objects(JsonNode node) =>
        Alternatives(node).SelectMany(value => (string?)value["type"] == "object" ? [value] : value["items"] is { } items ? Objects(items) : []);

    static IEnumerable<JsonNode> Alternatives(JsonNode node) => (string?)node["type"] != "object" && node["anyOf"] is JsonArray several ? several.SelectMany(one => Alternatives(one!)) : [node];

    static string Expects(JsonNode node)
    {
        var alternatives = Alternatives(node).Where(value => !IsDistribution(value)).ToList();
        var words = alternatives.Select(One).Distinct().ToList();
        var dimensions = alternatives.Where(value => value["$ref"] is not null).Select(One).Distinct().ToList();
        if (dimensions.Count > 2) words = [AnyQuantity, .. words.Except(dimensions)];
        return string.Join(" or ", IsDistribution(node) ? words.Append("a distribution") : words);
    }

    static string One(JsonNode value)
    {
        if ((string?)value["$ref"] is { } dimension) return dimension.Split('/')[^1] is var word && word == "number" ? "a number" : $"a {word}";
        if (value["const"] is { } only) return only.ToJsonString();
        if (value["enum"] is JsonArray words) return string.Join(" or ", words.Select(word => word!.ToJsonString()));
        return (string?)value["type"] switch
        {
            "object" => "an object",
            "array" => List(value),
            "integer" => Bounded("a whole number", value),
            "number" => Bounded("a number", value),
            "boolean" => "true or false",
            "null" => "null",
            "string" when value["pattern"] is not null => "text such as \"0..9\"",
            "string" => "text",
            _ => "a value",
        };
    }

    static string List(JsonNode list)
    {
        var item = list["items"] is { } items ? Expects(items) : "values";
        if ((int?)list["minItems"] is { } count && (int?)list["maxItems"] == count) return $"[{string.Join(", ", Enumerable.Repeat(item, count))}]";
        return $"a list, each {item}";
    }

    static string Bounded(string what, JsonNode number)
    {
        var (min, max) = (number["minimum"]?.ToJsonString(), number["maximum"]?.ToJsonString());
        if (max is { Length: > 9 }) max = null; // as large as the type holds
        return (min, max) switch { (null, null) => what, (_, null) => $"{what} of at least {min}", (null, _) => $"{what} of at most {max}", _ => $"{what} from {min} to {max}" };
    }
}
