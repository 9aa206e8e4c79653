using GpuSim.Dynamics.Numerics;
using GpuSim.Dynamics.Random;

namespace GpuSim.Model.Spiking.Connectivity;

/// <summary>Every pair is connected with the same probability, whatever the others are; never twice.</summary>
/// <param name="Probability">In [0, 1].</param>
/// <param name="AllowAutapses">Whether a neuron may connect to itself.</param>
public sealed record PairwiseBernoulli(double Probability, bool AllowAutapses = true) : IConnectivityRule
{
    /// <summary>Name and argument in a config.</summary>
    public static RuleSchema Definition { get; } = new(
        "pairwise_bernoulli",
        "every pair is connected with the same probability, independently",
        [new("probability", WholeNumber: false, 0, 1, "probability that a pair is connected")],
        given => new PairwiseBernoulli(given.Value, given.AllowAutapses))
    {
        Equation = "P(i -> j) = p",
        Source = "Senk et al. 2022, doi:10.1371/journal.pcbi.1010086",
    };

    /// <inheritdoc/>
    public RuleSchema Schema => Definition;

    /// <inheritdoc/>
    public IEnumerable<string> Check(Endpoints ends) => [];

    /// <inheritdoc/>
    public double ExpectedSynapses(Endpoints ends) =>
        Math.Ceiling(Probability * ends.Pairs(AllowAutapses));

    /// <inheritdoc/>
    public IConnectivityRule Scaled(Endpoints full, double factor) => this;

    /// <inheritdoc/>
    public IRows Rows(Endpoints ends, RandomStream stream) =>
        Probability >= 1 ? new EveryTarget(ends.Targets, ends.Self(RowAxis.Source, AllowAutapses))
        : Probability > 0 ? new SkippedRows(ends.Targets, ends.Self(RowAxis.Source, AllowAutapses), 1 / Logarithm.LogOnePlus(-Probability), stream)
        : new NoRows();

    sealed class NoRows : IRows
    {
        public RowAxis Axis => RowAxis.Source;
        public int MaxLength => 0;
        public int Fill(int row, Span<int> partners) => 0;
    }

    /// <summary>Row i holds targets of source i, ascending: the pairs skipped before each are geometric, ⌊ln u / ln(1 − p)⌋.</summary>
    /// <remarks>Source: Fan, Muller &amp; Rezucha 1962, doi:10.1080/01621459.1962.10480667.</remarks>
    sealed class SkippedRows(int targets, SelfInRow self, double perLogMiss, RandomStream stream) : IRows
    {
        const int Batch = 64; // draws at a time, two for a synapse

        public RowAxis Axis => RowAxis.Source;
        public int MaxLength => targets;

        public int Fill(int row, Span<int> partners)
        {
            Span<uint> draws = stackalloc uint[Batch];
            var left = self.Of(row);
            double choices = targets - (left >= 0 ? 1 : 0), next = 0;
            var count = 0;
            for (uint counter = 0; ; counter += Batch / 4)
            {
                RandomDraws.Fill(stream, counter, (uint)row, DrawnRows.Purpose, draws);
                for (var k = 0; k < Batch; k += 2)
                {
                    next += Math.Floor(Logarithm.Log(RandomDraws.Unit(draws[k], draws[k + 1])) * perLogMiss);
                    if (next >= choices) return count;
                    partners[count++] = Target(left, (int)next++);
                }
            }
        }

        static int Target(int left, int choice) => choice + (left >= 0 && choice >= left ? 1 : 0);
    }
}
