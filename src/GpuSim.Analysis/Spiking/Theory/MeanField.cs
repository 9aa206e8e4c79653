namespace GpuSim.Analysis.Spiking.Theory;

/// <summary>Stationary rates of sparse networks of leaky integrate-and-fire neurons with delta synapses: every population's rate is what its input, made of these rates, gives.</summary>
/// <remarks>
/// Brunel 2000, doi:10.1023/A:1008925309027, section 4.1, for any number of populations: input of many small independent jumps is taken as white noise of the same mean and variance.
/// Delays play no part. The solution is what dν/ds = Φ(ν) − ν settles at from a start: from silence and from the highest rate these may differ.
/// </remarks>
public sealed class MeanField(IReadOnlyList<MeanFieldPopulation> populations)
{
    const int MostSteps = 5000;
    const double Settled = 1e-9; // of the rate, or Hz where that is larger

    /// <summary>In the order of the network.</summary>
    public IReadOnlyList<MeanFieldPopulation> Populations => populations;

    /// <summary>Rates in Hz that are reached from silence; null where they do not settle.</summary>
    public double[]? FromSilence() => Solve(new double[populations.Count]);

    /// <summary>Rates in Hz that are reached from the highest rate; null where they do not settle.</summary>
    public double[]? FromSaturation() => Solve([.. populations.Select(population => Siegert.Rate(population.Neuron, double.MaxValue, 0))]);

    /// <summary>Mean μ and noise σ of a population's input in mV, σ as in <see cref="Siegert"/>, for rates in Hz.</summary>
    public (double Mean, double Deviation) Input(int target, double[] rates)
    {
        var population = populations[target];
        var (mean, variance) = (0.0, 0.0); // per ms
        foreach (var input in population.Inputs) Add(input.InDegree * rates[input.From], input.Weight);
        foreach (var drive in population.Drives) Add(drive.RateHz, drive.Weight);
        return (population.Rest + population.Neuron.Tau * mean, Math.Sqrt(population.Neuron.Tau * variance));

        void Add(double hertz, double weight)
        {
            mean += hertz / 1000 * weight;
            variance += hertz / 1000 * weight * weight;
        }
    }

    double[]? Solve(double[] rates)
    {
        var step = 0.1; // of s; strong inhibition overshoots with more, so it adapts
        var away = Away(rates);
        for (var i = 0; i < MostSteps; i++)
        {
            if (IsSettled(rates, away)) return rates;
            double[] tried = [.. rates.Select((rate, p) => Math.Max(0, rate + step * away[p]))];
            var next = Away(tried);
            var turned = Dot(next, away) < 0; // overshot: the step was too long for the direction
            step = Math.Clamp(step * (turned ? 0.4 : 1.2), 1e-6, 1);
            if (turned && Dot(next, next) > Dot(away, away)) continue;
            (rates, away) = (tried, next);
        }
        return null;
    }

    // [population] Φ(ν) − ν
    double[] Away(double[] rates)
    {
        var away = new double[rates.Length];
        for (var p = 0; p < rates.Length; p++)
        {
            var twin = Twin(p); // Brunel's model A has two populations with the same input: half the work
            away[p] = (twin < p ? away[twin] + rates[twin] : Rate(p, rates)) - rates[p];
        }
        return away;
    }

    double Rate(int target, double[] rates)
    {
        var (mean, deviation) = Input(target, rates);
        return Siegert.Rate(populations[target].Neuron, mean, deviation);
    }

    int Twin(int p)
    {
        for (var q = 0; q < p; q++)
        {
            var (one, other) = (populations[p], populations[q]);
            if (one.Neuron == other.Neuron && one.Rest == other.Rest && one.Inputs.SequenceEqual(other.Inputs) && one.Drives.SequenceEqual(other.Drives)) return q;
        }
        return p;
    }

    static bool IsSettled(double[] rates, double[] away) => rates.Zip(away).All(pair => Math.Abs(pair.Second) <= Settled * Math.Max(1, pair.First));

    static double Dot(double[] one, double[] other) => one.Zip(other, (x, y) => x * y).Sum();
}
