using GpuSim.Planning.SelfOrganizingMap;

namespace GpuSim.Execution.SelfOrganizingMap;

/// <summary>A map with its samples on a device, starting from the plan's weights.</summary>
public interface IMapTraining : IDisposable
{
    /// <summary>Learns all samples once.</summary>
    void Learn(EpochPlan epoch);

    /// <summary>The unit nearest to each sample under the present weights, and the next nearest.</summary>
    /// <param name="nearest">[sample] receives the winner.</param>
    /// <param name="second">[sample] receives the unit with the lowest score but for the winner; −1 on a map of one unit. Empty where not wanted.</param>
    void FindWinners(Span<int> nearest, Span<int> second);

    /// <summary>Copies the present weights.</summary>
    /// <param name="weights">[unit, dimension].</param>
    void Read(Span<float> weights);
}
