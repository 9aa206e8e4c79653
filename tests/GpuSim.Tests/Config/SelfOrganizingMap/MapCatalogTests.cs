using System.Text.Json.Nodes;
using GpuSim.Config;
using GpuSim.Model;
using GpuSim.Model.SelfOrganizingMap;

namespace GpuSim.Tests.Config.SelfOrganizingMap;

/// <summary>What <c>gpusim models</c> says of maps is what a config may say.</summary>
public class MapCatalogTests
{
    static readonly JsonObject Keys = Find(JsonNode.Parse(ConfigSchema.Emit())!, "neighbourhood")!;

    [Fact]
    public void Grids_are_those_of_a_config() => Assert.Equal(
        MapCatalog.Grids.Select(grid => grid.Name).Order(), Keys["map"]!["properties"]!["grid"]!["enum"]!.AsArray().Select(name => name!.GetValue<string>()).Order());

    [Fact]
    public void Arguments_of_grids_are_keys_of_the_map() => Assert.All(
        MapCatalog.Grids.SelectMany(grid => grid.Arguments), argument => Assert.NotNull(Keys["map"]!["properties"]![argument.Name]));

    [Fact]
    public void Learning_is_that_of_a_config() => AssertSame("learning", MapCatalog.Learning);

    [Fact]
    public void Neighbourhoods_are_those_of_a_config() => AssertSame("neighbourhood", MapCatalog.Neighbourhoods);

    [Fact]
    public void Initial_weights_are_those_of_a_config() => AssertSame("initial", MapCatalog.InitialWeights);

    [Theory]
    [InlineData("alpha")]
    [InlineData("sigma")]
    public void Schedules_are_those_of_a_config(string key) =>
        Assert.Equal(MapCatalog.Schedules.Select(schedule => schedule.Name).Append("minimum").Order(), Choices(key).Select(choice => choice.Key).Order());

    static void AssertSame(string key, IReadOnlyList<OptionSchema> options)
    {
        Assert.Equal(options.Select(option => option.Name).Order(), Choices(key).Select(choice => choice.Key).Order());
        foreach (var option in options)
            foreach (var argument in option.Arguments)
                Assert.True(Choices(key)[option.Name]!["properties"]!.AsObject().ContainsKey(argument.Name), $"{key}.{option.Name}.{argument.Name}");
    }

    static JsonObject Choices(string key) => Keys[key]!["anyOf"]!.AsArray().Select(form => form!["properties"]).OfType<JsonObject>().Single();

    // The properties that hold a key.
    static JsonObject? Find(JsonNode node, string key) => node switch
    {
        JsonObject members when members["properties"] is JsonObject properties && properties.ContainsKey(key) => properties,
        JsonObject members => members.Select(member => member.Value).OfType<JsonNode>().Select(member => Find(member, key)).FirstOrDefault(found => found is not null),
        JsonArray items => items.OfType<JsonNode>().Select(item => Find(item, key)).FirstOrDefault(found => found is not null),
        _ => null,
    };
}
