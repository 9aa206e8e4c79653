using System.Numerics;

namespace GpuSim.Analysis.Hopfield;

/// <summary>The energy of a state: what asynchronous recall without noise never raises where weights are symmetric.</summary>
/// <remarks>Bits are those of <see cref="Overlap"/>. Sums of whole numbers are exact; others go in one fixed order, in double.</remarks>
public static class Energy
{
    const int Parts = 4; // sums that run side by side, a unit's by its number mod 4: one alone would wait for each add

    /// <summary>Weights from one unit to all.</summary>
    /// <param name="sender">j.</param>
    /// <returns>[receiver i] w_ij.</returns>
    public delegate ReadOnlySpan<T> Row<T>(int sender);

    /// <summary>−½ Σ w_ij v_i v_j + θ Σ v_i of two-valued units. A diagonal counts as it stands: self-coupling lowers the energy of units ±1 by a constant.</summary>
    /// <param name="from">Weights of each sender.</param>
    /// <param name="state">Bits.</param>
    /// <param name="units">N.</param>
    /// <param name="silent">Value of a silent unit, −1 or 0; that of an active one is 1.</param>
    /// <param name="scale">What a weight is multiplied by to be that of the equations: 1/N for whole weights, 1 for others.</param>
    /// <param name="threshold">θ.</param>
    public static double OfWeights<T>(Row<T> from, ReadOnlySpan<uint> state, int units, int silent, double scale, double threshold) where T : unmanaged, INumber<T>
    {
        var values = new double[units];
        var (sum, all) = (0.0, 0.0);
        for (var unit = 0; unit < units; unit++) all += values[unit] = StateBits.IsActive(state, unit) ? 1 : silent;
        for (var sender = 0; sender < units; sender++)
            if (values[sender] != 0) sum += values[sender] * Product(from(sender), values);
        return -0.5 * scale * sum + threshold * all;
    }

    /// <summary>−(1/2N) (Σ_μ M_μ² − N P) of Hebbian memories of units ±1, with M = ξ · s: what <see cref="OfWeights"/> says of their weights. Without the last term for self-coupling.</summary>
    /// <param name="patterns">[pattern, word] bits.</param>
    /// <param name="state">[word] bits.</param>
    /// <param name="units">N.</param>
    /// <param name="selfCoupling">Whether units act on themselves.</param>
    public static double OfPatterns(ReadOnlySpan<uint> patterns, ReadOnlySpan<uint> state, int units, bool selfCoupling)
    {
        var squares = Int128.Zero;
        var count = patterns.Length / state.Length;
        for (var pattern = 0; pattern < count; pattern++)
        {
            long overlap = units - 2 * StateBits.Different(patterns.Slice(pattern * state.Length, state.Length), state);
            squares += overlap * overlap;
        }
        return (double)((selfCoupling ? 0 : (Int128)units * count) - squares) / (2.0 * units);
    }

    /// <summary>−Σ_μ F(M_μ)/Nⁿ⁻¹ of dense associative memory. Source: Krotov and Hopfield 2016, arXiv:1606.01164.</summary>
    /// <param name="patterns">[pattern, word] bits.</param>
    /// <param name="state">[word] bits.</param>
    /// <param name="units">N.</param>
    /// <param name="degree">n.</param>
    /// <param name="rectified">Whether F is 0 below 0.</param>
    public static double OfDense(ReadOnlySpan<uint> patterns, ReadOnlySpan<uint> state, int units, int degree, bool rectified)
    {
        var sum = 0.0;
        for (var pattern = 0; pattern < patterns.Length / state.Length; pattern++)
        {
            var overlap = Overlap.OfSigns(patterns.Slice(pattern * state.Length, state.Length), state, units);
            if (rectified && overlap < 0) continue;
            var power = overlap;
            for (var k = 1; k < degree; k++) power *= overlap;
            sum += power;
        }
        return -units * sum;
    }

    /// <summary>−(1/β) log Σ_μ exp(β ξ^μ · s) + ½ s · s + (1/β) log P + ½ N of a modern Hopfield network: never below 0. Source: Ramsauer et al. 2020, arXiv:2008.02217.</summary>
    /// <param name="patterns">[pattern, word] bits.</param>
    /// <param name="state">[unit].</param>
    /// <param name="beta">β.</param>
    public static double OfModern(ReadOnlySpan<uint> patterns, ReadOnlySpan<float> state, double beta)
    {
        var words = (state.Length + 31) / 32;
        var products = new double[patterns.Length / words];
        for (var pattern = 0; pattern < products.Length; pattern++) products[pattern] = state.Length * Overlap.OfReal(patterns.Slice(pattern * words, words), state);
        var (largest, sum, square) = (products.Max(), 0.0, 0.0);
        foreach (var product in products) sum += Math.Exp(beta * (product - largest));
        foreach (var value in state) square += (double)value * value;
        return -largest - Math.Log(sum) / beta + square / 2 + Math.Log(products.Length) / beta + state.Length / 2.0;
    }

    /// <summary>−½ Σ w_ij V_i V_j + Σ ∫₀^V g⁻¹ of graded units, V = g(u) = tanh(gain · u). Source: Hopfield 1984, doi:10.1073/pnas.81.10.3088.</summary>
    /// <param name="from">Weights of each sender.</param>
    /// <param name="state">[unit] V.</param>
    /// <param name="gain">Slope of tanh at 0.</param>
    public static double OfGraded(Row<float> from, ReadOnlySpan<float> state, double gain)
    {
        var values = new double[state.Length];
        for (var unit = 0; unit < values.Length; unit++) values[unit] = state[unit];
        var (sum, integrals) = (0.0, 0.0);
        for (var sender = 0; sender < values.Length; sender++) sum += values[sender] * Product(from(sender), values);
        foreach (var value in values) integrals += Entropy(1 + value) + Entropy(1 - value); // V artanh V + ½ log(1 − V²), doubled
        return -0.5 * sum + integrals / (2 * gain);
    }

    static double Entropy(double x) => x > 0 ? x * Math.Log(x) : 0;

    static double Product<T>(ReadOnlySpan<T> weights, double[] values) where T : unmanaged, INumber<T>
    {
        Span<double> sums = stackalloc double[Parts];
        sums.Clear();
        var unit = 0;
        for (; unit <= values.Length - Parts; unit += Parts)
        {
            sums[0] += double.CreateTruncating(weights[unit]) * values[unit];
            sums[1] += double.CreateTruncating(weights[unit + 1]) * values[unit + 1];
            sums[2] += double.CreateTruncating(weights[unit + 2]) * values[unit + 2];
            sums[3] += double.CreateTruncating(weights[unit + 3]) * values[unit + 3];
        }
        for (; unit < values.Length; unit++) sums[0] += double.CreateTruncating(weights[unit]) * values[unit];
        return sums[0] + sums[1] + (sums[2] + sums[3]);
    }
}
