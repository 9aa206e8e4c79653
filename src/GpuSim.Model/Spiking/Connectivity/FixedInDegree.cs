using GpuSim.Dynamics.Random;

namespace GpuSim.Model.Spiking.Connectivity;

/// <summary>Every target draws the same number of sources, uniformly.</summary>
/// <param name="InDegree">Synapses onto every target.</param>
/// <param name="AllowAutapses">Whether a neuron may draw itself.</param>
/// <param name="AllowMultapses">Whether a target may draw a source twice.</param>
public sealed record FixedInDegree(int InDegree, bool AllowAutapses = true, bool AllowMultapses = true) : IConnectivityRule
{
    /// <summary>Name and argument in a config.</summary>
    public static RuleSchema Definition { get; } = new(
        "fixed_in_degree",
        "every target draws the same number of sources, uniformly",
        [new("in_degree", WholeNumber: true, 0, int.MaxValue, "synapses onto every target")],
        given => new FixedInDegree((int)given.Value, given.AllowAutapses, given.AllowMultapses))
    {
        Equation = "K synapses i -> j for every target j, i uniform over the sources; with replacement where multapses are allowed",
        Source = "Senk et al. 2022, doi:10.1371/journal.pcbi.1010086",
    };

    /// <inheritdoc/>
    public RuleSchema Schema => Definition;

    /// <inheritdoc/>
    public IEnumerable<string> Check(Endpoints ends)
    {
        var choices = ends.Sources - (ends.Shared > 0 && !AllowAutapses ? 1 : 0);
        if (!AllowMultapses && InDegree > choices)
            yield return $"expected an in-degree of at most {choices}, the sources there are without multapses, got {InDegree}";
        if (InDegree > 0 && choices == 0)
            yield return "expected a source other than the target itself, got none";
    }

    /// <inheritdoc/>
    public double ExpectedSynapses(Endpoints ends) => (double)InDegree * ends.Targets;

    /// <inheritdoc/>
    public IConnectivityRule Scaled(Endpoints full, double factor) => this with { InDegree = (int)Math.Round(InDegree * factor) };

    /// <inheritdoc/>
    public IRows Rows(Endpoints ends, RandomStream stream) =>
        new DrawnRows(RowAxis.Target, ends.Sources, _ => InDegree, InDegree, stream)
        {
            Self = ends.Self(RowAxis.Target, AllowAutapses),
            Distinct = !AllowMultapses,
        };
}
