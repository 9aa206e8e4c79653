using GpuSim.Accelerators.Cpu;
using GpuSim.Model;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Connectivity;
using GpuSim.Model.Spiking.Description;

namespace GpuSim.Tests.Execution;

/// <summary>Promise 1 for what drives a network: every stimulus gives the same raster and states on every device and any number of threads, wherever epochs end.</summary>
public class StimulusTests
{
    const double Start = 3.3, Stop = 61.7; // within epochs of seven steps

    static readonly Dictionary<string, StimulusDescription> Examples = new()
    {
        ["poisson_constant"] = Poisson(15_000),
        ["poisson_steps"] = Poisson(new TimeCourse.Steps([(0, 5_000), (20.05, 25_000), (40, 0), (50, 18_000)])),
        ["poisson_ramp"] = Poisson(new TimeCourse.Ramp(0, 30_000)),
        ["poisson_sine"] = Poisson(new TimeCourse.Sine(12_000, 15_000, 100, 90)),
        ["poisson_sine_of_no_whole_steps"] = Poisson(new TimeCourse.Sine(15_000, 10_000, 37.1, 0)),
        ["poisson_of_many_parts"] = Poisson(new TimeCourse.Sine(400_000, 100_000, 100, 0), weight: 0.005),
        ["dc_steps"] = Current(new TimeCourse.Steps([(5, 250), (30, 0), (40.1, 400)])),
        ["dc_ramp"] = Current(new TimeCourse.Ramp(800, 200)),
        ["dc_sine"] = Current(new TimeCourse.Sine(250, 150, 50, -30)),
        ["ornstein_uhlenbeck"] = new OrnsteinUhlenbeckDescription(["a", "b"]) { Mean = 220, Sigma = 200, Tau = 5, Start = Start, Stop = Stop },
        ["slice_poisson_constant"] = new PoissonDescription(["a[3..77]", "b[0..0]"]) { Rate = 15_000, Weight = 0.1, Start = Start, Stop = Stop },
        ["slice_poisson_steps"] = new PoissonDescription(["a[70..70]", "a[129..202]"]) { Rate = new TimeCourse.Steps([(0, 5_000), (20.05, 25_000), (40, 0), (50, 18_000)]), Weight = 0.1, Start = Start, Stop = Stop },
        ["slice_dc"] = new DirectCurrentDescription(["a[5..130]"]) { Amplitude = new TimeCourse.Steps([(5, 350), (30, 0), (40.1, 400)]), Start = Start, Stop = Stop },
        ["slice_ornstein_uhlenbeck"] = new OrnsteinUhlenbeckDescription(["a[65..190]", "b[1..2]"]) { Mean = 220, Sigma = 200, Tau = 5, Start = Start, Stop = Stop },
        ["slice_spike_trains"] = new SpikeTrainDescription(["a[9..202]"]) { Times = new SpikeTimes.Listed(Trains(194)), Weight = 25 },
        ["spike_trains"] = new SpikeTrainDescription(["a"]) { Times = new SpikeTimes.Listed(Trains(203)), Weight = 25 },
    };

