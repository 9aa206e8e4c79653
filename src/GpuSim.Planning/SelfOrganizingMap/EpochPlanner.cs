using System.Globalization;
using GpuSim.Dynamics.Random;
using GpuSim.Model;
using GpuSim.Model.SelfOrganizingMap;

namespace GpuSim.Planning.SelfOrganizingMap;

/// <summary>Makes the epochs of one experiment; what they share is made once.</summary>
sealed class EpochPlanner(MapExperiment experiment, int samples)
{
    const double SmallestGain = 1e-30; // as for h
    readonly RowPairs _rows = new(experiment.Grid);
    readonly int[]? _order = IsShuffled(experiment.Learning) ? null : [.. Enumerable.Range(0, samples)];
    readonly RandomStream _orders = RandomStream.Named(experiment.Seeds.Noise, "som/order");

    /// <exception cref="InfeasibleException">h sums to nothing that it could be divided by.</exception>
    public EpochPlan Epoch(int t)
    {
        var alpha = experiment.Alpha?.At(t, experiment.Epochs) ?? 1;
        var neighbourhood = new MapNeighbourhood(experiment.Grid, _rows, experiment.Neighbourhood, experiment.Sigma.At(t, experiment.Epochs));
        return new()
        {
            Epoch = t,
            Alpha = (float)alpha,
            Reach = neighbourhood.Reach,
            Window = experiment.Neighbourhood.Window,
            Profiles = neighbourhood.Profiles,
            ProfileOf = _rows.ProfileOf,
            Gain = Gains(neighbourhood, alpha, t),
            Order = _order ?? DrawnOrder.Of(_orders, (uint)t, samples),
        };
    }

    float[] Gains(MapNeighbourhood neighbourhood, double alpha, int t)
    {
        var gains = new float[experiment.Grid.Units];
        if (!experiment.Neighbourhood.Normalised)
        {
            Array.Fill(gains, Gain(alpha));
            return gains;
        }
        var sums = neighbourhood.Sums();
        for (var unit = 0; unit < gains.Length; unit++)
        {
            if (!(sums[unit] > 0)) throw new InfeasibleException([Unnormal(sums[unit], t)]);
            gains[unit] = Gain(alpha / sums[unit]);
        }
        return gains;
    }

    static float Gain(double value) => Math.Abs(value) < SmallestGain ? 0f : (float)value;

    static Problem Unnormal(double sum, int t) => new("neighbourhood", string.Create(CultureInfo.InvariantCulture,
        $"expected h to sum to more than 0 around every unit, so that it can be normalised, got {sum:g4} in epoch {t}"), "Leave out \"normalised\", or take another neighbourhood; a Mexican hat on a sheet sums to less than 0.");

    static bool IsShuffled(MapLearning learning) => learning is MapLearning.Online { Shuffled: true } or MapLearning.MiniBatch { Shuffled: true };
}
