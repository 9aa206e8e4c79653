using System.Globalization;
using GpuSim.Config.Keys;
using GpuSim.Dynamics;
using GpuSim.Dynamics.Neurons;
using GpuSim.Dynamics.Synapses;
using GpuSim.Model;
using GpuSim.Model.Hopfield;
using GpuSim.Model.SelfOrganizingMap;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Connectivity;
using GpuSim.Units;

namespace GpuSim.Documentation;

/// <summary>Everything that a config may choose by name, in words, from the schemas of the things themselves.</summary>
public static class Catalog
{
    /// <summary>All families.</summary>
    /// <param name="models">That configs may name.</param>
    public static IReadOnlyList<CatalogSection> Of(ModelCatalogs models) =>
    [
        new("neuron model", "Neuron models", "`model` of a population", [.. models.Neurons.Models.Select(model => Entry(model.Schema))]),
        new("synapse model", "Synapse models", "`synapse` of a projection; `\"static\"` where not given", [.. models.Synapses.Models.Select(model => Entry(model.Schema))]),
        new("connectivity rule", "Connectivity rules", "`rule` of a projection", [.. RuleCatalog.Rules.Select(Entry)]),
        Options("connectivity from a table", "Connectivity from tables", "`rule` of a projection", [EdgeList.Definition]),
        Keys("distribution", "Distributions", "where values vary over neurons or synapses: `parameters` and `initial` of a population, `weight` and `delay` of a projection", models, "projections", "weight"),
        Options("stimulus", "Stimuli", "an item of `stimuli`", StimulusCatalog.Stimuli),
        Keys("recorder", "Recorders", "`record`", models, "record"),
        Options("learning rule", "Learning rules of memories", "`rule` of a Hopfield memory", RecallCatalog.LearningRules),
        Options("dynamics of recall", "Dynamics of recall", "`dynamics` of a Hopfield memory", RecallCatalog.Dynamics),
        Options("grid of a map", "Grids of maps", "`grid` of a map", MapCatalog.Grids),
        Options("learning of a map", "Learning of maps", "`learning` of a map", MapCatalog.Learning),
        Options("neighbourhood", "Neighbourhoods of maps", "`neighbourhood` of a map", MapCatalog.Neighbourhoods),
        Options("schedule", "Schedules of maps", "`alpha` and `sigma` of a map", MapCatalog.Schedules),
        Options("start of a map", "Starts of maps", "`initial` of a map", MapCatalog.InitialWeights),
    ];

    static CatalogSection Options(string family, string plural, string place, IReadOnlyList<OptionSchema> options) => new(family, plural, place, [.. options.Select(Entry)]);

    // What has no schema of its own has the words of the config's keys.
    static CatalogSection Keys(string family, string plural, string place, ModelCatalogs models, params string[] path) =>
        new(family, plural, place, [.. ConfigKeys.At("spiking", path, models).Select(Entry)]);

    static CatalogEntry Entry(ConfigKey key) => new(key.Name, [], key.Meaning, DistributionWords.Of(key.Name)?.Equation ?? "", DistributionWords.Of(key.Name)?.Source ?? "", Tables(["key", "expects", "meaning"], key.Members.Select(member => new[] { member.Name, member.Expects, member.Meaning })));

    static CatalogEntry Entry(OptionSchema option) => new(option.Name, [], option.Summary, option.Equation, option.Source,
        Tables(["argument", "expects", "default", "meaning"], option.Arguments.Select(argument => new[] { argument.Name, argument.Expects, argument.Default, argument.Meaning })));

    static CatalogEntry Entry(RuleSchema rule) => new(rule.Name, [], rule.Summary, rule.Equation, rule.Source,
        Tables(["argument", "expects", "default", "meaning"], rule.Arguments.Select(argument => new[] { argument.Name, Range(argument), Default(rule, argument), argument.Meaning })));

    static CatalogEntry Entry(SynapseSchema synapse) => new(synapse.Name, synapse.AlsoKnownAs, synapse.Summary, synapse.Equation, synapse.Source,
        Tables(["parameter", "default", "range", "meaning"], synapse.Parameters.Select(parameter => synapse.InWeightUnit.Contains(parameter.Name)
            ? [parameter.Name, Default(parameter), "in the unit of the weight", parameter.Meaning]
            : new[] { parameter.Name, Default(parameter), Range(parameter), parameter.Meaning })));

    static CatalogEntry Entry(NeuronSchema neuron)
    {
        var defaults = ParameterValues.Complete(neuron.Parameters, new Dictionary<string, double>());
        return new(neuron.Name, neuron.AlsoKnownAs, neuron.Summary, neuron.Equation, neuron.Source,
        [
            .. Tables(["parameter", "default", "range", "meaning"], neuron.Parameters.Select(parameter => new[] { parameter.Name, Default(parameter), Range(parameter), parameter.Meaning })),
            .. Tables(["state variable", "starts at", "meaning"], neuron.Variables.Select(variable => new[] { variable.Name, Text(variable.Initial(defaults), variable.Unit), variable.Meaning })),
            .. Tables(["receptor", "unit of weights", "takes weights", "meaning"], neuron.Receptors.Select(receptor => new[] { receptor.Name, receptor.WeightUnit.Symbol, Sign(receptor), receptor.Meaning })),
        ]) { Note = $"For steps dt of at most {Text(neuron.LongestStep, Unit.Millisecond)}: up to there every parameter in its range gives finite states." };
    }

    static CatalogTable[] Tables(string[] columns, IEnumerable<string[]> rows) => rows.ToList() is { Count: > 0 } given ? [new(columns, given)] : [];

    static string Text(double value, Unit unit) => new Quantity(value, unit).ToString();

    static string Default(Parameter parameter) => double.IsNaN(parameter.Default) ? "must be given" : Text(parameter.Default, parameter.Unit);

    static string Default(RuleSchema rule, RuleArgument argument) => argument.Default switch
    {
        null => rule.Together || rule.Arguments.Count == 1 ? "must be given" : "one of them must be given",
        double.NaN => "none",
        { } value => value.ToString("G12", CultureInfo.InvariantCulture),
    };

    static string Range(Parameter parameter) => (double.IsFinite(parameter.Min), double.IsFinite(parameter.Max)) switch
    {
        (true, true) => $"{Text(parameter.Min, parameter.Unit)} … {Text(parameter.Max, parameter.Unit)}",
        (true, false) => $"at least {Text(parameter.Min, parameter.Unit)}",
        (false, true) => $"at most {Text(parameter.Max, parameter.Unit)}",
        _ => "any",
    };

    static string Range(RuleArgument argument)
    {
        var what = argument.WholeNumber ? "a whole number" : "a number";
        return (argument.WholeNumber && argument.Max >= int.MaxValue) || argument.Max == double.PositiveInfinity
            ? string.Create(CultureInfo.InvariantCulture, $"{what} of at least {argument.Min}")
            : string.Create(CultureInfo.InvariantCulture, $"{what} from {argument.Min} to {argument.Max}");
    }

    static string Sign(Receptor receptor) => receptor.TakesSign switch { > 0 => "of at least 0", < 0 => "below 0", _ => "of either sign" };
}
