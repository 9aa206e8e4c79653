using GpuSim.Planning.SelfOrganizingMap;

namespace GpuSim.Accelerators.Gpu.SelfOrganizingMap;

/// <summary>What changes from epoch to epoch, on a device: who learns with a winner, how much, and the order of samples.</summary>
internal sealed class GpuNeighbourhood(IAccelerator accelerator, MapPlan plan, MapShape shape) : IDisposable
{
    /// <summary>[turn] sample.</summary>
    public GpuArray<int> Order { get; } = new(accelerator, plan.Samples);

    /// <summary>[winner's row, row].</summary>
    public GpuArray<int> ProfileOf { get; } = new(accelerator, (long)shape.Layout.Height * shape.Layout.Depth * shape.Layout.Height * shape.Layout.Depth);

    /// <summary>[unit] of winners.</summary>
    public GpuArray<float> Gains { get; } = new(accelerator, shape.Layout.Units);

    /// <summary>[profile, 2 · width − 1].</summary>
    public GpuArray<float> Profiles { get; private set; } = new(accelerator, 0);

    /// <summary>Rows, columns and layers away from a winner that learn; without a window, all.</summary>
    public int Reach { get; private set; }

    /// <summary>Copies what the epoch needs.</summary>
    public void Begin(EpochPlan epoch)
    {
        Reach = epoch.Window ? epoch.Reach : int.MaxValue;
        Order.Write(0, epoch.Order);
        ProfileOf.Write(0, epoch.ProfileOf);
        Gains.Write(0, epoch.Gain);
        if (epoch.Profiles.Length > Profiles.Length)
        {
            Profiles.Dispose();
            Profiles = new(accelerator, epoch.Profiles.Length);
        }
        Profiles.Write(0, epoch.Profiles);
    }

    public void Dispose()
    {
        Order.Dispose();
        ProfileOf.Dispose();
        Gains.Dispose();
        Profiles.Dispose();
    }
}
