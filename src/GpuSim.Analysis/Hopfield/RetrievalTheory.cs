using MathNet.Numerics;

namespace GpuSim.Analysis.Hopfield;

/// <summary>What statistical mechanics says of Hebbian memories of very many units at zero temperature, without self-coupling. α is patterns per unit.</summary>
/// <remarks>Source: Amit, Gutfreund, Sompolinsky 1985, doi:10.1103/PhysRevLett.55.1530. With y = m/√(2αr), their equations are y (√(2α) + (2/√π) exp(−y²)) = erf(y) and m = erf(y).</remarks>
public static class RetrievalTheory
{
    const int Halvings = 200; // more than a double has bits

    static readonly double CriticalY = Peak();

    /// <summary>α_c = 0.1379: above it no state near a pattern is left.</summary>
    public static double Capacity { get; } = Load(CriticalY);

    /// <summary>m = 0.967 at <see cref="Capacity"/>, from where it drops to 0.</summary>
    public static double OverlapAtCapacity { get; } = SpecialFunctions.Erf(CriticalY);

    /// <summary>m: overlap of the recalled state with its pattern; null above <see cref="Capacity"/>.</summary>
    /// <param name="load">α, above 0.</param>
    public static double? Overlap(double load)
    {
        if (load > Capacity) return null;
        var (small, large) = (CriticalY, 1 / Math.Sqrt(2 * load) + 1); // between them the load falls from capacity to below this one
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (small + large) / 2;
            if (Load(middle) >= load) small = middle;
            else large = middle;
        }
        return SpecialFunctions.Erf(small);
    }

    /// <summary>½ erfc(1/√(2α)): part of the units that leave a pattern in the first synchronous sweep from it.</summary>
    public static double OneStepError(double load) => SpecialFunctions.Erfc(1 / Math.Sqrt(2 * load)) / 2;

    // The load at which y solves the equation.
    static double Load(double y)
    {
        var root = Root(y);
        return root * root / 2;
    }

    static double Root(double y) => SpecialFunctions.Erf(y) / y - 2 / Math.Sqrt(Math.PI) * Math.Exp(-y * y); // √(2α)

    // The y of the largest load, where the derivative changes sign: (2/√π) exp(−y²) (1 + 2 y²) y = erf(y).
    static double Peak()
    {
        var (rising, falling) = (0.5, 3.0);
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (rising + falling) / 2;
            var slope = 2 / Math.Sqrt(Math.PI) * Math.Exp(-middle * middle) * (1 + 2 * middle * middle) * middle - SpecialFunctions.Erf(middle);
            if (slope > 0) rising = middle;
            else falling = middle;
        }
        return rising;
    }
}
