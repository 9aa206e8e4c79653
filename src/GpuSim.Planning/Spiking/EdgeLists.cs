using GpuSim.Model;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Connectivity;
using GpuSim.Sources.Edges;
using GpuSim.Sources.Tables;
using GpuSim.Units;

namespace GpuSim.Planning.Spiking;

/// <summary>Reads the edge lists that projections name.</summary>
public static class EdgeLists
{
    const int BytesPerEdge = 160; // while it is read: both nodes with their places, weight and delay, in lists that grow, then sorted

    /// <summary>The same experiment with its edge lists read.</summary>
    /// <exception cref="InfeasibleException">One cannot be read, or does not fit the network.</exception>
    public static SpikingExperiment Read(SpikingExperiment experiment)
    {
        if (!experiment.Projections.Any(IsUnread)) return experiment;
        var problems = new List<Problem>();
        var projections = experiment.Projections.Select(projection => IsUnread(projection) ? Read(projection, experiment.Dt, problems) : projection).ToList();
        return problems.Count == 0 ? experiment with { Projections = projections } : throw new InfeasibleException(problems);
    }

    static bool IsUnread(Projection projection) => projection.Rule is EdgeList { Data: null };

    static Projection Read(Projection projection, double dt, List<Problem> problems)
    {
        var edges = (EdgeList)projection.Rule;
        try
        {
            return projection with { Rule = edges with { Data = EdgeTable.Read(edges, Ends(projection, dt), MemoryEstimate.Available() / BytesPerEdge) } };
        }
        catch (UnreadableTableException fault)
        {
            problems.Add(new($"{projection.Origin}.rule.edges.{fault.Key}", fault.Finding, fault.Hint));
            return projection;
        }
    }

    static EdgeEnds Ends(Projection projection, double dt)
    {
        var ends = projection.Endpoints;
        var (low, high) = (0.0, 0.0); // of the weights so far
        return new(ends.Sources, ends.Targets, ends is { Same: true, Shift: 0 } && ends.Sources == ends.Targets)
        {
            CheckWeight = weight => projection.Weight is Distribution.FromFile file ? CheckWeight(projection, weight * file.Factor) ?? CheckLearning(weight * file.Factor) : null,
            CheckDelay = delay => projection.Delay is Distribution.FromFile file ? CheckDelay(delay * file.Factor, dt) : null,
        };

        string? CheckLearning(double weight)
        {
            (low, high) = (Math.Min(low, weight), Math.Max(high, weight));
            return LearningRange.Fault(projection, weight, weight) ?? LearningRange.Fault(projection, low, high);
        }
    }

    static string? CheckWeight(Projection projection, double weight)
    {
        var receptor = projection.To.Model.Schema.Receptors[projection.Receptor];
        return receptor.TakesSign == 0 || weight == 0 || Math.Sign(weight) == receptor.TakesSign ? null
            : $"expected a weight {(receptor.TakesSign > 0 ? "of at least" : "of at most")} {new Quantity(0, receptor.WeightUnit)} for receptor {receptor.Name}, got {new Quantity(weight, receptor.WeightUnit)}";
    }

    static string? CheckDelay(double delay, double dt) => delay >= dt * (1 - 1e-9) ? null
        : $"expected a delay of at least dt = {new Quantity(dt, Unit.Millisecond)}, got {new Quantity(delay, Unit.Millisecond)}";
}
