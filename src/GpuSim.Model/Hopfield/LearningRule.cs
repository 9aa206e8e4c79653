namespace GpuSim.Model.Hopfield;

/// <summary>How patterns become weights. ξ = ±1 is unit i of a pattern, N the number of units.</summary>
public abstract record LearningRule
{
    LearningRule() { }

    /// <summary>The name in a config.</summary>
    public abstract string Name { get; }

    /// <summary>w_ij = (1/N) Σ ξ_i ξ_j. Source: Hopfield 1982, doi:10.1073/pnas.79.8.2554.</summary>
    public sealed record Hebb : LearningRule
    {
        /// <inheritdoc/>
        public override string Name => "hebb";
    }

    /// <summary>Each pattern in turn: w_ij += (ξ_i ξ_j − ξ_i h_ji − h_ij ξ_j)/N with h_ij = Σ_{k ≠ i,j} w_ik ξ_k. Source: Storkey 1997, doi:10.1007/BFb0020196.</summary>
    public sealed record Storkey : LearningRule
    {
        /// <inheritdoc/>
        public override string Name => "storkey";
    }

    /// <summary>The projection onto the patterns: w = (1/N) Σ ξ^μ (Q⁻¹)_μν ξ^ν, Q their overlaps. Source: Personnaz, Guyon, Dreyfus 1985, doi:10.1051/jphyslet:01985004608035900.</summary>
    public sealed record PseudoInverse : LearningRule
    {
        /// <inheritdoc/>
        public override string Name => "pseudo_inverse";
    }

    /// <summary>For units that are 0 or 1 and seldom active: w_ij = Σ (n_i − f)(n_j − f) / (N f (1 − f)). Source: Tsodyks and Feigelman 1988, doi:10.1209/0295-5075/6/2/002.</summary>
    /// <param name="CodingLevel">f; null for that of the patterns.</param>
    /// <param name="Threshold">θ of the units' field; null for ½ − f, halfway between active and silent units of a recalled pattern.</param>
    public sealed record Covariance(double? CodingLevel, double? Threshold) : LearningRule
    {
        /// <inheritdoc/>
        public override string Name => "covariance";
    }

    /// <summary>A memory that forgets: each pattern in turn, w_ij ← clip(decay · w_ij + ξ_i ξ_j, ±bound), then w/N. Sources: Nadal et al. 1986, doi:10.1209/0295-5075/1/10/008 (decay); Parisi 1986, doi:10.1088/0305-4470/19/10/011 (bound).</summary>
    /// <param name="Decay">In (0, 1]; 1 for none.</param>
    /// <param name="Bound">Largest |w| in units of one pattern; null for none.</param>
    public sealed record Palimpsest(double Decay, double? Bound) : LearningRule
    {
        /// <inheritdoc/>
        public override string Name => "palimpsest";
    }

    /// <summary>
    /// Hebb's terms pattern by pattern and only where still needed: w_ij += ξ_i ξ_j for every unit i whose stability ξ_i Σ_j w_ij ξ_j is not above margin · N, until all are or epochs end; then w/N.
    /// It learns correlated patterns; its weights are not symmetric. Source: Diederich and Opper 1987, doi:10.1103/PhysRevLett.58.949.
    /// </summary>
    /// <param name="Margin">κ, at least 0.</param>
    /// <param name="Epochs">Most presentations of all patterns.</param>
    public sealed record IncrementalHebb(double Margin, int Epochs) : LearningRule
    {
        /// <inheritdoc/>
        public override string Name => "incremental_hebb";
    }
}
