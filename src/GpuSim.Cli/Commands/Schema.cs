using System.CommandLine;
using GpuSim.Config;
using GpuSim.Documentation;

namespace GpuSim.Cli.Commands;

/// <summary><c>gpusim schema</c>: the JSON schema by which an editor completes and checks a config.</summary>
internal sealed class Schema : ICommandFile
{
    /// <inheritdoc/>
    public Command Create()
    {
        var output = new Option<string?>("--output", "-o") { HelpName = "FILE", Description = "Where it goes; standard output if not said." };
        var markdown = new Option<bool>("--markdown") { Description = "Prints the keys as a page instead, as in docs/configuration.md." };
        var command = new Command("schema", "Prints the JSON schema of configs: name it as \"$schema\" and your editor completes keys and models.") { output, markdown };
        var models = new ModelOptions(command);
        command.SetAction(parsed =>
        {
            var schema = parsed.GetValue(markdown) ? ConfigurationPage.Emit() : ConfigSchema.Emit(models.Load(parsed));
            if (parsed.GetValue(output) is { } file) File.WriteAllText(file, schema);
            else Console.Out.WriteLine(schema.TrimEnd());
            return ExitCode.Done;
        });
        return command;
    }
}
