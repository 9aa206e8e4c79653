using GpuSim.Analysis.Hopfield;
using GpuSim.Config;
using GpuSim.Hopfield;

namespace GpuSim.Science.Tests;

/// <summary>Associative memories held to theory and to independent simulations.</summary>
public class HopfieldTests
{
    // Mean over seeds ± standard error, as an independent program simulated it. Beyond capacity recall creeps on for a hundred sweeps
    // (at N = 2,000 and load 0.20 from 0.33 after 30 to 0.305); the references of both sizes lie where 30 sweeps end.
    [Theory]
    [InlineData(1000, 0.10, 0.9978, 0.0003)]
    [InlineData(1000, 0.12, 0.9919, 0.0009)]
    [InlineData(1000, 0.138, 0.950, 0.007)]
    [InlineData(1000, 0.16, 0.742, 0.023)]
    [InlineData(1000, 0.20, 0.374, 0.005)]
    [InlineData(2000, 0.10, 0.9980, 0.0001)]
    [InlineData(2000, 0.12, 0.9930, 0.0002)]
    [InlineData(2000, 0.138, 0.954, 0.004)]
    [InlineData(2000, 0.16, 0.627, 0.019)]
    [InlineData(2000, 0.20, 0.323, 0.005)]
    [InlineData(5000, 0.10, 0.9978, 0.0001)]
    [InlineData(5000, 0.12, 0.9932, 0.0001)]
    public void Overlap_falls_with_load_as_simulated_independently(int neurons, double load, double expected, double standardError)
    {
        var point = Recall($$"""
            "neurons": {{neurons}}, "patterns": { "random": { "load": {{load}} } }, "probes": { "patterns": {{(neurons > 2000 ? 200 : 100)}} },
            "sweeps": 30, "trials": {{(neurons > 2000 ? 4 : 8)}}
            """);

        var tolerance = 3 * Math.Sqrt(standardError * standardError + point.SemOverlap!.Value * point.SemOverlap.Value);
        Assert.InRange(point.MeanOverlap, expected - tolerance, expected + tolerance);
    }

    // Amit, Gutfreund & Sompolinsky 1985, doi:10.1103/PhysRevLett.55.1530: a transition of first order at α = 0.138.
    [Fact]
    public void Overlap_drops_above_capacity_and_the_more_sharply_the_larger_the_network()
    {
        double Drop(int neurons) => Overlap(neurons, 0.12) - Overlap(neurons, 0.17);
        double Overlap(int neurons, double load) => Recall($$"""
            "neurons": {{neurons}}, "patterns": { "random": { "load": {{load}} } }, "probes": { "patterns": 30 }, "sweeps": 60, "trials": 8
            """).MeanOverlap;

        var (small, large) = (Drop(250), Drop(2000));

        Assert.InRange(small, 0.05, large - 0.1); // seen: about 0.3 and 0.5
        Assert.InRange(large, 0.4, 0.7);
    }

    // Below capacity the table of the theory, N → ∞.
    [Theory]
    [InlineData(0.05, 0.99999)]
    [InlineData(0.10, 0.998)]
    [InlineData(0.12, 0.9932)]
    public void Large_networks_reach_the_overlap_of_theory(double load, double theory)
    {
        var point = Recall($$""" "neurons": 4000, "patterns": { "random": { "load": {{load}} } }, "probes": { "patterns": 100 }, "trials": 3 """);

        Assert.Equal(theory, RetrievalTheory.Overlap(load)!.Value, 3);
        Assert.Equal(theory, point.MeanOverlap, 0.0012); // networks of 4,000 spread by 0.0004 and lie at most 0.0003 below
    }

    // P(error) = ½ erfc(1/√(2α)): Hertz, Krogh & Palmer 1991, section 2.2. Of N units and P patterns the field has the signal of N − 1 units and the
    // noise of P − 1 patterns: α is (P − 1)/(N − 1). Tolerance: three standard errors.
    [Theory]
    [InlineData(0.105, 0.001)]
    [InlineData(0.138, 0.0036)]
    [InlineData(0.185, 0.01)]
    public void One_step_from_a_pattern_errs_as_often_as_a_gaussian_field_does(double load, double printed)
    {
        var point = Recall($$"""
            "neurons": 2000, "patterns": { "random": { "load": {{load}} } }, "probes": { "patterns": 200 }, "dynamics": "synchronous", "sweeps": 1, "trials": 10
            """);

        Assert.Equal(printed, RetrievalTheory.OneStepError(load), 0.05 * printed);
        Assert.Equal(RetrievalTheory.OneStepError((point.Patterns - 1) / (point.Neurons - 1.0)), (1 - point.MeanOverlap) / 2, 3 * point.SemOverlap!.Value / 2);
    }

    // Personnaz, Guyon & Dreyfus 1985: any linearly independent patterns are fixed points, N at most.
    [Theory]
    [InlineData(299, false)] // margins of 1 − P/N without self-coupling
    [InlineData(300, true)]
    public void The_pseudo_inverse_keeps_as_many_patterns_as_units(int patterns, bool selfCoupling)
    {
        var point = Recall($$"""
            "neurons": 300, "patterns": { "random": { "count": {{patterns}} } }, "rule": "pseudo_inverse", "self_coupling": {{(selfCoupling ? "true" : "false")}}, "sweeps": 5, "recalled_at": 1
            """);

        Assert.Equal(1, point.RecalledFraction);
    }

