using GpuSim.Execution.SelfOrganizingMap;
using GpuSim.Planning.SelfOrganizingMap;

namespace GpuSim.SelfOrganizingMap;

/// <summary>The nearest units of all samples.</summary>
/// <param name="Nearest">[sample] winner.</param>
/// <param name="Second">[sample] next nearest; −1 on a map of one unit.</param>
internal sealed record MapWinners(int[] Nearest, int[] Second)
{
    /// <summary>Under the present weights.</summary>
    public static MapWinners Of(IMapTraining training, MapPlan plan)
    {
        var winners = new MapWinners(new int[plan.Samples], new int[plan.Samples]);
        training.FindWinners(winners.Nearest, winners.Second);
        return winners;
    }
}
