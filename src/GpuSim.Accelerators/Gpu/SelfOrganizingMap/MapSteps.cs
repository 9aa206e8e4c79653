using GpuSim.Planning.SelfOrganizingMap;

namespace GpuSim.Accelerators.Gpu.SelfOrganizingMap;

/// <summary>How a map learns the samples of an epoch.</summary>
internal abstract class MapSteps : IDisposable
{
    /// <summary>Learns all samples once.</summary>
    /// <param name="epoch">Whose neighbourhood is on the device.</param>
    public abstract void Learn(EpochPlan epoch);

    public abstract void Dispose();
}
