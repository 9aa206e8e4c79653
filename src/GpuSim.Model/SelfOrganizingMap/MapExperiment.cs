namespace GpuSim.Model.SelfOrganizingMap;

/// <summary>A self-organising map and the samples it learns. Immutable; its builder makes only valid ones.</summary>
/// <remarks>Source: Kohonen 1982, doi:10.1007/BF00337288.</remarks>
public sealed record MapExperiment : Experiment
{
    /// <inheritdoc/>
    public override string Kind => "som";

    /// <summary>Units and how they lie.</summary>
    public required MapGrid Grid { get; init; }

    /// <summary>What is learnt.</summary>
    public required TrainingData Data { get; init; }

    /// <summary>Whether every dimension of the data is shifted and scaled to mean 0 and variance 1 before learning.</summary>
    public bool Standardise { get; init; }

    /// <summary>Weights to start from.</summary>
    public required InitialWeights Initial { get; init; }

    /// <summary>What near means between a sample and a unit.</summary>
    public Metric Metric { get; init; }

    /// <summary>How samples become changes of weights.</summary>
    public required MapLearning Learning { get; init; }

    /// <summary>Which units learn with the winner.</summary>
    public required Neighbourhood Neighbourhood { get; init; }

    /// <summary>α(t), the learning rate; batch learning has none.</summary>
    public Schedule? Alpha { get; init; }

    /// <summary>σ(t), the width of the neighbourhood in distances between neighbours.</summary>
    public required Schedule Sigma { get; init; }

    /// <summary>T: times that all samples are learnt; t runs from 1 to T.</summary>
    public required int Epochs { get; init; }

    /// <summary>Epochs after which the weights are kept, ascending; 0 is the start.</summary>
    public required IReadOnlyList<int> History { get; init; }
}

/// <summary>What near means between a sample x and a unit's weights w.</summary>
public enum Metric
{
    /// <summary>‖x − w‖ is smallest.</summary>
    Euclidean,
    /// <summary>x · w / (‖x‖ ‖w‖) is largest.</summary>
    Cosine,
}

/// <summary>How samples become changes of weights. x is a sample, c its winner, h the neighbourhood.</summary>
public abstract record MapLearning
{
    MapLearning() { }

    /// <summary>The name in a config.</summary>
    public abstract string Name { get; }

    /// <summary>Sample by sample: w_u += α h_cu (x − w_u). Source: Kohonen 1982.</summary>
    /// <param name="Shuffled">Whether samples come in an order drawn anew for every epoch, instead of their own.</param>
    public sealed record Online(bool Shuffled) : MapLearning
    {
        /// <inheritdoc/>
        public override string Name => "online";
    }

    /// <summary>All samples at once: w_u = Σ h_cu x / Σ h_cu. Source: Kohonen 1993, doi:10.1109/ICNN.1993.298725.</summary>
    public sealed record Batch : MapLearning
    {
        /// <inheritdoc/>
        public override string Name => "batch";
    }

    /// <summary>Some samples at once: w_u += α (Σ h_cu x / Σ h_cu − w_u), where Σ h_cu is not 0.</summary>
    /// <param name="Size">Samples at once; the last batch of an epoch may have fewer.</param>
    /// <param name="Shuffled">Whether samples come in an order drawn anew for every epoch.</param>
    public sealed record MiniBatch(int Size, bool Shuffled) : MapLearning
    {
        /// <inheritdoc/>
        public override string Name => "mini_batch";
    }
}

/// <summary>Which units learn with the winner, by their distance d on the grid.</summary>
/// <param name="Kind">The function of d/σ.</param>
/// <param name="Window">Whether it is cut to the units at most ⌈σ⌉ rows and columns (and layers) away, which are then the only ones touched.</param>
/// <param name="Normalised">Whether h is divided by Z: the largest sum over the map of h around any unit, or, with a window, the sum over the winner's own window.</param>
public sealed record Neighbourhood(NeighbourhoodKind Kind, bool Window, bool Normalised);

/// <summary>A function of the distance d on the grid.</summary>
public enum NeighbourhoodKind
{
    /// <summary>exp(−d²/2σ²).</summary>
    Gaussian,
    /// <summary>1 for d ≤ σ, else 0.</summary>
    Bubble,
    /// <summary>(1 − d²/σ²) exp(−d²/2σ²).</summary>
    MexicanHat,
}
