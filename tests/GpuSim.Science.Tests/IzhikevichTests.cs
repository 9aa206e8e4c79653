using GpuSim.Dynamics.Neurons;

namespace GpuSim.Science.Tests;

/// <summary>Izhikevich 2003, doi:10.1109/TNN.2003.820440.</summary>
public class IzhikevichTests
{
    // The paper's program in double precision gives 20 spikes in 1 s, the first at 4, 31, 79, 141, 195, 243 ms; a spike falls on a step, and no rounding moves one.
    [Fact]
    public void Regular_spiking_neuron_fires_when_the_published_program_does()
    {
        var neuron = new SteppedNeuron<Izhikevich, Izhikevich.State>(1, []);

        var spikes = Enumerable.Range(1, 1000).Where(_ => neuron.Step(10)).ToArray();

        Assert.Equal(20, spikes.Length);
        Assert.Equal([4, 31, 79, 141, 195, 243], spikes[..6]);
    }

    // Through a weight as through a current: the program adds what arrives to I, over a step of 1 ms.
    [Fact]
    public void A_weight_acts_as_a_current_of_its_size_over_a_step_of_1_ms()
    {
        var byWeight = new SteppedNeuron<Izhikevich, Izhikevich.State>(1, []);
        var byCurrent = new SteppedNeuron<Izhikevich, Izhikevich.State>(1, []);

        for (var step = 0; step < 100; step++) Assert.Equal(byCurrent.Step(step % 7), byWeight.Step(0, step % 7));

        Assert.Equal(byCurrent["v"], byWeight["v"]);
        Assert.Equal(byCurrent["u"], byWeight["u"]);
    }

    [Fact]
    public void Types_of_neurons_answer_a_step_of_current_as_in_the_papers_figure()
    {
        var trains = Trains.Of(Experiments.Load("izhikevich-patterns"));

        var regular = Trains.Intervals(trains["regular_spiking"]);
        Assert.True(regular[0] < 0.8 * regular[^1]);                                                    // slows down
        var bursting = Trains.Intervals(trains["intrinsically_bursting"]);
        Assert.True(bursting[0] < 10 && bursting[1..].All(interval => interval > 25));                  // a burst first, then single spikes
        var chattering = Trains.Intervals(trains["chattering"]);
        Assert.True(chattering.Count(interval => interval < 10) >= 10 && chattering.Count(interval => interval > 40) >= 5); // bursts throughout
        Assert.True(chattering.All(interval => interval is < 10 or > 40));
        Assert.True(trains["fast_spiking"].Length > 2.5 * trains["regular_spiking"].Length);
        var fast = Trains.Intervals(trains["fast_spiking"]);
        Assert.True(fast[20..].Average() < 1.2 * fast[..5].Average());                                  // does not slow down
        var lowThreshold = Trains.Intervals(trains["low_threshold_spiking"]);
        Assert.True(lowThreshold[0] < 10 && lowThreshold[^5..].Average() > 2 * lowThreshold[0]);        // slows down from a high rate
        Assert.True(trains["thalamo_cortical"][0] > 150 && trains["thalamo_cortical"].Length >= 8);     // tonic, from the onset of its current on
        Assert.True(trains["thalamo_cortical_rebound"][0] is > 250 and < 270 && trains["thalamo_cortical_rebound"].Length >= 3); // a burst at the end of hyperpolarization
        Assert.True(trains["resonator"][0] > 150 && trains["resonator"].Length >= 5);                   // from a pulse at 150 ms on, not from the current at 50 ms
    }
}
