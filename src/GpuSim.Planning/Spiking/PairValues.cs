using GpuSim.Model;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Connectivity;
using GpuSim.Model.Spiking.Space;

namespace GpuSim.Planning.Spiking;

/// <summary>Weights or delays that the two neurons of a synapse decide, not a draw.</summary>
internal abstract class PairValues
{
    /// <summary>The values of one row.</summary>
    /// <param name="row">Index within its end.</param>
    /// <param name="partners">[synapse of the row] ids within the other end.</param>
    /// <param name="values">Receives as many.</param>
    public abstract void Fill(int row, ReadOnlySpan<int> partners, Span<double> values);

    /// <summary>The weights of a projection's synapses; null where they are drawn.</summary>
    public static PairValues? Weights(Projection projection, IRows rows) => projection.Weight is Distribution.FromFile file
        ? new OfList(((EdgeList)projection.Rule).Data!.WeightsOf, file.Factor)
        : Of(projection.Weight, projection, rows);

    /// <summary>The delays of a projection's synapses; null where they are drawn.</summary>
    public static PairValues? Delays(Projection projection, IRows rows) => projection.Delay is Distribution.FromFile file
        ? new OfList(((EdgeList)projection.Rule).Data!.DelaysOf, file.Factor)
        : Of(projection.Delay, projection, rows);

    static PairValues? Of(Distribution values, Projection projection, IRows rows) => values switch
    {
        Distribution.ByDistance far => new OfDistance(far.Profile, projection.Endpoints.Distances!, rows.Axis),
        _ => null,
    };

    delegate ReadOnlySpan<double> ColumnOfRow(int row);

    sealed class OfList(ColumnOfRow column, double factor) : PairValues
    {
        public override void Fill(int row, ReadOnlySpan<int> partners, Span<double> values)
        {
            var given = column(row);
            for (var k = 0; k < partners.Length; k++) values[k] = given[k] * factor;
        }
    }

    sealed class OfDistance(DistanceProfile profile, Distances distances, RowAxis axis) : PairValues
    {
        public override void Fill(int row, ReadOnlySpan<int> partners, Span<double> values)
        {
            var extent = distances.Extent(0);
            for (var k = 0; k < partners.Length; k++)
                values[k] = profile.At(axis == RowAxis.Source ? distances.Between(row, partners[k]) : distances.Between(partners[k], row), extent);
        }
    }
}
