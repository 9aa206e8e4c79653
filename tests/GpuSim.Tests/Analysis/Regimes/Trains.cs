using GpuSim.Analysis.Spiking;
using GpuSim.Recording;

namespace GpuSim.Tests.Analysis.Regimes;

/// <summary>Made-up networks of a second in steps of 0.1 ms, neuron by neuron.</summary>
static class Trains
{
    public const double Dt = 0.1; // ms
    public const long Steps = 10_000;

    /// <summary>Every neuron fires at intervals drawn by <paramref name="interval"/> (ms), the first cut short at random.</summary>
    public static NetworkMeasures Renewal(int neurons, Func<Random, double> interval, double? refractory = null) => Measure(neurons, refractory, (random, spikes, id) =>
    {
        for (var time = interval(random) * random.NextDouble(); time < Steps * Dt; time += Math.Max(Dt, interval(random))) spikes.Add(((uint)(time / Dt), id));
    });

    /// <summary>Every neuron fires at the times of one clock, each a little off.</summary>
    public static NetworkMeasures InStep(int neurons, double period, double jitter) => Measure(neurons, null, (random, spikes, id) =>
    {
        for (var time = period; time < Steps * Dt - period; time += period) spikes.Add(((uint)((time + jitter * (random.NextDouble() - 0.5)) / Dt), id));
    });

    /// <summary>Every neuron fires by chance at a rate (Hz) that goes with the time (ms) and never exceeds <paramref name="highest"/>.</summary>
    public static NetworkMeasures Chance(int neurons, double highest, Func<double, double> rate) => Measure(neurons, null, (random, spikes, id) =>
    {
        for (var time = Exponential(random, 1000 / highest); time < Steps * Dt; time += Exponential(random, 1000 / highest))
            if (random.NextDouble() * highest < rate(time)) spikes.Add(((uint)(time / Dt), id));
    });

    public static double Exponential(Random random, double mean) => -mean * Math.Log(1 - random.NextDouble());

    /// <summary>An interval of a gamma distribution whose coefficient of variation is 1/√shape.</summary>
    public static double Gamma(Random random, double mean, int shape) => Enumerable.Range(0, shape).Sum(_ => Exponential(random, mean / shape));

    static NetworkMeasures Measure(int neurons, double? refractory, Action<Random, List<(uint Step, uint Id)>, uint> fire)
    {
        var random = new Random(20261121);
        var spikes = new List<(uint Step, uint Id)>();
        for (uint id = 0; id < neurons; id++) fire(random, spikes, id);
        spikes.Sort();
        var columns = new SpikeColumns();
        columns.Append([.. spikes.Select(spike => spike.Step)], [.. spikes.Select(spike => spike.Id)]);
        var statistics = new NetworkStatistics([new("all", neurons, 0)], Dt, new(0), refractory);
        statistics.Write(new() { FirstStep = 0, EndStep = Steps, Spikes = columns, States = [] });
        return statistics.Finish(Steps);
    }
}
