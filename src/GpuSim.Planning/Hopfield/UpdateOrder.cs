using GpuSim.Dynamics.Random;

namespace GpuSim.Planning.Hopfield;

/// <summary>In which order asynchronous recall visits the units: every unit once, in an order drawn anew for each sweep and shared by all probes.</summary>
public static class UpdateOrder
{
    /// <summary>[turn] unit; the sweep is the row of the draws.</summary>
    public static int[] Of(RandomStream stream, int sweep, int units) => DrawnOrder.Of(stream, (uint)sweep, units);
}
