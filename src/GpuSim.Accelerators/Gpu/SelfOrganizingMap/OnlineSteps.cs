using System.Numerics;
using GpuSim.Kernels.SelfOrganizingMap;
using GpuSim.Planning.SelfOrganizingMap;

namespace GpuSim.Accelerators.Gpu.SelfOrganizingMap;

/// <summary>Sample by sample, by one group.</summary>
internal sealed class OnlineSteps(IAccelerator accelerator, GpuProgram program, GpuMap map, GpuNeighbourhood neighbourhood) : MapSteps
{
    const int SamplesOfLaunch = 512; // a launch that takes seconds is taken for hung by systems that show a screen

    readonly IDeviceKernel _learn = program.Kernel(accelerator, typeof(OnlineWalk), nameof(OnlineWalk.Learn));

    public override void Learn(EpochPlan epoch)
    {
        for (var first = 0; first < epoch.Order.Length; first += SamplesOfLaunch)
        {
            var run = new SampleRun { First = first, Count = Math.Min(SamplesOfLaunch, epoch.Order.Length - first), Ordered = 1 };
            accelerator.Launch(_learn, 1, Items, new Arguments().Value(map.Layout).Value(run).Value(neighbourhood.Reach).View(neighbourhood.Order).View(map.Data).View(map.Places)
                .View(neighbourhood.ProfileOf).View(neighbourhood.Profiles).View(neighbourhood.Gains).View(map.Weights).View(map.Norms).ToArray());
        }
    }

    public override void Dispose() { }

    // A power of two; on a processor a barrier costs more than it shares out.
    int Items
    {
        get
        {
            const int few = 64;
            var most = Math.Min(OnlineWalk.LargestGroup, 1 << BitOperations.Log2((uint)accelerator.Info.LargestGroup));
            return accelerator.Info.IsProcessor ? few : Math.Min(most, (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(few, map.Layout.Units)));
        }
    }
}
