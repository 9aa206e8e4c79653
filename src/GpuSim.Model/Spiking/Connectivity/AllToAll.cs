using GpuSim.Dynamics.Random;

namespace GpuSim.Model.Spiking.Connectivity;

/// <summary>Every source connects to every target, once.</summary>
/// <param name="AllowAutapses">Whether a neuron connects to itself.</param>
public sealed record AllToAll(bool AllowAutapses = true) : IConnectivityRule
{
    /// <summary>Name in a config.</summary>
    public static RuleSchema Definition { get; } = new(
        "all_to_all", "every source connects to every target, once", [], given => new AllToAll(given.AllowAutapses))
    {
        Equation = "one synapse i -> j for every source i and every target j",
        Source = "Senk et al. 2022, doi:10.1371/journal.pcbi.1010086",
    };

    /// <inheritdoc/>
    public RuleSchema Schema => Definition;

    /// <inheritdoc/>
    public IEnumerable<string> Check(Endpoints ends) => [];

    /// <inheritdoc/>
    public double ExpectedSynapses(Endpoints ends) => ends.Pairs(AllowAutapses);

    /// <inheritdoc/>
    public IConnectivityRule Scaled(Endpoints full, double factor) => this;

    /// <inheritdoc/>
    public IRows Rows(Endpoints ends, RandomStream stream) => new EveryTarget(ends.Targets, ends.Self(RowAxis.Source, AllowAutapses));
}
