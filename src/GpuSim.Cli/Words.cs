using System.CommandLine;
using System.Globalization;
using GpuSim.Units;

namespace GpuSim.Cli;

/// <summary>The kinds of word a command line is made of, each with the message for a wrong one.</summary>
internal static class Words
{
    /// <summary>An argument that must be given.</summary>
    public static Argument<string> Argument(string name, string description) => Guarded(new Argument<string>(name) { Description = description });

    /// <summary>An argument that may be left out.</summary>
    public static Argument<string?> OptionalArgument(string name, string description) => Guarded(new Argument<string?>(name) { Description = description, Arity = ArgumentArity.ZeroOrOne });

    /// <summary>An option whose value is a whole number of at least 1.</summary>
    public static Option<int?> Count(string name, string description) => new(name)
    {
        HelpName = "N",
        Description = description,
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0) return count;
            result.AddError($"{name}: expected a whole number of at least 1, got \"{result.Tokens[0].Value}\".");
            return null;
        },
    };

    /// <summary>An option whose value is a time of at least 0, given in ms.</summary>
    public static Option<double?> Time(string name, string description) => new(name)
    {
        HelpName = "TIME",
        Description = description,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (Quantity.TryParse(text, out var time) && time.Unit.Dimension == Dimension.Time && time.Value >= 0) return time.Canonical;
            result.AddError($"{name}: expected a time such as \"0.5 s\", got \"{text}\".");
            return null;
        },
    };

    /// <summary>The option <c>--json</c>.</summary>
    public static Option<bool> Json(string what) => new("--json") { Description = $"Prints {what} as one JSON object and nothing else." };

    // System.CommandLine takes a misspelt option for an argument where one is still open.
    static Argument<T> Guarded<T>(Argument<T> argument)
    {
        argument.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.Tokens[0].Value is ['-', _, ..] word) result.AddError($"Unrecognized option '{word}'.");
        });
        return argument;
    }
}
