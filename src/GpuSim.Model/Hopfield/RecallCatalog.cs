namespace GpuSim.Model.Hopfield;

/// <summary>What a config may say of learning and recall, in words.</summary>
public static class RecallCatalog
{
    static readonly OptionArgument Update = new("update", "\"asynchronous\" or \"synchronous\"", "\"asynchronous\"", "whether units change one after another or all at once");

    /// <summary>The learning rules.</summary>
    public static IReadOnlyList<OptionSchema> LearningRules { get; } =
    [
        new("hebb", "sums of products of the units' states", "w_ij = (1/N) Σ ξ_i ξ_j", "Hopfield 1982, doi:10.1073/pnas.79.8.2554", []),
        new("storkey", "Hebb's terms less what the weights do already; holds more patterns", "pattern by pattern: w_ij += (ξ_i ξ_j − ξ_i h_ji − h_ij ξ_j)/N, h_ij = Σ_{k ≠ i,j} w_ik ξ_k", "Storkey 1997, doi:10.1007/BFb0020196", []),
        new("pseudo_inverse", "the projection onto the patterns; recalls correlated ones without error", "w = (1/N) Σ ξ^μ (Q⁻¹)_μν ξ^ν, Q the patterns' overlaps", "Personnaz, Guyon & Dreyfus 1985, doi:10.1051/jphyslet:01985004608035900", []),
        new("covariance", "for units 0 and 1 that are seldom active", "w_ij = Σ (n_i − f)(n_j − f) / (N f (1 − f)); active above the threshold", "Tsodyks & Feigelman 1988, doi:10.1209/0295-5075/6/2/002",
        [
            new("coding_level", "a number above 0 and below 1", "that of the patterns", "mean f of the units' states"),
            new("threshold", "a number", "0.5 − f", "of the units' field"),
        ]),
        new("palimpsest", "forgets old patterns for new ones, by decay or bounds", "pattern by pattern: w_ij ← clip(decay · w_ij + ξ_i ξ_j, ±bound); then w/N", "Nadal et al. 1986, doi:10.1209/0295-5075/1/10/008 (decay); Parisi 1986, doi:10.1088/0305-4470/19/10/011 (bound)",
        [
            new("decay", "a number above 0 and at most 1", "1", "of all weights before each pattern; 1 for none"),
            new("bound", "a number above 0", "none", "largest size of a weight, where one pattern adds 1"),
        ]),
        new("incremental_hebb", "Hebb's terms again and again where a unit is not stable yet; learns correlated patterns", "w_ij += ξ_i ξ_j where ξ_i Σ w_ij ξ_j ≤ margin · N, until nowhere; then w/N", "Diederich & Opper 1987, doi:10.1103/PhysRevLett.58.949",
        [
            new("margin", "a number of at least 0", "0", "stability to reach"),
            new("epochs", "a whole number of at least 1", "100", "most presentations of all patterns"),
        ]),
    ];

    /// <summary>The dynamics of recall.</summary>
    public static IReadOnlyList<OptionSchema> Dynamics { get; } =
    [
        new("asynchronous", "one unit after another, in an order drawn for every sweep", "active where the field is above the threshold, silent where below, unchanged where equal", "Hopfield 1982, doi:10.1073/pnas.79.8.2554", []),
        new("synchronous", "all units at once", "active where the field is above the threshold, silent where below, unchanged where equal", "Little 1974, doi:10.1016/0025-5564(74)90031-5", []),
        new("glauber", "units at a temperature", "active with probability 1/(1 + exp(−2 h/T)), or 1/(1 + exp(−(h − θ)/T)) for units 0 and 1", "Glauber 1963, doi:10.1063/1.1703954",
        [
            new("temperature", "a number above 0", "must be given", "T, in units of the field"),
            Update,
        ]),
        new("graded", "units with graded response", "u' = (−u + Σ w_ij V_j)/τ, V = tanh(gain · u); one step of Euler's method in a sweep", "Hopfield 1984, doi:10.1073/pnas.81.10.3088",
        [
            new("gain", "a number above 0", "must be given", "slope of the response"),
            new("step", "a number above 0 and at most 1", "0.1", "length of a step in time constants"),
        ]),
        new("dense", "dense associative memory; takes no learning rule", "a unit takes the state of lower energy −Σ (ξ · s)ⁿ", "Krotov & Hopfield 2016, arXiv:1606.01164",
        [
            new("degree", "a whole number from 2 to 30", "must be given", "n, power of the overlap in the energy"),
            new("rectified", "true or false", "false", "whether negative overlaps count as 0"),
            Update,
        ]),
        new("modern", "modern Hopfield network with real states; takes no learning rule", "s ← X softmax(β Xᵀ s), X the patterns", "Ramsauer et al. 2020, arXiv:2008.02217",
        [
            new("beta", "a number above 0", "1/√N", "inverse temperature β"),
        ]),
    ];
}
