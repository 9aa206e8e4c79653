using GpuSim.Dynamics.Random;

namespace GpuSim.Model.Spiking.Connectivity;

/// <summary>Every source draws the same number of targets, uniformly.</summary>
/// <param name="OutDegree">Synapses of every source.</param>
/// <param name="AllowAutapses">Whether a neuron may draw itself.</param>
/// <param name="AllowMultapses">Whether a source may draw a target twice.</param>
public sealed record FixedOutDegree(int OutDegree, bool AllowAutapses = true, bool AllowMultapses = true) : IConnectivityRule
{
    /// <summary>Name and argument in a config.</summary>
    public static RuleSchema Definition { get; } = new(
        "fixed_out_degree",
        "every source draws the same number of targets, uniformly",
        [new("out_degree", WholeNumber: true, 0, int.MaxValue, "synapses of every source")],
        given => new FixedOutDegree((int)given.Value, given.AllowAutapses, given.AllowMultapses))
    {
        Equation = "K synapses i -> j for every source i, j uniform over the targets; with replacement where multapses are allowed",
        Source = "Senk et al. 2022, doi:10.1371/journal.pcbi.1010086",
    };

    /// <inheritdoc/>
    public RuleSchema Schema => Definition;

    /// <inheritdoc/>
    public IEnumerable<string> Check(Endpoints ends)
    {
        var choices = ends.Targets - (ends.Shared > 0 && !AllowAutapses ? 1 : 0);
        if (!AllowMultapses && OutDegree > choices)
            yield return $"expected an out-degree of at most {choices}, the targets there are without multapses, got {OutDegree}";
        if (OutDegree > 0 && choices == 0)
            yield return "expected a target other than the source itself, got none";
    }

    /// <inheritdoc/>
    public double ExpectedSynapses(Endpoints ends) => (double)OutDegree * ends.Sources;

    /// <inheritdoc/>
    public IConnectivityRule Scaled(Endpoints full, double factor) => this with { OutDegree = (int)Math.Round(OutDegree * factor) };

    /// <inheritdoc/>
    public IRows Rows(Endpoints ends, RandomStream stream) =>
        new DrawnRows(RowAxis.Source, ends.Targets, _ => OutDegree, OutDegree, stream)
        {
            Self = ends.Self(RowAxis.Source, AllowAutapses),
            Distinct = !AllowMultapses,
        };
}
