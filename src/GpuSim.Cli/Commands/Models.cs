using System.CommandLine;
using System.Text.Json.Serialization;
using GpuSim.Documentation;
using GpuSim.Dynamics.Neurons;
using GpuSim.Dynamics.Synapses;
using GpuSim.Model;
using GpuSim.Model.Hopfield;
using GpuSim.Model.SelfOrganizingMap;
using GpuSim.Model.Spiking.Connectivity;
using GpuSim.Units;

namespace GpuSim.Cli.Commands;

/// <summary><c>gpusim models</c>: what a config can say, from the schemas of the models and rules themselves.</summary>
internal sealed class Models : ICommandFile
{
    /// <inheritdoc/>
    public Command Create()
    {
        var name = Words.OptionalArgument("NAME", "One of them in full; without it, the list of all.");
        var json = Words.Json("all of it");
        var markdown = new Option<bool>("--markdown") { Description = "Prints all of it as a page, as in docs/models.md." };
        var command = new Command("models", "Lists everything that a config chooses by name (neuron and synapse models, connectivity rules, distributions, stimuli, recorders, and the parts of memories and maps), or explains one.") { name, json, markdown };
        var models = new ModelOptions(command);
        command.SetAction(parsed =>
        {
            var catalogs = models.Load(parsed);
            var wanted = parsed.GetValue(name);
            var sections = Catalog.Of(catalogs).Select(section => section with { Entries = [.. section.Entries.Where(entry => wanted is null || entry.Name == wanted || entry.AlsoKnownAs.Contains(wanted))] }).ToList();
            if (sections.All(section => section.Entries.Count == 0))
                throw new FailedRunException(ExitCode.WrongInput, $"models: expected something that a config chooses by name, got \"{wanted}\". {DidYouMean.Hint(wanted!, [.. Catalog.Of(catalogs).SelectMany(section => section.Entries).Select(entry => entry.Name)], "names")} `gpusim models` lists them.");

            if (parsed.GetValue(markdown)) Console.Out.Write(ModelsPage.Emit(catalogs));
            else if (parsed.GetValue(json)) JsonOutput.Print(Report(catalogs.Neurons, catalogs.Synapses, sections), CatalogJson.Default.CatalogReport);
            else if (wanted is null) PrintList(sections);
            else foreach (var entry in sections.SelectMany(section => section.Entries)) Print(entry);
            return ExitCode.Done;
        });
        return command;
    }

    static void PrintList(IEnumerable<CatalogSection> sections)
    {
        foreach (var section in sections)
        {
            var table = new TextTable(section.Family, "what it is");
            foreach (var entry in section.Entries) table.Add(entry.Name, entry.Summary);
            table.Print(Console.Out);
            Console.WriteLine();
        }
        Console.WriteLine("gpusim models NAME explains one.");
    }

    static void Print(CatalogEntry entry)
    {
        Console.WriteLine($"{entry.Name}: {entry.Summary}");
        if (entry.Equation.Length + entry.Source.Length + entry.AlsoKnownAs.Count > 0) Console.WriteLine();
        if (entry.Equation.Length > 0) Console.WriteLine($"  {entry.Equation.ReplaceLineEndings(Environment.NewLine + "  ")}");
        if (entry.Source.Length > 0) Console.WriteLine($"  Source: {entry.Source}");
        if (entry.Note.Length > 0) Console.WriteLine($"  {entry.Note}");
        if (entry.AlsoKnownAs.Count > 0) Console.WriteLine($"  Also known as: {string.Join(", ", entry.AlsoKnownAs)}");
        foreach (var (columns, rows) in entry.Tables)
        {
            Console.WriteLine();
            var table = new TextTable([.. columns]);
            foreach (var row in rows) table.Add([.. row]);
            table.Print(Console.Out, 2);
        }
    }

