using System.CommandLine;
using System.Globalization;
using System.Text.Json.Serialization;
using GpuSim.Dynamics.Neurons;
using GpuSim.Model;
using GpuSim.Model.Hopfield;
using GpuSim.Model.SelfOrganizingMap;
using GpuSim.Model.Spiking.Connectivity;
using GpuSim.Units;

namespace GpuSim.Cli.Commands;

/// <summary><c>gpusim models</c>: what a config can say, from the schemas of the models and rules themselves.</summary>
internal sealed class Models : ICommandFile
{
    const string LearningRule = "learning rule", Recall = "dynamics of recall", Grid = "grid of a map", MapLearning = "learning of a map", Neighbourhood = "neighbourhood", Schedule = "schedule", EdgeLists = "connectivity from a table", Start = "start of a map";

    static readonly (string Heading, IReadOnlyList<OptionSchema> Options)[] Choices =
    [
        (EdgeLists, [EdgeList.Definition]), (LearningRule, RecallCatalog.LearningRules), (Recall, RecallCatalog.Dynamics),
        (Grid, MapCatalog.Grids), (MapLearning, MapCatalog.Learning), (Neighbourhood, MapCatalog.Neighbourhoods), (Schedule, MapCatalog.Schedules), (Start, MapCatalog.InitialWeights),
    ];

    /// <inheritdoc/>
    public Command Create()
    {
        var name = Words.OptionalArgument("NAME", "One of them in full; without it, the list of all.");
        var json = Words.Json("all of it");
        var command = new Command("models", "Lists neuron models, connectivity rules, and what memories and maps choose from, or explains one.") { name, json };
        var models = new ModelOptions(command);
        command.SetAction(parsed =>
        {
            var wanted = parsed.GetValue(name);
            var neurons = models.Load(parsed).Neurons.Models.Select(model => model.Schema).Where(schema => wanted is null || schema.Name == wanted || schema.AlsoKnownAs.Contains(wanted)).ToList();
            var rules = RuleCatalog.Rules.Where(rule => wanted is null || rule.Name == wanted).ToList();
            var choices = Choices.Select(choice => (choice.Heading, Options: choice.Options.Where(option => wanted is null || option.Name == wanted).ToList())).ToList();
            if (neurons.Count + rules.Count + choices.Sum(choice => choice.Options.Count) == 0)
                throw new FailedRunException(ExitCode.WrongInput, $"models: expected a neuron model, a connectivity rule, a learning rule or a dynamics of recall, or a part of a map, got \"{wanted}\". `gpusim models` lists them.");

            if (parsed.GetValue(json)) JsonOutput.Print(Report(neurons, rules, choices), CatalogJson.Default.CatalogReport);
            else if (wanted is null) PrintList(neurons, rules, choices);
            else
            {
                foreach (var neuron in neurons) PrintNeuron(neuron);
                foreach (var rule in rules) PrintRule(rule);
                foreach (var option in choices.SelectMany(choice => choice.Options)) PrintOption(option);
            }
            return ExitCode.Done;
        });
        return command;
    }

    static CatalogReport Report(IEnumerable<NeuronSchema> neurons, IEnumerable<RuleSchema> rules, IReadOnlyList<(string Heading, List<OptionSchema> Options)> choices)
    {
        IEnumerable<OptionSchema> Of(string heading) => choices.Single(choice => choice.Heading == heading).Options;
        return new(neurons.Select(Report), rules.Select(Report), Of(EdgeLists), Of(LearningRule), Of(Recall), Of(Grid), Of(MapLearning), Of(Neighbourhood), Of(Schedule), Of(Start));
    }

    static void PrintList(IEnumerable<NeuronSchema> neurons, IEnumerable<RuleSchema> rules, IEnumerable<(string Heading, List<OptionSchema> Options)> choices)
    {
        PrintTable("neuron model", neurons.Select(neuron => (neuron.Name, neuron.Summary)));
        PrintTable("connectivity rule", rules.Select(rule => (rule.Name, rule.Summary)));
        foreach (var (heading, options) in choices) PrintTable(heading, options.Select(option => (option.Name, option.Summary)));
        Console.WriteLine("gpusim models NAME explains one.");
    }

    static void PrintTable(string heading, IEnumerable<(string Name, string Summary)> rows)
    {
        var table = new TextTable(heading, "what it is");
        foreach (var (name, summary) in rows) table.Add(name, summary);
        table.Print(Console.Out);
        Console.WriteLine();
    }

    static void PrintOption(OptionSchema schema)
    {
        Console.WriteLine($"{schema.Name}: {schema.Summary}");
        Console.WriteLine();
        Console.WriteLine($"  {schema.Equation}");
        if (schema.Source.Length > 0) Console.WriteLine($"  Source: {schema.Source}");
        if (schema.Arguments.Count == 0) return;
        Console.WriteLine();
        var arguments = new TextTable("argument", "expects", "default", "meaning");
        foreach (var argument in schema.Arguments) arguments.Add(argument.Name, argument.Expects, argument.Default, argument.Meaning);
        arguments.Print(Console.Out, 2);
    }

