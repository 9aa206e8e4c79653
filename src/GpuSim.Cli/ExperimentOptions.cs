using System.CommandLine;
using GpuSim.Cli.Kinds;
using GpuSim.Config;
using GpuSim.Dynamics;

namespace GpuSim.Cli;

/// <summary>The arguments that say which experiment, shared by the commands that take a config.</summary>
internal sealed class ExperimentOptions
{
    readonly Argument<string> _config = Words.Argument("CONFIG", "The experiment: a JSON file.");
    readonly Option<string?> _seed = new("--seed") { HelpName = "N", Description = "Another seed: the same as --set seed=N." };
    readonly Option<string?> _duration = new("--duration") { HelpName = "TIME", Description = "Another biological time, such as \"2 s\": the same as --set duration=TIME." };
    readonly Option<string[]> _set = new("--set") { HelpName = "path=value", Description = "Changes one value of the config, such as populations.exc.size=2000; may be repeated.", Arity = ArgumentArity.OneOrMore };
    readonly ModelOptions _models;

    /// <summary>Adds them to <paramref name="command"/>.</summary>
    public ExperimentOptions(Command command)
    {
        command.Arguments.Add(_config);
        command.Options.Add(_seed);
        command.Options.Add(_duration);
        command.Options.Add(_set);
        _models = new(command);
    }

    /// <summary>Reads the config with the changes asked for; --seed and --duration count after --set.</summary>
    /// <exception cref="FailedRunException">--duration is given to a kind of experiment that has none.</exception>
    public ExperimentDocument Load(ParseResult parsed)
    {
        var config = parsed.GetValue(_config)!;
        var models = _models.Load(parsed);
        var changes = new List<string>(parsed.GetValue(_set) ?? []);
        if (parsed.GetValue(_seed) is { } seed) changes.Add($"seed={seed}");
        if (parsed.GetValue(_duration) is not { } duration) return ExperimentFile.Load(config, changes, models);
        try
        {
            return ExperimentFile.Load(config, [.. changes, $"duration={duration}"], models);
        }
        catch (ConfigException) when (TakesNoTime(config, changes, models) is { } document)
        {
            throw new FailedRunException(ExitCode.WrongInput, $"--duration: expected an experiment in biological time, got {config} of kind \"{document.Experiment.Kind}\", which has none. Leave --duration out.");
        }
    }

    static ExperimentDocument? TakesNoTime(string config, IReadOnlyList<string> changes, ModelCatalogs models)
    {
        try
        {
            var document = ExperimentFile.Load(config, changes, models);
            return KindViews.Of(document).BiologicalSeconds(document.Experiment) is null ? document : null;
        }
        catch (ConfigException)
        {
            return null;
        }
    }
}
