namespace GpuSim.Model.Spiking.Connectivity;

/// <summary>Pairs not farther apart than a radius are connected with the same probability, independently: a segment, a disc or a ball.</summary>
/// <param name="Radius">A length.</param>
/// <param name="Probability">Within it.</param>
/// <param name="AllowAutapses">Whether a neuron may connect to itself.</param>
public sealed record Disc(double Radius, double Probability = 1, bool AllowAutapses = true) : DistanceRule(Probability, null, AllowAutapses)
{
    static readonly RuleArgument RadiusArgument = new("radius", WholeNumber: false, 0, 1e9, "distance up to which pairs may be connected");

    /// <summary>Name and arguments in a config.</summary>
    public static RuleSchema Definition { get; } = new(
        "disc",
        "pairs not farther apart than a radius are connected with the same probability, independently",
        [RadiusArgument, ProbabilityArgument],
        given => new Disc(given[RadiusArgument], given[ProbabilityArgument], given.AllowAutapses))
    {
        Together = true,
        Equation = "P(i -> j) = p where d <= r, else 0; d: distance of i and j",
        Source = "Senk et al. 2022, doi:10.1371/journal.pcbi.1010086",
    };

    /// <inheritdoc/>
    public override RuleSchema Schema => Definition;

    /// <inheritdoc/>
    public override double At(double distance) => Probability;

    /// <inheritdoc/>
    protected override double ProfileReach => Radius;
}
