using System.CommandLine;
using System.Globalization;
using System.Text.Json.Serialization;
using GpuSim.Spiking;

namespace GpuSim.Cli.Commands;

/// <summary><c>gpusim export</c>: the connections of a network, as a run would build them.</summary>
internal sealed class Export : ICommandFile
{
    /// <inheritdoc/>
    public Command Create()
    {
        var output = new Option<string>("--output", "-o") { HelpName = "FILE", Description = "Where they go: a .csv, or a .h5 with SONATA edges; an older file of that name stays until the new one is whole.", Required = true };
        var projection = new Option<string?>("--projection") { HelpName = "NAME", Description = "Only this projection, such as \"exc->inh\"; all of them if not said." };
        var json = Words.Json("what was written");
        var command = new Command("export", "Writes who connects to whom, with weights and delays, without running.");
        var experiment = new ExperimentOptions(command);
        foreach (var option in new Option[] { output, projection, json }) command.Options.Add(option);
        command.SetAction(parsed =>
        {
            using var interruption = new Interruption();
            var written = ConnectionExport.Write(experiment.Load(parsed), parsed.GetValue(output)!, parsed.GetValue(projection), interruption.Token);
            if (parsed.GetValue(json)) JsonOutput.Print(written, ExportJson.Default.ExportReport);
            else Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{written.Synapses:#,0} synapses of {written.Projections} {(written.Projections == 1 ? "projection" : "projections")} are in {written.File}"));
            return ExitCode.Done;
        });
        return command;
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ExportReport))]
internal sealed partial class ExportJson : JsonSerializerContext;
