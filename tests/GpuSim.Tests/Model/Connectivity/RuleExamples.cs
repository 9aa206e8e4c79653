using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Connectivity;
using GpuSim.Model.Spiking.Description;
using GpuSim.Model.Spiking.Space;

namespace GpuSim.Tests.Model.Connectivity;

/// <summary>Every rule of the catalog with arguments that fit a small network, and ends to use it between.</summary>
static class RuleExamples
{
    /// <summary>The rule with one of its arguments, or with all that are due where they are given together.</summary>
    public static IConnectivityRule Of(string name, string? argument = null, bool autapses = true, bool multapses = true)
    {
        var schema = RuleCatalog.Find(name)!;
        if (schema.Together)
            return schema.Create(new(schema.Arguments[0].Name, 0.2, autapses, multapses) { Given = new Dictionary<string, double> { ["probability"] = 0.6 } });
        var given = schema.Arguments.FirstOrDefault(candidate => argument is null || candidate.Name == argument);
        var value = given is null ? 0 : given.WholeNumber ? (given.Name == "number" ? 3000 : 40) : 0.2;
        return schema.Create(new(given?.Name, value, autapses, multapses));
    }

    /// <summary>Random positions in the unit square.</summary>
    public static Endpoints InSpace(int sources, int targets, bool same) => Ends(new Layout.Random(2), sources, new Layout.Random(2), targets, same);

    /// <summary>Ends that lie as said.</summary>
    public static Endpoints Ends(Layout from, int sources, Layout to, int targets, bool same = false)
    {
        var builder = new SpikingExperimentBuilder { Duration = 1 }.Add(new PopulationDescription("a", sources, "lif") { Positions = from });
        if (!same) builder.Add(new PopulationDescription("b", targets, "lif") { Positions = to });
        return builder.Add(new ProjectionDescription(["a"], [same ? "a" : "b"], new AllToAll()) { Weight = 1, Delay = 1 }).Build().Projections[0].Endpoints;
    }

    /// <summary>Slices of one population.</summary>
    public static Endpoints Slices(int size, PopulationSlice from, PopulationSlice to) => new SpikingExperimentBuilder { Duration = 1 }
        .Add(new PopulationDescription("a", size, "lif") { Positions = new Layout.Random(2) })
        .Add(new ProjectionDescription([from], [to], new AllToAll()) { Weight = 1, Delay = 1 }).Build().Projections[0].Endpoints;
}
