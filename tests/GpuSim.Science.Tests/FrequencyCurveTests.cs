namespace GpuSim.Science.Tests;

/// <summary>The config f-i-curve against the closed form it names.</summary>
public class FrequencyCurveTests
{
    // A spike falls on the end of a step of 0.01 ms, so that every interval is the closed form's or up to a step longer. exp(−dt/τ) as a float moves where V would
    // settle by up to 4.5e-4 mV, 0.01 ms at the 0.02 to 0.04 mV/ms at which V reaches the threshold just above 375 pA.
    [Fact]
    public void Intervals_of_every_current_are_those_of_the_closed_form()
    {
        var trains = Trains.OfNeurons(Experiments.Load("f-i-curve"));

        for (var neuron = 0; neuron < 41; neuron++)
        {
            var drive = 0.04 * (300 + 5 * neuron); // mV
            if (drive <= 15)
            {
                Assert.Empty(trains[neuron]);
                continue;
            }
            var interval = 2 + 10 * Math.Log(drive / (drive - 15));
            Assert.InRange(Trains.Intervals(trains[neuron]).Average(), interval - 0.01, interval + 0.02);
        }
    }
}
