using GpuSim.Dynamics.Random;

namespace GpuSim.Model.Spiking.Connectivity;

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

    /// <summary>Synapses that no target has more of, but for a chance below 1e-30: the sums of weights must hold them.</summary>
    double LargestInDegree(Endpoints ends) => TwelveDeviationsAbove(ExpectedSynapses(ends) / ends.Targets);

    /// <summary>The mean of a count, and twelve standard deviations more.</summary>
    internal static double TwelveDeviationsAbove(double mean) => mean == 0 ? 0 : Math.Ceiling(mean + 12 * Math.Sqrt(mean) + 40);

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
public sealed record RuleSchema(string Name, string Summary, IReadOnlyList<RuleArgument> Arguments, Func<RuleValues, IConnectivityRule> Create)
{
    /// <summary>How synapses are drawn, in symbols; empty where the summary says it.</summary>
    public string Equation { get; init; } = "";

    /// <summary>Who described it; empty where nobody needs to be named.</summary>
    public string Source { get; init; } = "";

    /// <summary>Whether arguments are given together; if not, exactly one of them is given.</summary>
    public bool Together { get; init; }
}

/// <summary>One number a rule needs.</summary>
/// <param name="Name">Such as <c>in_degree</c>.</param>
/// <param name="WholeNumber">Whether fractions are refused.</param>
/// <param name="Min">Smallest allowed.</param>
/// <param name="Max">Largest allowed.</param>
/// <param name="Meaning">A few words.</param>
/// <param name="Default">Where it is left out of arguments that are given together; NaN where nothing is meant then; null where it is due.</param>
public sealed record RuleArgument(string Name, bool WholeNumber, double Min, double Max, string Meaning, double? Default = null);

/// <summary>What was given: the argument's name and value (null for a rule without arguments) and NEST's two switches.</summary>
/// <param name="Argument">Name of the argument; of the first, where they are given together.</param>
/// <param name="Value">Its value.</param>
/// <param name="AllowAutapses">Whether a neuron may connect to itself.</param>
/// <param name="AllowMultapses">Whether a pair may connect more than once.</param>
public sealed record RuleValues(string? Argument, double Value, bool AllowAutapses = true, bool AllowMultapses = true)
{
    /// <summary>Arguments given together, by name.</summary>
    public IReadOnlyDictionary<string, double> Given { get; init; } = new Dictionary<string, double>();

    /// <summary>The value of an argument, or its default.</summary>
    public double this[RuleArgument argument] => Given.TryGetValue(argument.Name, out var value) ? value : argument.Name == Argument ? Value : argument.Default ?? double.NaN;
}
