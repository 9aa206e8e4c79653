using GpuSim.Analysis.Spiking;
using GpuSim.Model.Spiking;

namespace GpuSim.Science.Tests;

/// <summary>The networks of Vogels &amp; Abbott 2005, doi:10.1523/JNEUROSCI.3508-05.2005, as benchmarks 1 and 2 of Brette et al. 2007, doi:10.1007/s10827-007-0038-6.</summary>
public class VogelsAbbottTests(ITestOutputHelper output)
{
    const double Settled = 200; // ms, to 1 s: conductances as the networks start with are not those they keep up

    // 18 runs of six simulators gave 16.6 to 20.3 Hz over networks, CV about 1.4; activity may die out within the second in one of ten. Of eight seeds at
    // most three may do so (once in two hundred times if they are independent), and the mean of the others is held to that range, their CV to 1.4 ± 0.1.
    [Fact]
    public void Conductances_keep_4000_neurons_firing_at_the_rate_of_other_simulators()
    {
        var runs = Enumerable.Range(1, 8).Select(seed => Statistics(Experiments.Load("coba", $"seed={seed}"), Settled)).ToArray();

        var alive = runs.Where(run => run.RateHz > 10).ToArray();
        Assert.InRange(alive.Length, 5, 8);
        Assert.InRange(alive.Average(run => run.RateHz), 16.6, 20.3);
        Assert.InRange(alive.Average(run => run.Cv), 1.3, 1.5);
    }

    // 19.3 to 20.1 Hz, CV 1.46 to 1.49 (simulated independently). Networks of ours differ by 0.4 Hz (standard deviation over five seeds), their mean of three by 0.25:
    // held to that range widened by two of these, and by 0.01 in CV.
    [Fact]
    public void Conductances_keep_40000_neurons_firing_at_the_rate_of_other_simulators()
    {
        var runs = Enumerable.Range(1, 3).Select(seed => Statistics(Experiments.Load(
            "coba", $"seed={seed}", "populations.exc.size=32000", "populations.inh.size=8000", "projections[0].rule.pairwise_bernoulli=0.002", "projections[1].rule.pairwise_bernoulli=0.002"), Settled)).ToArray();

        Assert.InRange(runs.Average(run => run.RateHz), 19.3 - 0.5, 20.1 + 0.5);
        Assert.InRange(runs.Average(run => run.Cv), 1.46 - 0.01, 1.49 + 0.01);
    }

    // Over the first second, eight networks of an independent program in double precision (exact integration, as here) gave 5.16 to 6.00 Hz, mean 5.72, standard deviation 0.28, CV 0.505 to 0.538:
    // the mean of eight of ours may differ by three standard errors of a difference, 3 · 0.28 · √(1/8 + 1/8) = 0.42 Hz, and by 0.02 in CV.
    [Fact]
    public void Currents_give_the_rate_of_an_independent_program()
    {
        var runs = Enumerable.Range(1, 8).Select(seed => Statistics(Experiments.Load("cuba", $"seed={seed}"), 0)).ToArray();

        Assert.InRange(runs.Average(run => run.RateHz), 5.72 - 0.42, 5.72 + 0.42);
        Assert.InRange(runs.Average(run => run.Cv), 0.522 - 0.02, 0.522 + 0.02);
    }

    (double RateHz, double Cv) Statistics(SpikingExperiment experiment, double from)
    {
        var statistics = new RasterStatistics(Simulation.Describe(experiment).Populations, experiment.Dt, new StepWindow((long)Math.Round(from / experiment.Dt)));
        Simulation.Run(experiment, new() { Recorders = [statistics] });
        var populations = statistics.Finish(experiment.Steps).Populations;
        double Mean(Func<PopulationStatistics, double> figure) => populations.Sum(population => figure(population) * population.Size) / populations.Sum(population => population.Size);
        var (rate, cv) = (Mean(population => population.RateHz ?? 0), Mean(population => population.CvIsi ?? 0));
        output.WriteLine($"{rate:f2} Hz, CV {cv:f3}");
        return (rate, cv);
    }
}
