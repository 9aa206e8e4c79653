using System.Globalization;
using GpuSim.Analysis.Spiking.Regimes;
using GpuSim.Config;
using GpuSim.Pictures;
using GpuSim.Report;
using GpuSim.Report.Drawing;
using GpuSim.Report.Spiking;
using GpuSim.Spiking;
using GpuSim.Spiking.Figures;
using GpuSim.Tests.Hdf5;

namespace GpuSim.Tests.Report;

/// <summary>What the pictures of the configs that teach something show: figures by their names, and the numbers beside them.</summary>
[Collection(nameof(FilesInThisProcess))]
public sealed class SpikingFigureTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("hodgkin-huxley", "traces", "phase_plane")]
    [InlineData("adex-patterns", "traces", "phase_plane")]
    [InlineData("izhikevich-patterns", "traces", "phase_plane")]
    [InlineData("short-term-plasticity", "traces")]
    [InlineData("ring-network", "activity:ring.rate")]
    [InlineData("ring-attractor", "activity:exc", "isi_histogram", "spectrum")]
    [InlineData("stdp-window", "weight_timing:pre->post", "weights")]
    [InlineData("oja", "traces", "weight_course:inputs->output", "weights")]
    [InlineData("f-i-curve", "tuning:neurons", "isi_histogram")]
    [InlineData("connectome", "traces", "isi_histogram", "spectrum")]
    public void The_result_of_a_config_has_the_figures_that_its_subject_asks_for(string config, params string[] names) =>
        Assert.Empty(names.Except(Of(config).Select(figure => figure.Name)));

    [Fact]
    public void Spikes_of_the_squid_are_marked() =>
        Assert.Equal("14", Number(Of("hodgkin-huxley"), "traces", "spikes of neuron")); // at 68.3 Hz in 200 ms

    [Fact]
    public void The_bump_of_the_ring_ends_at_the_second_cue()
    {
        var figures = Of("ring-network");

        Assert.InRange(Value(figures, "activity:ring.rate", "its centre: position"), -29, -25); // -27°
        Assert.InRange(Value(figures, "activity:ring.rate", "width at half height: position"), 30, 45);
    }

    // f = 1 / (t_ref + tau_m ln(R I / (R I - v_threshold))), as the config says.
    [Fact]
    public void The_curve_of_rates_begins_where_the_formula_says()
    {
        var figures = Of("f-i-curve");

        Assert.Equal(380, Value(figures, "tuning:neurons", "least i_e (pA) with spikes"));
        Assert.InRange(Value(figures, "tuning:neurons", "highest rate (Hz)"), 62.5, 63.5);
    }

    [Fact]
    public void The_window_of_plasticity_has_the_heights_of_its_rule()
    {
        var figures = Of("stdp-window");

        // From 0.5 µV up by lambda w_max = 0.1 µV and down by alpha = 0.5 times that, where the spikes are close.
        Assert.Equal("5.99×10⁻⁴", Number(figures, "weight_timing:pre->post", "largest weight (mV)"));
        Assert.Equal("4.5×10⁻⁴", Number(figures, "weight_timing:pre->post", "smallest weight (mV)"));
    }

    [Fact]
    public void The_weights_of_Oja_end_with_length_1() =>
        Assert.InRange(Value(Of("oja"), "weight_course:inputs->output", "length of the vector of weights, last frame"), 0.95, 1.05);

    [Fact]
    public void The_spectrum_has_the_frequency_that_stats_prints()
    {
        var file = Run("ring-attractor");
        var expected = RasterFile.Summarize(file, 500, 1900).Statistics.Populations;

        var figures = new SpikingPictures().Figures(new(file, 500, 1900));

        Assert.Equal(NumberText.Short(expected[0].FrequencyHz), Number(figures, "spectrum", "frequency of exc (Hz)"));
        Assert.Equal(NumberText.Short(expected[0].CvIsi), Number(figures, "isi_histogram", "CV of exc (mean over neurons)"));
    }

    [Fact]
    public void A_window_leaves_out_what_is_outside()
    {
        var file = Run("hodgkin-huxley");

        Assert.Equal("3", Number(new SpikingPictures().Figures(new(file, 10, 50)), "traces", "spikes of neuron")); // at 16.82, 31.47 and 46.11 ms
    }

    [Fact]
    public void Bars_of_spikes_stand_at_their_times_on_an_axis_in_seconds()
    {
        Trace potential = new("v", [0, 10_000], [-70, -60]);
        var traces = new Traces([new("neuron", [new("v (mV)", [potential], new([5000, 9000, 11_000], 7))])], 0, 10_000, "");
        var drawing = new SvgDrawing(traces.Width, traces.Height, "traces");
        traces.Draw(drawing);

        EveryFigureTests.Draws(traces); // the bar at 11 s would lie outside
        Assert.Contains(drawing.Result.Split('\n'), line => line.Contains("475", StringComparison.Ordinal)); // half way from 68 to 882
        Assert.Equal("7", Assert.Single(traces.Numbers).Value);
        Assert.Contains("the first 3 of a neuron that has more", traces.Caption, StringComparison.Ordinal);
    }

    [Fact]
    public void Points_that_an_unfinished_sweep_has_yet_to_run_are_not_failures()
    {
        var none = new double[,] { { 1, double.NaN, double.NaN } };
        var diagram = new PhaseDiagram(new("g", [1, 2, 3], "eta", [1], none, none, none, none, new Regime?[,] { { Regime.AsynchronousIrregular, null, null } }) { Pending = new[,] { { false, true, false } } });

        Assert.Equal("1 of 3 points", diagram.Numbers.Single(number => number.What == "failed").Value);
        Assert.Equal("1 of 3 points", diagram.Numbers.Single(number => number.What == "not run yet").Value);
        EveryFigureTests.Draws(diagram);
    }

    [Fact]
    public void A_sample_of_weights_says_how_many_there_are()
    {
        var weights = new WeightDistribution([new("a->b", "mV", 300_000, [1, 2], "", [], ""), new("b->a", "mV", 2, [1, 3], "", [], "")]);

        Assert.Equal(["synapses of a->b", "mean weight of a->b (mV)", "standard deviation of a->b (mV)"], weights.Numbers.Take(3).Select(number => number.What));
        Assert.Equal(NumberText.Short(300_000), weights.Numbers[0].Value);
        Assert.EndsWith($"Drawn from an even sample: 2 of the {NumberText.Short(300_000)} synapses of a->b.", weights.Caption, StringComparison.Ordinal);
        EveryFigureTests.Draws(weights);
    }

    IReadOnlyList<IFigure> Of(string config) => new SpikingPictures().Figures(new(Run(config)));

    string Run(string config)
    {
        var file = _folder[config + ".h5"];
        Experiments.Run(ExperimentFile.Load(Repository.Path("configs", config + ".json"), []), new() { Output = file });
        return file;
    }

    static string Number(IReadOnlyList<IFigure> figures, string figure, string what) => figures.Single(known => known.Name == figure).Numbers.Single(number => number.What == what).Value;

    static double Value(IReadOnlyList<IFigure> figures, string figure, string what) => double.Parse(Number(figures, figure, what).Replace('−', '-'), CultureInfo.InvariantCulture);
}
