using GpuSim.Dynamics.Random;
using GpuSim.Model;
using GpuSim.Model.Spiking;

namespace GpuSim.Planning.Spiking.Stimuli;

/// <summary>Poisson input of changing rate to neurons of one population: a row of exact thresholds for every rate that occurs.</summary>
/// <param name="To">Index of the population.</param>
/// <param name="Neurons">Who of it.</param>
/// <param name="Receptor">Index of the receptor.</param>
/// <param name="Weight">In quanta.</param>
/// <param name="Counts">Spikes of one part in one step.</param>
/// <param name="FirstStep">First step with input.</param>
/// <param name="EndStep">One past the last.</param>
/// <param name="Stream">One draw per neuron, step and part.</param>
public sealed record RatePlan(int To, NeuronRange Neurons, int Receptor, int Weight, RateTable Counts, long FirstStep, long EndStep, RandomStream Stream);

/// <summary>The thresholds of a changing rate.</summary>
/// <param name="Parts">Equal parts whose counts are added: 1 unless the rate is large.</param>
/// <param name="Width">Words of a row.</param>
/// <param name="Words">[row, word] see <see cref="ThresholdRow"/>.</param>
/// <param name="Rows">[step from the first] its row; the last holds to the end.</param>
/// <param name="MaxCount">Most spikes onto a neuron in one step, over all parts.</param>
public sealed record RateTable(int Parts, int Width, uint[] Words, int[] Rows, int MaxCount)
{
    const int LargestWidth = 64; // words that a Poisson number of the largest mean takes

    /// <summary>Bytes it takes.</summary>
    public long Bytes => 4L * Words.Length + 4L * Rows.Length;

    /// <summary>Why a rate cannot be tabulated, or null.</summary>
    public static Problem? Check(PoissonStimulus drive, SampledCourse course, long available)
    {
        var bytes = 2 * (4.0 * LargestWidth * course.Distinct + 4.0 * course.Changing); // here and on the device
        var most = Math.Min(available, 4.0 * Array.MaxLength);
        return bytes <= most ? null : new($"{drive.Origin}.poisson.rate", FormattableString.Invariant(
            $"expected a rate whose thresholds fit in {most / (1 << 30):0.##} GiB, got one with {course.Distinct:N0} different values in {course.Changing:N0} steps, which need {bytes / (1 << 30):0.##} GiB"),
            "Give a sine a period of a whole number of steps, or make the stimulus shorter.");
    }

    /// <summary>Tabulates a rate in Hz.</summary>
    /// <param name="course">The rate.</param>
    /// <param name="dt">ms.</param>
    public static RateTable Of(SampledCourse course, double dt)
    {
        var means = new double[course.Changing];
        for (var index = 0; index < means.Length; index++) means[index] = Math.Max(0, course.At(course.FirstStep + index)) * 1e-3 * dt;
        var parts = ThresholdTable.PoissonSplit(means.Max());
        var indices = new Dictionary<double, int>();
        var rows = Array.ConvertAll(means, mean =>
        {
            if (!indices.TryGetValue(mean, out var row)) indices.Add(mean, row = indices.Count);
            return row;
        });
        var thresholds = new (int Min, uint[] Thresholds)[indices.Count];
        foreach (var (mean, row) in indices) thresholds[row] = ThresholdTable.PoissonThresholds(mean / parts);
        var width = ThresholdRow.FewestWords;
        while (width < thresholds.Max(row => row.Thresholds.Length) + 1) width *= 2;
        return new(parts, width, [.. thresholds.SelectMany(row => RowWords(row.Min, row.Thresholds, width))], rows, parts * thresholds.Max(row => row.Min + row.Thresholds.Length));
    }

    // A draw is above a threshold less one when it has reached the threshold, and never above the words that fill the row.
    static IEnumerable<uint> RowWords(int min, uint[] thresholds, int width) =>
        [(uint)min, .. thresholds.Select(threshold => threshold - 1), .. Enumerable.Repeat(uint.MaxValue, width - 1 - thresholds.Length)];
}
