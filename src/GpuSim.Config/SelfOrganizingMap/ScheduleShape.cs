using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using GpuSim.Config.Shapes;
using GpuSim.Config.Text;
using GpuSim.Model.SelfOrganizingMap;

namespace GpuSim.Config.SelfOrganizingMap;

/// <summary>A schedule as read.</summary>
internal sealed class ScheduleDraft
{
    public Schedule? Course { get; set; }
    public double Minimum { get; set; }
}

/// <summary>A number for all epochs, or how a value changes from epoch to epoch.</summary>
/// <param name="what">Such as <c>a width</c>.</param>
internal sealed class ScheduleShape(string what) : Shape<Schedule>
{
    readonly NumberShape _number = new();
    readonly Mapped<ScheduleDraft, Schedule> _object = new(Object(what), draft => draft.Course is null ? null : draft.Course with { Minimum = draft.Minimum });

    public override bool TryRead(Node node, Faults faults, [MaybeNullWhen(false)] out Schedule value)
    {
        value = null;
        if (node is ObjectNode) return _object.TryRead(node, faults, out value);
        if (node is not NumberNode)
            faults.At(node, $"expected {what} such as 0.5 or {{ \"linear\": [1, 0.1] }}, got {node.Words}");
        else if (_number.TryRead(node, faults, out var constant))
            value = new Schedule.Linear(constant, constant);
        return value is not null;
    }

    public override JsonObject Schema() => new() { ["anyOf"] = new JsonArray(_number.Schema(), _object.Schema()) };

    static ObjectShape<ScheduleDraft> Object(string what) => new ObjectShape<ScheduleDraft>(what, _ => new())
        .Key("linear", "[start, end]: start + (end - start) t/T in epoch t of T", Pair("[start, end]"), (draft, value) => draft.Course = new Schedule.Linear(value[0], value[1]))
        .Key("exponential", "[start, tau]: start exp(-t/tau) in epoch t", Pair("[start, tau]"), (draft, value) => draft.Course = new Schedule.Exponential(value[0], value[1]))
        .Key("power", "[start, exponent]: start t^(-exponent) in epoch t", Pair("[start, exponent]"), (draft, value) => draft.Course = new Schedule.Power(value[0], value[1]))
        .Key("minimum", "it is never below this; 0 where not given", new NumberShape(), (draft, value) => draft.Minimum = value)
        .ExactlyOne("linear", "exponential", "power");

    static ListShape<double> Pair(string what) => new(what, new NumberShape(), length: 2);
}
