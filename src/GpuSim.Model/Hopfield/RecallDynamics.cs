namespace GpuSim.Model.Hopfield;

/// <summary>In which order the units of a network are updated.</summary>
public enum UpdateMode
{
    /// <summary>One after another, in a random order drawn anew for every sweep.</summary>
    Asynchronous,
    /// <summary>All at once.</summary>
    Synchronous,
}

/// <summary>How the next state follows from the state before. h is a unit's field.</summary>
public abstract record RecallDynamics
{
    RecallDynamics() { }

    /// <summary>The name in a config.</summary>
    public abstract string Name { get; }

    /// <summary>Two states and no noise: active where h is above the threshold, silent where below, unchanged where equal. Source: Hopfield 1982.</summary>
    /// <param name="Update">Order.</param>
    public sealed record Deterministic(UpdateMode Update) : RecallDynamics
    {
        /// <inheritdoc/>
        public override string Name => Update == UpdateMode.Synchronous ? "synchronous" : "asynchronous";
    }

    /// <summary>Two states at a temperature: active with probability 1/(1 + exp(−2 h/T)) (units ±1) or 1/(1 + exp(−(h − θ)/T)) (units 0, 1). Source: Glauber 1963, doi:10.1063/1.1703954; Amit, Gutfreund, Sompolinsky 1985.</summary>
    /// <param name="Temperature">T above 0, in units of the field.</param>
    /// <param name="Update">Order.</param>
    public sealed record Glauber(double Temperature, UpdateMode Update) : RecallDynamics
    {
        /// <inheritdoc/>
        public override string Name => "glauber";
    }

    /// <summary>Graded response: u' = (−u + Σ w_ij V_j)/τ, V = tanh(gain · u), by Euler's method, one step each sweep. Source: Hopfield 1984, doi:10.1073/pnas.81.10.3088.</summary>
    /// <param name="Gain">Above 0.</param>
    /// <param name="Step">dt/τ in (0, 1].</param>
    public sealed record Graded(double Gain, double Step) : RecallDynamics
    {
        /// <inheritdoc/>
        public override string Name => "graded";
    }

    /// <summary>Dense associative memory: energy −Σ_μ F(ξ^μ · s), F(x) = xⁿ, or xⁿ for x &gt; 0 and 0 below; a unit takes the state of lower energy. Patterns are kept as they are; there is no learning rule. Source: Krotov and Hopfield 2016, arXiv:1606.01164.</summary>
    /// <param name="Degree">n, 2 to 30.</param>
    /// <param name="Rectified">Whether F is 0 below 0.</param>
    /// <param name="Update">Order.</param>
    public sealed record Dense(int Degree, bool Rectified, UpdateMode Update) : RecallDynamics
    {
        /// <inheritdoc/>
        public override string Name => "dense";
    }

    /// <summary>Modern Hopfield network with real states: s ← X softmax(β Xᵀ s), X the patterns. Patterns are kept as they are; there is no learning rule. Source: Ramsauer et al. 2020, arXiv:2008.02217.</summary>
    /// <param name="Beta">β above 0; null for 1/√N.</param>
    public sealed record Modern(double? Beta) : RecallDynamics
    {
        /// <inheritdoc/>
        public override string Name => "modern";
    }
}
