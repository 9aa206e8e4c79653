using GpuSim.Documentation;
using GpuSim.Dynamics;

namespace GpuSim.Tests.Docs;

/// <summary>What <c>gpusim models</c> and docs/models.md say of every member.</summary>
public class CatalogTests
{
    static readonly IReadOnlyList<CatalogSection> Sections = Catalog.Of(ModelCatalogs.BuiltIn);

    [Theory]
    [InlineData("neuron model")]
    [InlineData("synapse model")]
    [InlineData("connectivity rule")]
    [InlineData("distribution")]
    [InlineData("stimulus")]
    public void Every_member_has_its_equation(string family) =>
        Assert.All(Sections.Single(section => section.Family == family).Entries, entry => Assert.NotEmpty(entry.Equation));

    [Theory]
    [InlineData("neuron model")]
    [InlineData("synapse model")]
    [InlineData("connectivity rule")]
    public void Every_member_has_its_source(string family) =>
        Assert.All(Sections.Single(section => section.Family == family).Entries, entry => Assert.NotEmpty(entry.Source));

    [Fact]
    public void Every_neuron_model_says_for_which_steps_it_is_made() =>
        Assert.All(Sections[0].Entries, entry => Assert.Matches("^For steps dt of at most [0-9.]+ ms", entry.Note));
}
