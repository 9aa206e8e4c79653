using GpuSim.Model.Spiking;
using GpuSim.Recording;

namespace GpuSim.Science.Tests;

/// <summary>Potjans &amp; Diesmann 2014, doi:10.1093/cercor/bhs358: rates of the eight populations.</summary>
public class MicrocircuitTests
{
    // Mean and standard deviation over five seeds, 10 s after 0.5 s, DC drive, simulated independently (a C reference, within 0.5 % of NEST).
    static readonly (string Population, double Mean, double Deviation, double Cv)[] Reference =
    [
        ("L23E", 0.941, 0.018, 0.90), ("L23I", 2.975, 0.004, 0.88), ("L4E", 4.173, 0.015, 0.85), ("L4I", 5.697, 0.008, 0.84),
        ("L5E", 7.951, 0.134, 0.80), ("L5I", 8.459, 0.010, 0.77), ("L6E", 1.092, 0.022, 0.88), ("L6I", 7.646, 0.014, 0.77),
    ];

    // A sixth seed falls within mean ± t · SD · √(1 + 1/5); t = 8.61 is Student's quantile at 4 degrees of freedom for 99.9 %, two-sided.
    const double PredictionFactor = 8.61 * 1.0954;

    [Fact]
    public void Full_scale_rates_are_a_further_seed_of_the_reference()
    {
        var experiment = Experiments.Load("microcircuit", "duration=10.5 s");
        var irregularity = new Irregularity(experiment, fromStep: 5000);

        var summary = Simulation.Run(experiment, new() { Discard = 500, Recorders = [irregularity] });

        Assert.Equal(77169, summary.Neurons);
        Assert.InRange(summary.Synapses, 298.8e6, 299.0e6);
        foreach (var (name, mean, deviation, cv) in Reference)
        {
            var population = summary.Populations.Single(population => population.Name == name);
            Assert.InRange(population.RateHz!.Value, mean - PredictionFactor * deviation, mean + PredictionFactor * deviation);
            Assert.InRange(irregularity.Of(name), cv - 0.02, cv + 0.02);
        }
    }

    /// <summary>CV of intervals as the reference has it: over neurons with more than ten spikes, standard deviation over n − 1. Short trains bias it low.</summary>
    sealed class Irregularity(SpikingExperiment experiment, uint fromStep) : IRecorder
    {
        readonly List<uint>[] _trains = [.. Enumerable.Range(0, experiment.Neurons).Select(_ => new List<uint>())];

        public void Write(RecordBlock block)
        {
            for (var i = 0; i < block.Spikes.Ids.Length; i++)
                if (block.Spikes.Steps[i] >= fromStep) _trains[block.Spikes.Ids[i]].Add(block.Spikes.Steps[i]);
        }

        public double Of(string name)
        {
            var population = experiment.Populations.Single(population => population.Name == name);
            return _trains.Skip((int)population.FirstId).Take(population.Size).Where(train => train.Count > 10).Average(Variation);
        }

        static double Variation(List<uint> train)
        {
            var intervals = train.Zip(train.Skip(1), (first, next) => (double)(next - first)).ToArray();
            var mean = intervals.Average();
            return Math.Sqrt(intervals.Sum(interval => (interval - mean) * (interval - mean)) / (intervals.Length - 1)) / mean;
        }
    }

    // Three simulators, five runs at a tenth of the size with Poisson drive; the range seen, widened by its own width for a sixth run.
    [Fact]
    public void A_tenth_of_the_network_keeps_the_rates_of_other_simulators()
    {
        (string Population, double Lowest, double Highest)[] seen =
        [
            ("L23E", 0.46, 0.51), ("L23I", 2.05, 2.13), ("L4E", 3.94, 4.02), ("L4I", 4.98, 5.02),
            ("L5E", 6.3, 6.8), ("L5I", 7.75, 7.9), ("L6E", 0.78, 0.85), ("L6I", 6.9, 7.05),
        ];

        var summary = Simulation.Run(Experiments.Load("microcircuit", "scale=0.1", "drive=poisson", "duration=10.5 s"), new() { Discard = 500 });

        foreach (var (name, lowest, highest) in seen)
            Assert.InRange(summary.Populations.Single(population => population.Name == name).RateHz!.Value, lowest - (highest - lowest), highest + (highest - lowest));
    }
}
