using GpuSim.KernelLanguage;

namespace GpuSim.Kernels.Spiking;

/// <summary>What deliveries through plastic tables have in common.</summary>
[DeviceCode]
public static class PlasticRows
{
    /// <summary>Counts the synapses of one part that the spikes of a source reach in time.</summary>
    public static void Count(PlasticTable table, uint marks, int firstStep, long row, ArrayView<uint> starts, ArrayView<uint> events)
    {
        var left = marks;
        while (left != 0u)
        {
            var delays = table.EndStep - (firstStep + IntrinsicMath.TrailingZeroCount(left)) - table.MinDelay; // that arrive in time
            left &= left - 1u;
            delays = delays < 0 ? 0 : delays < table.Delays ? delays : table.Delays;
            SpikeDelivery.Count(events, starts[row + delays] - starts[row]);
        }
    }
}
