using GpuSim.Execution.SelfOrganizingMap;
using GpuSim.Model.SelfOrganizingMap;
using GpuSim.Planning.SelfOrganizingMap;

namespace GpuSim.Tests.Accelerators.SelfOrganizingMap;

/// <summary>Training as the remarks of <see cref="MapPlan"/> define it, one number after another: what every device is held to, bit for bit.</summary>
sealed class ReferenceTraining(MapPlan plan) : IMapTraining
{
    readonly MapGrid _grid = plan.Experiment.Grid;
    readonly int _dimensions = plan.Dimensions;
    readonly float[] _weights = plan.Start.View.AsSpan().ToArray(); // [unit, dimension]

    public void Learn(EpochPlan epoch)
    {
        if (plan.Experiment.Learning is MapLearning.Online)
            foreach (var sample in epoch.Order) LearnOne(epoch, sample);
        else
        {
            var together = plan.Experiment.Learning is MapLearning.MiniBatch batch ? batch.Size : epoch.Order.Length;
            foreach (var samples in epoch.Order.Chunk(together)) LearnTogether(epoch, samples);
        }
    }

    public void FindWinners(Span<int> nearest, Span<int> second)
    {
        for (var sample = 0; sample < plan.Samples; sample++)
        {
            nearest[sample] = Lowest(sample, -1);
            if (second.Length > 0) second[sample] = Lowest(sample, nearest[sample]);
        }
    }

    public void Read(Span<float> weights) => _weights.CopyTo(weights);

    public void Dispose() { }

    void LearnOne(EpochPlan epoch, int sample)
    {
        var winner = Lowest(sample, -1);
        for (var unit = 0; unit < _grid.Units; unit++)
            if (Learns(epoch, winner, unit))
            {
                var gain = epoch.Gain[winner] * Neighbourhood(epoch, winner, unit);
                for (var k = 0; k < _dimensions; k++) Weight(unit, k) = MathF.FusedMultiplyAdd(gain, Datum(sample, k) - Weight(unit, k), Weight(unit, k));
            }
    }

    void LearnTogether(EpochPlan epoch, int[] samples)
    {
        var (sums, counts) = (new float[_grid.Units, _dimensions], new int[_grid.Units]);
        foreach (var sample in samples)
        {
            var winner = Lowest(sample, -1);
            counts[winner]++;
            for (var k = 0; k < _dimensions; k++) sums[winner, k] += Datum(sample, k);
        }
        for (var unit = 0; unit < _grid.Units; unit++)
        {
            var from = Enumerable.Range(0, _grid.Units).Where(winner => counts[winner] > 0 && Learns(epoch, winner, unit)).ToArray();
            var total = 0f;
            foreach (var winner in from) total = MathF.FusedMultiplyAdd(Neighbourhood(epoch, winner, unit), counts[winner], total);
            if (!(total > 1e-30f)) continue;
            for (var k = 0; k < _dimensions; k++)
            {
                var sum = 0f;
                foreach (var winner in from) sum = MathF.FusedMultiplyAdd(Neighbourhood(epoch, winner, unit), sums[winner, k], sum);
                Weight(unit, k) = plan.Experiment.Learning is MapLearning.Batch ? sum / total : MathF.FusedMultiplyAdd(epoch.Alpha, sum / total - Weight(unit, k), Weight(unit, k));
            }
        }
    }

    // The unit of the lowest score but for one, −1 for none.
    int Lowest(int sample, int but)
    {
        var lowest = -1;
        for (var unit = 0; unit < _grid.Units; unit++)
            if (unit != but && (lowest < 0 || Score(sample, unit) < Score(sample, lowest))) lowest = unit;
        return lowest;
    }

    float Score(int sample, int unit)
    {
        var (dot, norm) = (0f, 0f);
        for (var k = 0; k < _dimensions; k++)
        {
            dot = MathF.FusedMultiplyAdd(Weight(unit, k), Datum(sample, k), dot);
            norm = MathF.FusedMultiplyAdd(Weight(unit, k), Weight(unit, k), norm);
        }
        if (plan.Experiment.Metric == Metric.Euclidean) return MathF.FusedMultiplyAdd(-2, dot, norm);
        return norm == 0 ? 0 : -dot / MathF.Sqrt(norm);
    }

    bool Learns(EpochPlan epoch, int winner, int unit)
    {
        var ((x1, y1, z1), (x2, y2, z2)) = (_grid.Place(winner), _grid.Place(unit));
        return !epoch.Window || Within(x1, x2, _grid.Width) && Within(y1, y2, _grid.Height) && Within(z1, z2, _grid.Depth);

        bool Within(int one, int other, int extent)
        {
            var gap = Math.Abs(one - other);
            return (_grid.Toroidal ? Math.Min(gap, extent - gap) : gap) <= epoch.Reach;
        }
    }

    float Neighbourhood(EpochPlan epoch, int winner, int unit)
    {
        var width = _grid.Width;
        var profile = epoch.ProfileOf[winner / width * (_grid.Height * _grid.Depth) + unit / width];
        return epoch.Profiles[profile * (2 * width - 1) + unit % width - winner % width + width - 1];
    }

    ref float Weight(int unit, int k) => ref _weights[unit * _dimensions + k];

    float Datum(int sample, int k) => plan.Data.View[sample * _dimensions + k];
}
