using GpuSim.Dynamics.Random;

namespace GpuSim.Planning;

/// <summary>An order of things that depends on their number, the stream and the row alone.</summary>
public static class DrawnOrder
{
    /// <summary>[turn] thing: ascending by their draw - word i mod 4 of counter (i/4, row, 0, 0) - then by number.</summary>
    public static int[] Of(RandomStream stream, uint row, int things)
    {
        var draws = new uint[things];
        RandomDraws.Fill(stream, row, 0, draws);
        var keys = new ulong[things];
        for (var thing = 0; thing < things; thing++) keys[thing] = (ulong)draws[thing] << 32 | (uint)thing;
        Array.Sort(keys);
        return Array.ConvertAll(keys, key => (int)(uint)key);
    }
}