    static void PrintNeuron(NeuronSchema neuron)
    {
        Console.WriteLine($"{neuron.Name}: {neuron.Summary}");
        Console.WriteLine();
        Console.WriteLine($"  {neuron.Equation.ReplaceLineEndings(Environment.NewLine + "  ")}");
        Console.WriteLine($"  Source: {neuron.Source}");
        if (neuron.AlsoKnownAs.Count > 0) Console.WriteLine($"  Also known as: {string.Join(", ", neuron.AlsoKnownAs)}");
        Console.WriteLine();

        var parameters = new TextTable("parameter", "default", "range", "meaning");
        foreach (var parameter in neuron.Parameters) parameters.Add(parameter.Name, Text(parameter.Default, parameter.Unit), Range(parameter), parameter.Meaning);
        parameters.Print(Console.Out, 2);
        Console.WriteLine();

        var variables = new TextTable("state variable", "starts at", "meaning");
        foreach (var (variable, start) in neuron.Variables.Zip(Starts(neuron))) variables.Add(variable.Name, Text(start, variable.Unit), variable.Meaning);
        variables.Print(Console.Out, 2);
        Console.WriteLine();

        var receptors = new TextTable("receptor", "unit of weights", "takes weights", "meaning");
        foreach (var receptor in neuron.Receptors) receptors.Add(receptor.Name, receptor.WeightUnit.Symbol, Sign(receptor), receptor.Meaning);
        receptors.Print(Console.Out, 2);
    }

    static void PrintRule(RuleSchema rule)
    {
        Console.WriteLine($"{rule.Name}: {rule.Summary}");
        Console.WriteLine();
        if (rule.Arguments.Count == 0) return;
        var arguments = new TextTable("argument", "expects", "meaning");
        foreach (var argument in rule.Arguments) arguments.Add(argument.Name, $"{(argument.WholeNumber ? "a whole number" : "a number")} {Range(argument)}{Otherwise(argument)}", argument.Meaning);
        arguments.Print(Console.Out, 2);
    }

    static IEnumerable<double> Starts(NeuronSchema neuron)
    {
        var defaults = ParameterValues.Complete(neuron.Parameters, new Dictionary<string, double>());
        return neuron.Variables.Select(variable => variable.Initial(defaults));
    }

    static string Text(double value, Unit unit) => new Quantity(value, unit).ToString();

    static string Otherwise(RuleArgument argument) => argument.Default switch
    {
        null => "",
        double.NaN => ", or left out",
        { } value => string.Create(CultureInfo.InvariantCulture, $"; {value} where not given"),
    };

    static string Range(Parameter parameter) => $"{Text(parameter.Min, parameter.Unit)} … {Text(parameter.Max, parameter.Unit)}";

    static string Range(RuleArgument argument) => (argument.WholeNumber && argument.Max >= int.MaxValue) || argument.Max == double.PositiveInfinity
        ? string.Create(CultureInfo.InvariantCulture, $"of at least {argument.Min}")
        : string.Create(CultureInfo.InvariantCulture, $"from {argument.Min} to {argument.Max}");

    static string Sign(Receptor receptor) => receptor.TakesSign switch { > 0 => "of at least 0", < 0 => "below 0", _ => "of either sign" };

    static NeuronReport Report(NeuronSchema neuron) => new(
        neuron.Name, neuron.AlsoKnownAs, neuron.Summary, neuron.Equation, neuron.Source,
        neuron.Parameters.Select(parameter => new ParameterReport(parameter.Name, parameter.Unit.Symbol, parameter.Default, Finite(parameter.Min), Finite(parameter.Max), parameter.Meaning)),
        neuron.Variables.Zip(Starts(neuron), (variable, start) => new VariableReport(variable.Name, variable.Unit.Symbol, start, variable.Meaning)),
        neuron.Receptors.Select(receptor => new ReceptorReport(receptor.Name, receptor.WeightUnit.Symbol, receptor.TakesSign, receptor.Meaning)));

    static RuleReport Report(RuleSchema rule) => new(
        rule.Name, rule.Summary,
        rule.Arguments.Select(argument => new ArgumentReport(argument.Name, argument.WholeNumber, argument.Min, Finite(argument.Max), argument.Meaning)));

    static double? Finite(double value) => double.IsFinite(value) ? value : null; // JSON has no infinity
}

internal sealed record CatalogReport(
    IEnumerable<NeuronReport> Neurons, IEnumerable<RuleReport> Rules, IEnumerable<OptionSchema> EdgeLists, IEnumerable<OptionSchema> LearningRules, IEnumerable<OptionSchema> RecallDynamics,
    IEnumerable<OptionSchema> MapGrids, IEnumerable<OptionSchema> MapLearning, IEnumerable<OptionSchema> MapNeighbourhoods, IEnumerable<OptionSchema> MapSchedules, IEnumerable<OptionSchema> MapInitialWeights);
internal sealed record NeuronReport(
    string Name, IEnumerable<string> AlsoKnownAs, string Summary, string Equation, string Source,
    IEnumerable<ParameterReport> Parameters, IEnumerable<VariableReport> Variables, IEnumerable<ReceptorReport> Receptors);
internal sealed record ParameterReport(string Name, string Unit, double Default, double? Min, double? Max, string Meaning);
internal sealed record VariableReport(string Name, string Unit, double Default, string Meaning);
internal sealed record ReceptorReport(string Name, string WeightUnit, int TakesSign, string Meaning);
internal sealed record RuleReport(string Name, string Summary, IEnumerable<ArgumentReport> Arguments);
internal sealed record ArgumentReport(string Name, bool WholeNumber, double? Min, double? Max, string Meaning);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CatalogReport))]
internal sealed partial class CatalogJson : JsonSerializerContext;