    public static TheoryData<string, string> Cases => [.. TestDevices.All.SelectMany(device => Examples.Keys.Select(example => (device, example)))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_stimulus_gives_the_same_raster_and_states_on_every_device(string device, string example)
    {
        using var opened = TestDevices.Open(device);
        var experiment = Driven(Examples[example]);
        var reference = Raster.Of(experiment, new CpuDevice(32));

        Assert.NotEmpty(reference.Spikes);
        reference.AssertSame(Raster.Of(experiment, opened, threads: 3, timedFrom: 11));
    }

    [Theory]
    [InlineData("poisson_sine")]
    [InlineData("dc_ramp")]
    [InlineData("ornstein_uhlenbeck")]
    [InlineData("spike_trains")]
    public void The_length_of_epochs_changes_nothing(string example)
    {
        var shortest = Raster.Of(Driven(Examples[example], silentDelay: 0.1));
        var longest = Raster.Of(Driven(Examples[example], silentDelay: 3.1));

        Assert.Equal(shortest.Spikes, longest.Spikes);
        Assert.Equal(shortest.States, longest.States);
    }

    [Fact]
    public void All_stimuli_of_a_population_add_up_alike_on_every_device()
    {
        var experiment = Network(delay: 0.7, [.. Examples.Values.Where(stimulus => stimulus is not SpikeTrainDescription)]).Build();

        Raster.Of(experiment, new CpuDevice(32)).AssertSame(Raster.Of(experiment, threads: 2));
    }

    [Theory]
    [InlineData("slice_poisson_constant", 3, 77)]
    [InlineData("slice_dc", 5, 130)]
    [InlineData("slice_ornstein_uhlenbeck", 65, 190)]
    [InlineData("slice_spike_trains", 9, 202)]
    public void A_stimulus_to_a_slice_reaches_its_neurons_and_no_others(string example, int first, int last)
    {
        var stimulus = Examples[example] with { To = [Examples[example].To[0]] };
        var experiment = new SpikingExperimentBuilder { Duration = 65 }
            .Add(new PopulationDescription("a", 203, "lif"))
            .Add(stimulus)
            .Add(new StateDescription("a", ["v"]) { Every = 65 })
            .Build();

        var raster = Raster.Of(experiment, threads: 2);
        var reached = Enumerable.Range(0, 203).Where(neuron => raster.States[0][neuron] != 0 || raster.Spikes.Any(spike => spike.Id == neuron)).ToList();

        Assert.InRange(reached.Count, 0.6 * (last - first + 1), last - first + 1);
        Assert.All(reached, neuron => Assert.InRange(neuron, first, last));
    }

    [Fact]
    public void Noise_of_the_same_kind_is_drawn_anew_for_every_stimulus_and_neuron()
    {
        var noise = new OrnsteinUhlenbeckDescription(["a"]) { Sigma = 100, Tau = 5 };
        SpikingExperiment With(params StimulusDescription[] stimuli) => Network(delay: 0.7, stimuli).Build();

        var (one, two) = (Raster.Of(With(noise)).States[0], Raster.Of(With(noise, noise)).States[0]);

        Assert.Equal(8, one.Take(8).Distinct().Count());
        Assert.NotEqual(one.Select(v => 2 * v), two); // the second is not a copy of the first
    }

    static PoissonDescription Poisson(TimeCourse rate, double weight = 0.15) => new(["a"]) { Rate = rate, Weight = weight, Start = Start, Stop = Stop };

    static DirectCurrentDescription Current(TimeCourse amplitude) => new(["a", "b"]) { Amplitude = amplitude, Start = Start, Stop = Stop };

    static List<double>[] Trains(int neurons) =>
        [.. Enumerable.Range(0, neurons).Select(neuron => new List<double>(neuron % 5 == 4 ? [] : [0.1 + 0.1 * (neuron % 30), 12.5, 12.5, 61.7 - 0.3 * neuron % 50, 79.9, 500]))];

    static SpikingExperiment Driven(StimulusDescription stimulus, double silentDelay = 0.7) => Network(silentDelay, stimulus).Build();

    static SpikingExperimentBuilder Network(double delay, params StimulusDescription[] stimuli)
    {
        var builder = new SpikingExperimentBuilder { Duration = 80 }
            .Add(new PopulationDescription("a", 203, "lif"))
            .Add(new PopulationDescription("b", 70, "lif_exp"))
            .Add(new PopulationDescription("silent", 3, "lif"))
            .Add(new ProjectionDescription(["a"], ["b"], new FixedInDegree(20)) { Weight = 40, Delay = 3.1 })
            .Add(new ProjectionDescription(["silent"], ["silent"], new OneToOne()) { Weight = 1, Delay = delay })
            .Add(new StateDescription("a", ["v"]) { Neurons = [0, 1, 2, 3, 64, 127, 128, 202], Every = 0.3 })
            .Add(new StateDescription("b", ["v", "i_ex"]) { Every = 1.1 });
        foreach (var stimulus in stimuli) builder.Add(stimulus);
        return builder;
    }
}
