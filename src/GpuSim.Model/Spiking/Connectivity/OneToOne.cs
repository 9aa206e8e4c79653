using GpuSim.Dynamics.Random;

namespace GpuSim.Model.Spiking.Connectivity;

/// <summary>Source i connects to target i.</summary>
/// <param name="AllowAutapses">Whether it does so within one population, where nothing is left otherwise.</param>
public sealed record OneToOne(bool AllowAutapses = true) : IConnectivityRule
{
    /// <summary>Name in a config.</summary>
    public static RuleSchema Definition { get; } = new(
        "one_to_one", "source i connects to target i", [], given => new OneToOne(given.AllowAutapses))
    {
        Equation = "one synapse i -> i",
        Source = "Senk et al. 2022, doi:10.1371/journal.pcbi.1010086",
    };

    /// <inheritdoc/>
    public RuleSchema Schema => Definition;

    /// <inheritdoc/>
    public IEnumerable<string> Check(Endpoints ends)
    {
        if (ends.Sources != ends.Targets)
            yield return $"expected populations of equal size, got {ends.Sources} sources and {ends.Targets} targets";
    }

    /// <inheritdoc/>
    public double ExpectedSynapses(Endpoints ends) => Length(ends) * (double)ends.Sources;

    /// <inheritdoc/>
    public IConnectivityRule Scaled(Endpoints full, double factor) => this;

    /// <inheritdoc/>
    public IRows Rows(Endpoints ends, RandomStream stream) => new SamePlace(Length(ends));

    int Length(Endpoints ends) => ends is { Same: true, Shift: 0 } && !AllowAutapses ? 0 : 1;

    sealed class SamePlace(int length) : IRows
    {
        public RowAxis Axis => RowAxis.Source;
        public int MaxLength => length;

        public int Fill(int row, Span<int> partners)
        {
            partners[..length].Fill(row);
            return length;
        }
    }
}
