using GpuSim.Dynamics.Numerics;
using GpuSim.Dynamics.Random;

namespace GpuSim.Model.Spiking.Connectivity;

/// <summary>A given number of synapses, every one with its source and target drawn uniformly.</summary>
/// <param name="Number">Synapses; null where <paramref name="ConnectionProbability"/> says how many.</param>
/// <param name="ConnectionProbability">Probability C that a pair has at least one synapse: with multapses, K = ln(1 − C) / ln(1 − 1/(N_s N_t)) of them; without, C times the pairs.</param>
/// <param name="AllowAutapses">Whether a neuron may connect to itself.</param>
/// <param name="AllowMultapses">Whether a pair may connect more than once.</param>
/// <remarks>K: Potjans &amp; Diesmann 2014, doi:10.1093/cercor/bhs358, equation 1.</remarks>
public sealed record FixedTotalNumber(long? Number, double? ConnectionProbability = null, bool AllowAutapses = true, bool AllowMultapses = true) : IConnectivityRule
{
    const string ProbabilityArgument = "connection_probability";

    /// <summary>Name and arguments in a config.</summary>
    public static RuleSchema Definition { get; } = new(
        "fixed_total_number",
        "a given number of synapses, every one with its source and target drawn uniformly",
        [
            new("number", WholeNumber: true, 0, 1e12, "synapses of the projection"),
            new(ProbabilityArgument, WholeNumber: false, 0, 1, "probability that a pair has at least one synapse"),
        ],
        given => given.Argument == ProbabilityArgument
            ? new FixedTotalNumber(null, given.Value, given.AllowAutapses, given.AllowMultapses)
            : new FixedTotalNumber((long)given.Value, null, given.AllowAutapses, given.AllowMultapses))
    {
        Equation = "N synapses i -> j, (i, j) uniform over the pairs; of a probability p: N = ln(1 - p) / ln(1 - 1 / pairs)",
        Source = "Senk et al. 2022, doi:10.1371/journal.pcbi.1010086; of a probability Potjans & Diesmann 2014, doi:10.1093/cercor/bhs358",
    };

    /// <inheritdoc/>
    public RuleSchema Schema => Definition;

    /// <inheritdoc/>
    public IEnumerable<string> Check(Endpoints ends)
    {
        if (!AllowAutapses && ends.Shared > 0 && ends.Shared < ends.Sources)
        {
            yield return $"expected slices of which all sources are targets, or none, where autapses are not allowed, got {ends.Shared} of {ends.Sources} sources among the targets";
            yield break;
        }
        if (Number is null && AllowMultapses && !(ConnectionProbability < 1))
        {
            yield return $"expected a connection probability below 1, which no number of synapses drawn with multapses reaches, got {ConnectionProbability}";
            yield break;
        }
        var number = Synapses(ends);
        var pairs = ends.Pairs(AllowAutapses);
        if (!AllowMultapses && number > pairs)
            yield return $"expected at most {pairs} synapses, the pairs there are without multapses, got {number}";
        else if (number > 0 && pairs == 0)
            yield return $"expected a pair of different neurons, got none for {number} synapses";
        else if (number / Math.Max(1, ends.Sources) > int.MaxValue / 2)
            yield return $"expected at most {int.MaxValue / 2} synapses per source, got {number / ends.Sources}";
    }

    /// <inheritdoc/>
    public double ExpectedSynapses(Endpoints ends) => Synapses(ends);

    /// <inheritdoc/>
    public IConnectivityRule Scaled(Endpoints full, double factor) =>
        this with { Number = (long)Math.Round(Synapses(full) * factor * factor), ConnectionProbability = null };

    /// <inheritdoc/>
    public IRows Rows(Endpoints ends, RandomStream stream)
    {
        var choices = ends.Targets - (ends.Shared > 0 && !AllowAutapses ? 1 : 0);
        var counts = AllowMultapses
            ? SourceCounts.WithReplacement(Synapses(ends), ends.Sources, stream)
            : SourceCounts.WithoutReplacement(Synapses(ends), ends.Sources, choices, stream);
        return new DrawnRows(RowAxis.Source, ends.Targets, row => counts[row], counts.DefaultIfEmpty().Max(), stream)
        {
            Self = ends.Self(RowAxis.Source, AllowAutapses),
            Distinct = !AllowMultapses,
        };
    }

    long Synapses(Endpoints ends)
    {
        if (Number is { } number) return number;
        var probability = ConnectionProbability ?? 0;
        return (long)Math.Round(AllowMultapses
            ? Logarithm.LogOnePlus(-probability) / Logarithm.LogOnePlus(-1.0 / ((double)ends.Sources * ends.Targets))
            : probability * ends.Pairs(AllowAutapses));
    }
}
