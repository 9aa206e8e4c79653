using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using GpuSim.Config.Shapes;
using GpuSim.Config.Text;
using GpuSim.Model.Spiking;
using GpuSim.Units;

namespace GpuSim.Config.Spiking.Stimuli;

/// <summary>A quantity, or how it goes with time.</summary>
internal sealed class TimeCourseShape(Dimension dimension) : Shape<TimeCourse>
{
    sealed class Draft
    {
        public TimeCourse? Course { get; set; }
    }

    sealed class SineDraft
    {
        public TimeCourse.Sine Sine { get; set; } = new(0, 0, 0, 0);
    }

    sealed class RampDraft
    {
        public TimeCourse.Ramp Ramp { get; set; } = new(0, 0);
    }

    readonly QuantityShape _constant = new(dimension);
    readonly ObjectShape<Draft> _changing = Changing(dimension);

    public override bool TryRead(Node node, Faults faults, [MaybeNullWhen(false)] out TimeCourse value)
    {
        if (node is ObjectNode) value = _changing.TryRead(node, faults, out var draft) ? draft.Course : null;
        else value = _constant.TryRead(node, faults, out var constant) ? constant : null;
        return value is not null;
    }

    public override JsonObject Schema() => new() { ["anyOf"] = new JsonArray(_constant.Schema(), _changing.Schema()) };

    static ObjectShape<Draft> Changing(Dimension dimension) => new ObjectShape<Draft>("a course in time", _ => new())
        .Key("steps", "times with the values that hold from them on, ascending; 0 before the first", new ListShape<PointDraft>("a list of times with their values", new PointShape(dimension)), (draft, value) => draft.Course = new TimeCourse.Steps([.. value.Select(point => (point.Time, point.Value))]))
        .Key("ramp", "straight from one value at the start to another at the stop", Ramp(dimension), (draft, value) => draft.Course = value.Ramp)
        .Key("sine", "mean + amplitude · sin(2π frequency t + phase), t from the beginning of the run", Sine(dimension), (draft, value) => draft.Course = value.Sine)
        .ExactlyOne("steps", "ramp", "sine");

    static ObjectShape<RampDraft> Ramp(Dimension dimension) => new ObjectShape<RampDraft>("a ramp", _ => new())
        .Key("from", "value at the start", new QuantityShape(dimension), (draft, value) => draft.Ramp = draft.Ramp with { From = value }, required: true)
        .Key("to", "value at the stop, or at the end of the run", new QuantityShape(dimension), (draft, value) => draft.Ramp = draft.Ramp with { To = value }, required: true);

    static ObjectShape<SineDraft> Sine(Dimension dimension) => new ObjectShape<SineDraft>("a sine", _ => new())
        .Key("mean", "around which it goes", new QuantityShape(dimension), (draft, value) => draft.Sine = draft.Sine with { Mean = value }, required: true)
        .Key("amplitude", "how far it goes", new QuantityShape(dimension), (draft, value) => draft.Sine = draft.Sine with { Amplitude = value }, required: true)
        .Key("frequency", "how often", new QuantityShape(Dimension.Frequency), (draft, value) => draft.Sine = draft.Sine with { Frequency = value }, required: true)
        .Key("phase", "at the beginning of the run, in degrees; 0 where not given", new NumberShape(), (draft, value) => draft.Sine = draft.Sine with { Phase = value });
}

/// <summary>A time with a value.</summary>
internal sealed record PointDraft(double Time, double Value);

/// <summary>Such as ["100 ms", "5 kHz"].</summary>
internal sealed class PointShape(Dimension dimension) : Shape<PointDraft>
{
    readonly QuantityShape _time = new(Dimension.Time), _value = new(dimension);

    public override bool TryRead(Node node, Faults faults, [MaybeNullWhen(false)] out PointDraft value)
    {
        value = null;
        if (node is not ListNode { Items: [var first, var second] })
        {
            faults.At(node, $"expected a time and its value such as [\"100 ms\", {Words.Example(dimension)}], got {(node is ListNode list ? $"a list of {list.Items.Count}" : node.Words)}");
            return false;
        }
        if (_time.TryRead(first, faults, out var time) & _value.TryRead(second, faults, out var held)) value = new(time, held);
        return value is not null;
    }

    public override JsonObject Schema() => new()
    {
        ["type"] = "array",
        ["items"] = new JsonObject { ["anyOf"] = new JsonArray(_time.Schema(), _value.Schema()) },
        ["minItems"] = 2,
        ["maxItems"] = 2,
    };
}
