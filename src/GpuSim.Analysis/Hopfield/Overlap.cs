namespace GpuSim.Analysis.Hopfield;

/// <summary>How much a state looks like a pattern: 1 where it is the pattern, about 0 where they have nothing to do with each other.</summary>
/// <remarks>Patterns and states are bits: unit i is bit i mod 32 of word i / 32, 1 where it is active, and bits past the last unit are 0.</remarks>
public static class Overlap
{
    /// <summary>(1/N) Σ ξ_i s_i of units ±1.</summary>
    public static double OfSigns(ReadOnlySpan<uint> pattern, ReadOnlySpan<uint> state, int units) => (units - 2.0 * StateBits.Different(pattern, state)) / units;

    /// <summary>Σ (ξ_i − f) n_i / (N f (1 − f)) of units 0 and 1 at coding level f. Source: Tsodyks and Feigelman 1988, doi:10.1209/0295-5075/6/2/002.</summary>
    public static double OfCovariance(ReadOnlySpan<uint> pattern, ReadOnlySpan<uint> state, int units, double codingLevel) =>
        (StateBits.BothActive(pattern, state) - codingLevel * StateBits.Active(state)) / (units * codingLevel * (1 - codingLevel));

    /// <summary>(1/N) Σ ξ_i s_i of real units, summed in ascending i.</summary>
    /// <param name="pattern">Bits.</param>
    /// <param name="state">[unit].</param>
    public static double OfReal(ReadOnlySpan<uint> pattern, ReadOnlySpan<float> state)
    {
        var sum = 0.0;
        for (var unit = 0; unit < state.Length; unit++) sum += StateBits.IsActive(pattern, unit) ? state[unit] : -state[unit];
        return sum / state.Length;
    }
}
