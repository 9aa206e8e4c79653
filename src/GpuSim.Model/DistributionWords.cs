namespace GpuSim.Model;

/// <summary>How values of a distribution are made, in symbols: N is a standard normal number, u a uniform one, d the distance between the neurons of a synapse.</summary>
/// <param name="Name">The key of a config.</param>
/// <param name="Equation">In symbols.</param>
/// <param name="Source">Who described it; empty where nobody needs to be named.</param>
public sealed record DistributionWords(string Name, string Equation, string Source)
{
    /// <summary>All distributions that a config may name.</summary>
    public static IReadOnlyList<DistributionWords> All { get; } =
    [
        new("uniform", "x = low + u (high - low), 0 < u < 1", ""),
        new("normal", "x = mean + sd N", "N from a uniform number by the inverse of its distribution function: Wichura 1988, doi:10.2307/2347330"),
        new("clip", "x = min(max(mean + sd N, low), high)", ""),
        new("redraw", "x = mean + sd N, given low <= x <= high: the inverse of the truncated distribution, so that nothing is drawn twice", ""),
        new("lognormal", "x = sign exp(m + s N), s^2 = ln(1 + (sd/mean)^2), m = ln |mean| - s^2 / 2", ""),
        new("by_distance", "linear: a + b d; exponential: a exp(-d/lambda); gaussian: a exp(-d^2 / (2 sigma^2)); cosine, on a ring of circumference L: m + a cos(2 pi d/L)", "Senk et al. 2022, doi:10.1371/journal.pcbi.1010086"),
        new("from_file", "x = factor times the number in the row of the synapse", ""),
    ];

    /// <summary>The words of that name, if it is a distribution's.</summary>
    public static DistributionWords? Of(string name) => All.FirstOrDefault(words => words.Name == name);
}
