using GpuSim.Config.Shapes;

namespace GpuSim.Config.Spiking;

/// <summary>The name of a population, or a list of names.</summary>
internal static class PopulationNames
{
    public static readonly Shape<IReadOnlyList<string>> Shape =
        new ListShape<string>("names of populations", new TextShape("the name of a population"), orOne: true);
}