    // Storkey 1997: capacity n/√(2 ln n) against n/(2 ln n) for Hebb.
    [Fact]
    public void Storkey_stores_what_is_too_much_for_Hebb()
    {
        PointSummary At(string rule) => Recall($$""" "neurons": 500, "patterns": { "random": { "load": 0.2 } }, "rule": "{{rule}}", "trials": 3 """);

        var (storkey, hebb) = (At("storkey"), At("hebb"));

        Assert.InRange(storkey.MeanOverlap, 0.98, 1);
        Assert.InRange(hebb.MeanOverlap, 0, 0.7);
    }

    // Krotov & Hopfield 2016: capacity grows as Nⁿ⁻¹.
    [Fact]
    public void A_dense_memory_of_degree_three_stores_more_patterns_than_it_has_units()
    {
        PointSummary Of(int degree) => Recall($$"""
            "neurons": 100, "patterns": { "random": { "count": 300 } }, "dynamics": { "dense": { "degree": {{degree}} } }, "probes": { "patterns": 50, "disturb": { "flip": 0.1 } }
            """);

        Assert.InRange(Of(3).MeanOverlap, 0.99, 1);
        Assert.InRange(Of(2).MeanOverlap, 0, 0.6);
    }

    // Ramsauer et al. 2020: one update retrieves, where patterns are well apart.
    [Fact]
    public void A_modern_network_recalls_far_more_patterns_than_units_in_one_update()
    {
        var point = Recall("""
            "neurons": 64, "patterns": { "random": { "count": 1000 } }, "dynamics": { "modern": { "beta": 0.7 } }, "probes": { "patterns": 100, "disturb": { "flip": 0.1 } }, "sweeps": 1, "recalled_at": 0.99
            """);

        Assert.InRange(point.RecalledFraction, 0.99, 1);
    }

    // Mean field without load: m = tanh(m/T). Fluctuations of one state are √((1 − m²)/N) and less over probes.
    [Theory]
    [InlineData(0.5, 0.9575, "asynchronous")]
    [InlineData(0.8, 0.7104, "asynchronous")]
    [InlineData(0.8, 0.7104, "synchronous")]
    public void At_a_temperature_the_overlap_solves_the_mean_field_equation(double temperature, double overlap, string update)
    {
        var point = Recall($$"""
            "neurons": 10000, "patterns": { "random": { "count": 1 } }, "dynamics": { "glauber": { "temperature": {{temperature}}, "update": "{{update}}" } },
            "probes": { "copies": 20 }, "sweeps": 60
            """);

        Assert.Equal(overlap, Math.Tanh(overlap / temperature), 4);
        Assert.Equal(overlap, point.MeanOverlap, 4 * point.SemOverlap!.Value);
    }

    // Tsodyks & Feigelman 1988: sparse patterns raise the capacity towards 1/(2 f |ln f|).
    [Fact]
    public void Sparse_patterns_fit_beyond_the_capacity_of_dense_ones()
    {
        var point = Recall("""
            "neurons": 1000, "patterns": { "random": { "load": 0.3, "coding_level": 0.05 } }, "rule": "covariance", "probes": { "patterns": 100 }, "trials": 2
            """);

        Assert.InRange(point.MeanOverlap, 0.97, 1.03); // 1 for patterns of exactly f · N active units
    }

    // Nadal et al. 1986, Parisi 1986: a memory that forgets keeps its newest patterns at any load, where Hebb's loses all.
    [Theory]
    [InlineData("\"decay\": 0.99")]
    [InlineData("\"bound\": 10")]
    public void A_palimpsest_keeps_new_patterns_and_Hebb_none(string palimpsest)
    {
        IReadOnlyList<AgeSummary> Ages(string rule) => Recall($$"""
            "neurons": 1000, "patterns": { "random": { "load": 0.3 } }, "rule": {{rule}}, "trials": 2, "record": { "ages": true }
            """).Ages;
        double Mean(IEnumerable<AgeSummary> ages) => ages.Average(age => age.MeanOverlap);

        var forgetting = Ages($$"""{ "palimpsest": { {{palimpsest}} } }""");
        var hebb = Ages("\"hebb\"");

        Assert.InRange(Mean(forgetting.Where(age => age.Age < 20)), 0.95, 1);
        Assert.InRange(Mean(forgetting.Where(age => age.Age > 200)), -0.1, 0.2);
        Assert.InRange(Mean(hebb.Where(age => age.Age < 20)), 0.1, 0.5);
        Assert.InRange(Mean(hebb.Where(age => age.Age > 200)), 0.1, 0.5);
    }

    // Hopfield 1984: at high gain graded units have the stable states of two-valued ones.
    [Fact]
    public void Graded_units_of_high_gain_recall_as_two_valued_ones_do()
    {
        var point = Recall("""
            "neurons": 500, "patterns": { "random": { "load": 0.05 } }, "dynamics": { "graded": { "gain": 20, "step": 0.2 } }, "probes": { "disturb": { "flip": 0.15 } }, "sweeps": 200
            """);

        Assert.InRange(point.MeanOverlap, 0.99, 1);
    }

    static PointSummary Recall(FormattableString members) => Recall(FormattableString.Invariant(members));

    static PointSummary Recall(string members)
    {
        var document = ExperimentFile.Parse("memory.json", "{ \"kind\": \"hopfield\", \"name\": \"memory\", \"seed\": 1, " + members + " }", []);
        return Assert.Single(HopfieldRun.Of(document, new() { Device = "cpu" }).Points);
    }
}
