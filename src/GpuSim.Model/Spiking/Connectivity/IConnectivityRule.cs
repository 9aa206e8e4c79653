using GpuSim.Dynamics.Random;

namespace GpuSim.Model.Spiking.Connectivity;

/// <summary>What a rule sees of a projection's ends.</summary>
/// <param name="Sources">Number of source neurons.</param>
/// <param name="Targets">Number of target neurons.</param>
/// <param name="Same">Whether both are one population, so that neuron i may meet itself.</param>
public readonly record struct Endpoints(int Sources, int Targets, bool Same);

/// <summary>To which end of its synapses a row of <see cref="IRows"/> belongs.</summary>
public enum RowAxis
{
    /// <summary>Row i holds the targets of source i.</summary>
    Source,
    /// <summary>Row i holds the sources of target i.</summary>
    Target,
}

/// <summary>The synapses of one projection, row by row: a pure function, safe to ask from many threads in any order.</summary>
public interface IRows
{
    /// <summary>What a row belongs to.</summary>
    RowAxis Axis { get; }

    /// <summary>No row is longer.</summary>
    int MaxLength { get; }

    /// <summary>Writes the partners of <paramref name="row"/>, ids within their population, and returns how many.</summary>
    /// <param name="row">Index of the source or target within its population.</param>
    /// <param name="partners">At least <see cref="MaxLength"/> long.</param>
    int Fill(int row, Span<int> partners);
}

/// <summary>Who connects to whom: one immutable record in one file, found by this interface.</summary>
public interface IConnectivityRule
{
    /// <summary>The name and arguments a config may give.</summary>
    RuleSchema Schema { get; }

    /// <summary>What is wrong with this rule between these ends, each as "expected …, got …"; empty when nothing is.</summary>
    IEnumerable<string> Check(Endpoints ends);

    /// <summary>Number of synapses: exact where the rule fixes it, else its expectation rounded up.</summary>
    double ExpectedSynapses(Endpoints ends);

    /// <summary>The same rule for a network with sizes and in-degrees multiplied by <paramref name="factor"/>.</summary>
    /// <param name="full">Ends before scaling.</param>
    /// <param name="factor">In (0, 1].</param>
    IConnectivityRule Scaled(Endpoints full, double factor);

    /// <summary>The synapses; may count in parallel first, but holds no edge list.</summary>
    /// <param name="ends">Checked before.</param>
    /// <param name="stream">Every draw of the rule comes from it.</param>
    IRows Rows(Endpoints ends, RandomStream stream);
}

/// <summary>What a config may say of a rule.</summary>
/// <param name="Name">The key, such as <c>fixed_in_degree</c>.</param>
/// <param name="Summary">One sentence.</param>
/// <param name="Arguments">The first is meant when a config gives a bare number; empty for a rule without arguments.</param>
/// <param name="Create">Makes the rule from the arguments given.</param>
public sealed record RuleSchema(string Name, string Summary, IReadOnlyList<RuleArgument> Arguments, Func<RuleValues, IConnectivityRule> Create);

/// <summary>One number a rule needs. Exactly one argument of a rule is given.</summary>
/// <param name="Name">Such as <c>in_degree</c>.</param>
/// <param name="WholeNumber">Whether fractions are refused.</param>
/// <param name="Min">Smallest allowed.</param>
/// <param name="Max">Largest allowed.</param>
/// <param name="Meaning">A few words.</param>
public sealed record RuleArgument(string Name, bool WholeNumber, double Min, double Max, string Meaning);

/// <summary>What was given: the argument's name and value (null for a rule without arguments) and NEST's two switches.</summary>
/// <param name="Argument">Name of the argument.</param>
/// <param name="Value">Its value.</param>
/// <param name="AllowAutapses">Whether a neuron may connect to itself.</param>
/// <param name="AllowMultapses">Whether a pair may connect more than once.</param>
public sealed record RuleValues(string? Argument, double Value, bool AllowAutapses = true, bool AllowMultapses = true);
