using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;
using GpuSim.Config.Shapes;
using GpuSim.Config.Text;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Description;
using GpuSim.Units;

namespace GpuSim.Config.Spiking;

/// <summary>What to keep, as read.</summary>
internal sealed class RecordDraft
{
    public IReadOnlyList<string>? Spikes { get; set; }
    public IReadOnlyList<StateDraft> State { get; set; } = [];
    public IReadOnlyList<RateDraft> Rates { get; set; } = [];
    public IReadOnlyList<WeightsDraft> Weights { get; set; } = [];
}

/// <summary>Which state to keep, as read.</summary>
internal sealed class StateDraft
{
    public string Of { get; set; } = "";
    public IReadOnlyList<string> Variables { get; set; } = [];
    public NeuronChoice Neurons { get; set; } = new(null, null);
    public double? Every { get; set; }

    public StateDescription Describe(IReadOnlyList<KeyValuePair<string, PopulationDraft>> populations) => new(Of, Variables)
    {
        Every = Every,
        Neurons = Neurons.Range is { } range ? Expand(range, populations.FirstOrDefault(population => population.Key == Of).Value?.Size ?? 0) : Neurons.List,
    };

    // A range beyond the population is refused by its ends alone.
    static IReadOnlyList<int> Expand((int First, int Last) range, int size) =>
        range.Last < size ? new IdRange(range.First, range.Last - range.First + 1) : [range.First, range.Last];
}

/// <summary>Neurons by first and last id, or by a list of ids; all when neither is given.</summary>
internal sealed record NeuronChoice((int First, int Last)? Range, IReadOnlyList<int>? List);

/// <summary>The keys of a record.</summary>
internal static class RecordShape
{
    public static ObjectShape<RecordDraft> Create() => new ObjectShape<RecordDraft>("a record", _ => new())
        .Key("spikes", "populations whose spikes are kept; those of all where not given", PopulationNames.Shape, (draft, value) => draft.Spikes = value)
        .Key("state", "state variables to sample", new ListShape<StateDraft>("a list of states", State()), (draft, value) => draft.State = value)
        .Key("rates", "rates of whole populations in bins of time", new ListShape<RateDraft>("a list of rates", RateRecordShape.Create()), (draft, value) => draft.Rates = value)
        .Key("weights", "weights of synapses that learn, to sample", new ListShape<WeightsDraft>("a list of weight records", WeightRecordShape.Create()), (draft, value) => draft.Weights = value);

    static ObjectShape<StateDraft> State() => new ObjectShape<StateDraft>("a state record", _ => new())
        .Key("of", "population", new TextShape("the name of a population"), (draft, value) => draft.Of = value, required: true)
        .Key("neurons", "\"0..9\" (ten neurons), a list such as [1, 5], or \"all\", which is meant where not given", new NeuronsShape(), (draft, value) => draft.Neurons = value)
        .Key("variables", "state variables of the population's model", new ListShape<string>("names of state variables", new TextShape("the name of a state variable"), orOne: true), (draft, value) => draft.Variables = value, required: true)
        .Key("every", "interval, a whole number of steps; every step where not given", new QuantityShape(Dimension.Time), (draft, value) => draft.Every = value);
}

/// <summary>A range, a list, or all.</summary>
/// <param name="what">What is chosen, in the plural.</param>
internal sealed class NeuronsShape(string what = "neurons") : Shape<NeuronChoice>
{
    readonly ListShape<int> _list = new($"a list of {what}", new WholeShape<int>(0, int.MaxValue));

    public override bool TryRead(Node node, Faults faults, [MaybeNullWhen(false)] out NeuronChoice value)
    {
        value = new(null, null);
        switch (node)
        {
            case TextNode { Text: "all" }:
                return true;
            case TextNode text when Range(text.Text) is { } range:
                value = new(range, null);
                return true;
            case ListNode:
                var sound = _list.TryRead(node, faults, out var list);
                value = new(null, list);
                return sound;
            default:
                faults.At(node, $"expected {what} such as \"0..9\", [1, 5] or \"all\", got {node.Words}");
                return false;
        }
    }

    public override JsonObject Schema() => new()
    {
        ["anyOf"] = new JsonArray(new JsonObject { ["const"] = "all" }, new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9]+\\.\\.[0-9]+$" }, _list.Schema()),
    };

    static (int, int)? Range(string text) =>
        text.Split("..") is [var first, var last] && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var from)
        && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var to) && from <= to ? (from, to) : null;
}
