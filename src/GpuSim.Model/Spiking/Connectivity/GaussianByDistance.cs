using GpuSim.Dynamics.Numerics;

namespace GpuSim.Model.Spiking.Connectivity;

/// <summary>Pairs are connected with probability p exp(−d²/2σ²), independently.</summary>
/// <param name="Sigma">σ, a length.</param>
/// <param name="Probability">p.</param>
/// <param name="Cutoff">Distance beyond which nothing is connected; null for none.</param>
/// <param name="AllowAutapses">Whether a neuron may connect to itself.</param>
public sealed record GaussianByDistance(double Sigma, double Probability = 1, double? Cutoff = null, bool AllowAutapses = true) : DistanceRule(Probability, Cutoff, AllowAutapses)
{
    static readonly RuleArgument SigmaArgument = new("sigma", WholeNumber: false, 1e-9, 1e9, "standard deviation of the profile");

    /// <summary>Name and arguments in a config.</summary>
    public static RuleSchema Definition { get; } = new(
        "gaussian",
        "pairs are connected with probability p exp(−d²/2σ²) at distance d, independently",
        [SigmaArgument, ProbabilityArgument, CutoffArgument],
        given => new GaussianByDistance(given[SigmaArgument], given[ProbabilityArgument], double.IsNaN(given[CutoffArgument]) ? null : given[CutoffArgument], given.AllowAutapses))
    {
        Together = true,
        Equation = "P(i -> j) = p exp(-d^2 / (2 sigma^2)) where d <= cutoff, else 0; d: distance of i and j",
        Source = "Senk et al. 2022, doi:10.1371/journal.pcbi.1010086",
    };

    /// <inheritdoc/>
    public override RuleSchema Schema => Definition;

    /// <inheritdoc/>
    public override double At(double distance) => Probability * Exponential.Exp(-0.5 * (distance / Sigma) * (distance / Sigma));

    /// <inheritdoc/>
    protected override double ProfileReach => Probability <= 0.5 * LeastProbability ? 0 : Sigma * Math.Sqrt(2 * Logarithm.Log(2 * Probability / LeastProbability));
}
