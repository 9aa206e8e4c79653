using System.CommandLine;
using GpuSim.Config;

namespace GpuSim.Cli;

/// <summary>The arguments that say which experiment, shared by the commands that take a config.</summary>
internal sealed class ExperimentOptions
{
    readonly Argument<string> _config = Words.Argument("CONFIG", "The experiment: a JSON file.");
    readonly Option<string?> _seed = new("--seed") { HelpName = "N", Description = "Another seed: the same as --set seed=N." };
    readonly Option<string?> _duration = new("--duration") { HelpName = "TIME", Description = "Another biological time, such as \"2 s\": the same as --set duration=TIME." };
    readonly Option<string[]> _set = new("--set") { HelpName = "path=value", Description = "Changes one value of the config, such as populations.exc.size=2000; may be repeated.", Arity = ArgumentArity.OneOrMore };

    /// <summary>Adds them to <paramref name="command"/>.</summary>
    public ExperimentOptions(Command command)
    {
        command.Arguments.Add(_config);
        command.Options.Add(_seed);
        command.Options.Add(_duration);
        command.Options.Add(_set);
    }

    /// <summary>Reads the config with the changes asked for; --seed and --duration count after --set.</summary>
    public ExperimentDocument Load(ParseResult parsed)
    {
        var changes = new List<string>(parsed.GetValue(_set) ?? []);
        if (parsed.GetValue(_seed) is { } seed) changes.Add($"seed={seed}");
        if (parsed.GetValue(_duration) is { } duration) changes.Add($"duration={duration}");
        return ExperimentFile.Load(parsed.GetValue(_config)!, changes);
    }
}
