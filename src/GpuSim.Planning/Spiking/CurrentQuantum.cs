namespace GpuSim.Planning.Spiking;

/// <summary>What one quantum of a channel of currents stands for.</summary>
internal static class CurrentQuantum
{
    const int Bits = 28; // of the largest current: eight times as much still fits a sum, and rounding is far below what a float of it holds
    const int Finest = -100;

    /// <summary>pA, a power of two; 0 where no currents come.</summary>
    /// <param name="largest">What all currents of a neuron's own may come to in one step, pA.</param>
    public static double For(double largest)
    {
        if (largest == 0) return 0;
        var power = Finest;
        while (Math.ScaleB(1, power + Bits) < largest) power++;
        return Math.ScaleB(1, power);
    }
}