    static CatalogReport Report(NeuronCatalog neurons, SynapseCatalog synapses, IReadOnlyList<CatalogSection> sections)
    {
        bool Chosen(string name) => sections.Any(section => section.Entries.Any(entry => entry.Name == name));
        IEnumerable<OptionSchema> Of(IEnumerable<OptionSchema> options) => options.Where(option => Chosen(option.Name));
        IEnumerable<CatalogEntry> Section(string family) => sections.Single(section => section.Family == family).Entries;
        return new(
            neurons.Models.Select(model => model.Schema).Where(schema => Chosen(schema.Name)).Select(Report), synapses.Models.Select(model => model.Schema).Where(schema => Chosen(schema.Name)).Select(Report),
            RuleCatalog.Rules.Where(rule => Chosen(rule.Name)).Select(Report), Section("distribution"), Section("stimulus"), Section("recorder"), Of([EdgeList.Definition]),
            Of(RecallCatalog.LearningRules), Of(RecallCatalog.Dynamics), Of(MapCatalog.Grids), Of(MapCatalog.Learning), Of(MapCatalog.Neighbourhoods), Of(MapCatalog.Schedules), Of(MapCatalog.InitialWeights));
    }

    static NeuronReport Report(NeuronSchema neuron) => new(
        neuron.Name, neuron.AlsoKnownAs, neuron.Summary, neuron.Equation, neuron.Source, neuron.LongestStep,
        neuron.Parameters.Select(parameter => new ParameterReport(parameter.Name, parameter.Unit.Symbol, Finite(parameter.Default), Finite(parameter.Min), Finite(parameter.Max), parameter.Meaning)),
        neuron.Variables.Zip(Starts(neuron), (variable, start) => new VariableReport(variable.Name, variable.Unit.Symbol, start, variable.Meaning)),
        neuron.Receptors.Select(receptor => new ReceptorReport(receptor.Name, receptor.WeightUnit.Symbol, receptor.TakesSign, receptor.Meaning)));

    static IEnumerable<double> Starts(NeuronSchema neuron)
    {
        var defaults = ParameterValues.Complete(neuron.Parameters, new Dictionary<string, double>());
        return neuron.Variables.Select(variable => variable.Initial(defaults));
    }

    static SynapseReport Report(SynapseSchema synapse) => new(
        synapse.Name, synapse.AlsoKnownAs, synapse.Summary, synapse.Equation, synapse.Source,
        synapse.Parameters.Select(parameter => new ParameterReport(parameter.Name, synapse.InWeightUnit.Contains(parameter.Name) ? "of the weight" : parameter.Unit.Symbol, Finite(parameter.Default), Finite(parameter.Min), Finite(parameter.Max), parameter.Meaning)));

    static RuleReport Report(RuleSchema rule) => new(
        rule.Name, rule.Summary, rule.Equation, rule.Source,
        rule.Arguments.Select(argument => new ArgumentReport(argument.Name, argument.WholeNumber, argument.Min, Finite(argument.Max), argument.Meaning)));

    static double? Finite(double value) => double.IsFinite(value) ? value : null; // JSON has no infinity
}

internal sealed record CatalogReport(
    IEnumerable<NeuronReport> Neurons, IEnumerable<SynapseReport> Synapses, IEnumerable<RuleReport> Rules,
    IEnumerable<CatalogEntry> Distributions, IEnumerable<CatalogEntry> Stimuli, IEnumerable<CatalogEntry> Recorders, IEnumerable<OptionSchema> EdgeLists, IEnumerable<OptionSchema> LearningRules, IEnumerable<OptionSchema> RecallDynamics,
    IEnumerable<OptionSchema> MapGrids, IEnumerable<OptionSchema> MapLearning, IEnumerable<OptionSchema> MapNeighbourhoods, IEnumerable<OptionSchema> MapSchedules, IEnumerable<OptionSchema> MapInitialWeights);
internal sealed record NeuronReport(
    string Name, IEnumerable<string> AlsoKnownAs, string Summary, string Equation, string Source, double LongestStepMs,
    IEnumerable<ParameterReport> Parameters, IEnumerable<VariableReport> Variables, IEnumerable<ReceptorReport> Receptors);
internal sealed record SynapseReport(string Name, IEnumerable<string> AlsoKnownAs, string Summary, string Equation, string Source, IEnumerable<ParameterReport> Parameters);
internal sealed record ParameterReport(string Name, string Unit, double? Default, double? Min, double? Max, string Meaning);
internal sealed record VariableReport(string Name, string Unit, double Default, string Meaning);
internal sealed record ReceptorReport(string Name, string WeightUnit, int TakesSign, string Meaning);
internal sealed record RuleReport(string Name, string Summary, string Equation, string Source, IEnumerable<ArgumentReport> Arguments);
internal sealed record ArgumentReport(string Name, bool WholeNumber, double? Min, double? Max, string Meaning);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CatalogReport))]
internal sealed partial class CatalogJson : JsonSerializerContext;
