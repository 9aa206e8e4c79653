using System.CommandLine;

namespace GpuSim.Cli.Commands;

/// <summary><c>gpusim validate</c>: the three gates, and nothing built.</summary>
internal sealed class Validate : ICommandFile
{
    /// <inheritdoc/>
    public Command Create()
    {
        var command = new Command("validate", "Checks a config and reports all its problems at once.");
        var options = new ExperimentOptions(command);
        command.SetAction(parsed =>
        {
            var document = options.Load(parsed);
            Experiments.Check(document, new RunOptions());
            Console.Out.WriteLine($"valid: {Experiments.Headline(document)}.");
            return ExitCode.Done;
        });
        return command;
    }
}
