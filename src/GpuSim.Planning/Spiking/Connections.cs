using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Connectivity;

namespace GpuSim.Planning.Spiking;

/// <summary>The synapses of a projection as they will be built, row by row, for those who want to see them; nothing is kept.</summary>
/// <remarks>Weights are those before they are rounded to quanta, which changes none by more than a thousandth of a typical one; delays are whole steps. Those that learn are clipped as a run clips them.</remarks>
public sealed class Connections
{
    Connections(int longest) => (Sources, Targets, Weights, Delays) = (new int[longest], new int[longest], new double[longest], new double[longest]);

    /// <summary>How many there are in this row; what follows in the arrays means nothing.</summary>
    public int Count { get; private set; }

    /// <summary>[synapse] id within the source population.</summary>
    public int[] Sources { get; }

    /// <summary>[synapse] id within the target population.</summary>
    public int[] Targets { get; }

    /// <summary>[synapse] in the unit of the projection's weight.</summary>
    public double[] Weights { get; }

    /// <summary>[synapse] ms.</summary>
    public double[] Delays { get; }

    /// <summary>Every row of a projection in turn; each is valid until the next is asked for.</summary>
    public static IEnumerable<Connections> Of(SpikingPlan plan, Projection projection)
    {
        foreach (var table in plan.Tables)
            foreach (var member in table.Projections.Where(member => ReferenceEquals(member.Projection, projection)))
                foreach (var row in Rows(plan, table, member))
                    yield return row;
    }

    static IEnumerable<Connections> Rows(SpikingPlan plan, TablePlan table, ProjectionPlan member)
    {
        var projection = member.Projection;
        var rows = projection.Rule.Rows(projection.Endpoints, member.RuleStream);
        var maker = new RowMaker(member, table, plan.Experiment.Dt, rows);
        var made = new Connections(rows.MaxLength);
        var (own, others) = rows.Axis == RowAxis.Source ? (projection.Sources, projection.Targets) : (projection.Targets, projection.Sources);
        for (var row = 0; row < own.Count; row++)
        {
            made.Count = maker.Make(row, withWeights: false);
            maker.FillWeights(row, made.Count, made.Weights);
            PlasticWeights.Settle(projection, made.Weights.AsSpan(0, made.Count));
            for (var k = 0; k < made.Count; k++)
            {
                var (self, partner) = (row + own.First, maker.Partners[k] + others.First);
                (made.Sources[k], made.Targets[k]) = rows.Axis == RowAxis.Source ? (self, partner) : (partner, self);
                made.Delays[k] = Math.Round(maker.Delays[k] * plan.Experiment.Dt, 12);
            }
            yield return made;
        }
    }
}
