using System.CommandLine;
using GpuSim.Cli.Sweeps;
using GpuSim.Sweeps;

namespace GpuSim.Cli.Commands;

/// <summary><c>gpusim merge</c>: the parts of a sweep as one table.</summary>
internal sealed class Merge : ICommandFile
{
    /// <inheritdoc/>
    public Command Create()
    {
        var folders = new Argument<string[]>("DIR") { Description = "The folders of the parts, as `gpusim sweep --part I/N -o DIR` made them.", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string>("--output", "-o") { HelpName = "DIR", Description = "The folder for the whole table; a new one.", Required = true };
        var json = Words.Json("the table");
        var command = new Command("merge", "Puts the parts of a sweep together: the same table, bit for bit, as of a sweep in one part.") { folders };
        command.Options.Add(output);
        command.Options.Add(json);
        command.SetAction(parsed =>
        {
            SweepView.Print(SweepMerge.Of(parsed.GetValue(folders)!, parsed.GetValue(output)!), parsed.GetValue(json));
            return ExitCode.Done;
        });
        return command;
    }
}
