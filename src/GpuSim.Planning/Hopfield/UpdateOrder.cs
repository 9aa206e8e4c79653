using GpuSim.Dynamics.Random;

namespace GpuSim.Planning.Hopfield;

/// <summary>In which order asynchronous recall visits the units: every unit once, in an order drawn anew for each sweep and shared by all probes.</summary>
public static class UpdateOrder
{
    /// <summary>[turn] unit: units ascending by their draw - word i mod 4 of counter (i/4, sweep, 0, 0) - then by number.</summary>
    public static int[] Of(RandomStream stream, int sweep, int units)
    {
        var draws = new uint[units];
        RandomDraws.Fill(stream, (uint)sweep, 0, draws);
        var keys = new ulong[units];
        for (var unit = 0; unit < units; unit++) keys[unit] = (ulong)draws[unit] << 32 | (uint)unit;
        Array.Sort(keys);
        return Array.ConvertAll(keys, key => (int)(uint)key);
    }
}
