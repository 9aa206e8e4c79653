namespace GpuSim.Model;

/// <summary>One of the things that a config may choose by name, such as a learning rule.</summary>
/// <param name="Name">The key in a config.</param>
/// <param name="Summary">What it is.</param>
/// <param name="Equation">What it does.</param>
/// <param name="Source">Who described it; empty where nobody needs to be named.</param>
/// <param name="Arguments">In a config, beside its name.</param>
public sealed record OptionSchema(string Name, string Summary, string Equation, string Source, IReadOnlyList<OptionArgument> Arguments);

/// <summary>An argument of a choice.</summary>
/// <param name="Name">The key in a config.</param>
/// <param name="Expects">What it may be.</param>
/// <param name="Default">Where it is not given.</param>
/// <param name="Meaning">In a few words.</param>
public sealed record OptionArgument(string Name, string Expects, string Default, string Meaning);
