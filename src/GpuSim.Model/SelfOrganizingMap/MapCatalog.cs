namespace GpuSim.Model.SelfOrganizingMap;

/// <summary>What a config may say of maps, in words.</summary>
public static class MapCatalog
{
    const string Kohonen = "Kohonen 1982, doi:10.1007/BF00337288";

    static readonly OptionArgument Edges = new("edges", "\"planar\" or \"toroidal\"", "\"planar\"", "whether opposite edges join");
    static readonly OptionArgument Shuffled = new("shuffled", "true or false", "false", "whether samples come in an order drawn for every epoch");
    static readonly OptionArgument Minimum = new("minimum", "a number", "0", "the least that the value can be");

    static readonly OptionArgument[] Cut =
    [
        new("window", "true or false", "false", "whether only units at most ⌈σ⌉ away along each axis learn"),
        new("normalised", "true or false", "false", "whether h is divided by its largest sum over the map, or, with a window, by its sum there; for online learning"),
    ];

    /// <summary>How units lie.</summary>
    public static IReadOnlyList<OptionSchema> Grids { get; } =
    [
        new("rectangular", "columns, rows and, where asked for, layers", "d² = Δx² + Δy² + Δz²", "",
        [
            new("width", "a whole number from 1 to 20,000", "must be given", "columns"),
            new("height", "a whole number from 1 to 20,000", "1", "rows"),
            new("depth", "a whole number from 1 to 20,000", "1", "layers"),
            Edges,
        ]),
        new("hexagonal", "a sheet whose units have six neighbours", "odd rows are shifted by half a column; rows lie √3/2 apart", "",
        [
            new("width", "a whole number from 1 to 20,000", "must be given", "columns"),
            new("height", "a whole number from 1 to 20,000, even on a torus", "1", "rows"),
            Edges,
        ]),
    ];

    /// <summary>How samples become changes of weights.</summary>
    public static IReadOnlyList<OptionSchema> Learning { get; } =
    [
        new("online", "sample by sample", "w_u += α h_cu (x − w_u), c the winner of x", Kohonen, [Shuffled]),
        new("batch", "all samples at once; takes no α", "w_u = Σ h_cu x / Σ h_cu over all samples", "Kohonen 1993, doi:10.1109/ICNN.1993.298725", []),
        new("mini_batch", "some samples at once", "w_u += α (Σ h_cu x / Σ h_cu − w_u) over the samples of a batch", "Kohonen 1993, doi:10.1109/ICNN.1993.298725",
        [
            new("size", "a whole number of at least 1", "must be given", "samples at once; the last batch of an epoch may have fewer"),
            Shuffled,
        ]),
    ];

    /// <summary>Which units learn with the winner, by their distance d on the grid.</summary>
    public static IReadOnlyList<OptionSchema> Neighbourhoods { get; } =
    [
        new("gaussian", "less with the distance", "h = exp(−d²/2σ²)", Kohonen, Cut),
        new("bubble", "all alike up to a distance", "h = 1 for d ≤ σ, else 0", Kohonen, Cut),
        new("mexican_hat", "against the winner further away; for online learning", "h = (1 − d²/σ²) exp(−d²/2σ²)", Kohonen, Cut),
    ];

    /// <summary>How α and σ change from epoch to epoch.</summary>
    public static IReadOnlyList<OptionSchema> Schedules { get; } =
    [
        new("linear", "by equal steps, [start, end]", "start + (end − start) t/T in epoch t of T", "", [Minimum]),
        new("exponential", "by equal factors, [start, tau]", "start · exp(−t/tau) in epoch t", "", [Minimum]),
        new("power", "by a power of the epoch, [start, exponent]", "start · t^(−exponent) in epoch t", "", [Minimum]),
    ];

    /// <summary>Weights to start from.</summary>
    public static IReadOnlyList<OptionSchema> InitialWeights { get; } =
    [
        new("samples", "every unit a sample drawn at random", "w_u = x of a random sample", "", []),
        new("uniform", "every weight uniform, [low, high)", "w uniform in [low, high)", "", []),
        new("normal", "every weight normal", "w normal", "",
        [
            new("mean", "a number", "0", "mean of weights"),
            new("standard_deviation", "a number of at least 0", "must be given", "standard deviation of weights"),
        ]),
        new("principal_components", "the grid spread over the plane of the data's first principal components", "the data's mean ± two standard deviations along each", "Kohonen 2001, doi:10.1007/978-3-642-56927-2", []),
        new("retinotopic", "for a visual map: every unit at its own place in the visual field, with noise", "x, y of the unit and a shift; eye and orientation at random", "Obermayer, Ritter & Schulten 1990, doi:10.1073/pnas.87.21.8345",
        [
            new("shift", "[low, high)", "none", "added to x and to y, uniform"),
            new("ocularity", "a number of at least 0", "must be given", "the eye is uniform in ±ocularity"),
            new("radius", "a number of at least 0", "must be given", "the orientation's radius is uniform in [0, radius)"),
        ]),
    ];
}
