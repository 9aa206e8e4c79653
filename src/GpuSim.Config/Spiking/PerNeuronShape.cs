using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using GpuSim.Config.Shapes;
using GpuSim.Config.Text;
using GpuSim.Model;
using GpuSim.Units;

namespace GpuSim.Config.Spiking;

/// <summary>A value of every neuron, before it is known what it measures: a distribution, or a list.</summary>
internal sealed record PerNeuronDraft(DistributionDraft? Distribution, IReadOnlyList<PlacedQuantity>? Values)
{
    /// <summary>In canonical units; <see cref="DistributionDraft.Unread"/> or NaN in it after adding a fault, which names the first value of a list that measures something else.</summary>
    public Distribution In(Dimension dimension, Faults faults)
    {
        if (Values is null) return Distribution?.In(dimension, faults) ?? DistributionDraft.Unread;
        var wrong = Values.FirstOrDefault(value => value.Quantity.Unit.Dimension != dimension);
        if (wrong is null) return new Distribution.Listed([.. Values.Select(value => value.Quantity.Canonical)]);
        wrong.In(dimension, faults);
        return DistributionDraft.Unread;
    }
}

/// <summary>A quantity for all neurons, how it varies over them, or a list with one for each.</summary>
internal sealed class PerNeuronShape(params Dimension[] dimensions) : Shape<PerNeuronDraft>
{
    readonly DistributionShape _distribution = new(dimensions);
    readonly ListShape<PlacedQuantity> _list = new("a list of quantities", new AnyQuantityShape(dimensions));

    public override bool TryRead(Node node, Faults faults, [MaybeNullWhen(false)] out PerNeuronDraft value)
    {
        value = node is ListNode
            ? _list.TryRead(node, faults, out var values) ? new(null, values) : null
            : _distribution.TryRead(node, faults, out var distribution) ? new(distribution, null) : null;
        return value is not null;
    }

    public override JsonObject Schema() => new() { ["anyOf"] = new JsonArray([.. ((JsonArray)_distribution.Schema()["anyOf"]!).Select(one => one!.DeepClone()), _list.Schema()]) };
}
