using GpuSim.Dynamics.Numerics;

namespace GpuSim.Model.Spiking.Connectivity;

/// <summary>Pairs are connected with probability p exp(−d/λ), independently.</summary>
/// <param name="Lambda">λ, a length.</param>
/// <param name="Probability">p.</param>
/// <param name="Cutoff">Distance beyond which nothing is connected; null for none.</param>
/// <param name="AllowAutapses">Whether a neuron may connect to itself.</param>
public sealed record ExponentialByDistance(double Lambda, double Probability = 1, double? Cutoff = null, bool AllowAutapses = true) : DistanceRule(Probability, Cutoff, AllowAutapses)
{
    static readonly RuleArgument LambdaArgument = new("lambda", WholeNumber: false, 1e-9, 1e9, "length over which the probability falls to 1/e");

    /// <summary>Name and arguments in a config.</summary>
    public static RuleSchema Definition { get; } = new(
        "exponential",
        "pairs are connected with probability p exp(−d/λ) at distance d, independently",
        [LambdaArgument, ProbabilityArgument, CutoffArgument],
        given => new ExponentialByDistance(given[LambdaArgument], given[ProbabilityArgument], double.IsNaN(given[CutoffArgument]) ? null : given[CutoffArgument], given.AllowAutapses))
    {
        Together = true,
        Equation = "P(i -> j) = p exp(-d / lambda) where d <= cutoff, else 0; d: distance of i and j",
        Source = "Senk et al. 2022, doi:10.1371/journal.pcbi.1010086",
    };

    /// <inheritdoc/>
    public override RuleSchema Schema => Definition;

    /// <inheritdoc/>
    public override double At(double distance) => Probability * Exponential.Exp(-distance / Lambda);

    /// <inheritdoc/>
    protected override double ProfileReach => Probability <= 0.5 * LeastProbability ? 0 : Lambda * Logarithm.Log(2 * Probability / LeastProbability);
}
