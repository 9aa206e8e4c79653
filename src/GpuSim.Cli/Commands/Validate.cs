using System.CommandLine;
using System.Globalization;

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
            Simulation.Check(document, new RunOptions());
            var experiment = (Model.Spiking.SpikingExperiment)document.Experiment;
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"valid: {experiment.Name}, {experiment.Neurons:#,0} neurons in {experiment.Populations.Count} populations, {experiment.Projections.Count} projections, {experiment.Steps:#,0} steps of {experiment.Dt} ms."));
            return ExitCode.Done;
        });
        return command;
    }
}
