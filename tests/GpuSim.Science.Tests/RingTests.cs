using GpuSim.Model.Spiking;
using GpuSim.Recording;

namespace GpuSim.Science.Tests;

/// <summary>Bumps of activity on rings: the configs <c>ring-network</c> and <c>ring-attractor</c>.</summary>
public class RingTests
{
    const int Units = 100;
    const double Threshold = 1, Gain = 0.1, J0 = -86, J2 = 112;

    // Ben-Yishai, Bar-Or & Sompolinsky 1995, doi:10.1073/pnas.92.9.3844, marginal phase. With r(θ) = β I2 (cos 2θ − cos 2θ_c) for |θ| < θ_c the equations close:
    // β J2 (θ_c − sin 4θ_c / 4) / π = 1 gives the width, which knows nothing of the input, and I2 = (c − T) / (−cos 2θ_c − β J0 (sin 2θ_c − 2 θ_c cos 2θ_c) / π)
    // the height β I2 (1 − cos 2θ_c). 32 of 100 units in a bump: a width within one unit (1.8°), a height within 2 %.
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    public void A_bump_stays_without_tuned_input_and_is_as_wide_whatever_the_input(double input)
    {
        var rates = RingNetwork($"populations.ring.parameters.mu={input.ToString(System.Globalization.CultureInfo.InvariantCulture)}");
        var (half, height) = Theory(input);

        for (var frame = 55; frame < 70; frame++) // 350 ms and more after the cue
        {
            var bump = rates[frame];
            Assert.Equal(half, bump.Count(rate => rate > 1e-3 * height) * 90.0 / Units, 1.8);
            Assert.Equal(height, bump.Max(), 0.02 * height);
            Assert.Equal(45, Angle(bump), 1.0);
        }
    }

    [Fact]
    public void A_bump_turns_to_a_weakly_tuned_input()
    {
        var rates = RingNetwork();

        var way = Enumerable.Range(69, rates.Length - 69).Select(frame => Angle(rates[frame])).ToArray();
        Assert.Equal(45, way[0], 1.0);
        Assert.All(way.Zip(way.Skip(1)), step => Assert.True(step.Second < step.First + 0.1)); // through all orientations between, not by a jump
        Assert.True(way.Zip(way.Skip(1)).Max(step => step.First - step.Second) < 3);
        Assert.Equal(-27, way[^1], 3.0);
    }

    // Compte et al. 2000, doi:10.1093/cercor/10.9.910: bistable; a bump stays where the cue was for as long as is looked, drifting by noise over a few degrees in seconds.
    // A quarter of the ring, held within 0.03 of it (11°); the mean resultant length of its spikes' places above 0.6 tells a bump from activity all over (0) or a point (1).
    [Fact]
    public void A_bump_of_spikes_outlives_its_cue()
    {
        var places = RingAttractor();

        Assert.DoesNotContain(places, spike => spike.Time < 200);
        for (var from = 600; from < 2000; from += 200)
        {
            var window = places.Where(spike => spike.Time >= from && spike.Time < from + 200).ToArray();
            Assert.InRange(window.Length / 400 / 0.2, 5, 30); // Hz over all
            var (cos, sin) = (window.Average(spike => Math.Cos(2 * Math.PI * spike.Place)), window.Average(spike => Math.Sin(2 * Math.PI * spike.Place)));
            Assert.InRange(Math.Sqrt(cos * cos + sin * sin), 0.6, 0.9);
            Assert.Equal(0.25, Math.Atan2(sin, cos) / (2 * Math.PI), 0.03);
        }
    }

    [Fact]
    public void Without_a_cue_nothing_fires() => Assert.Empty(RingAttractor("stimuli[1].dc.amplitude=\"0 pA\""));

    static (double Time, double Place)[] RingAttractor(params string[] set)
    {
        var experiment = Experiments.Load("ring-attractor", set);
        var recorder = new MemoryRecorder();
        Simulation.Run(experiment, new() { Threads = 1, Recorders = [recorder] });
        return [.. recorder.Spikes.Steps.ToArray().Zip(recorder.Spikes.Ids.ToArray()).Where(spike => spike.Second < 400).Select(spike => (0.1 * spike.First, (spike.Second + 0.5) / 400))];
    }

    static double[][] RingNetwork(params string[] set)
    {
        var recorder = new MemoryRecorder();
        Simulation.Run(Experiments.Load("ring-network", set), new() { Threads = 1, Recorders = [recorder] });
        return [.. recorder.States(0).Values.ToArray().Select(rate => (double)rate).Chunk(Units)];
    }

    // Degrees in [−90, 90): units lie in the middle of equal parts of it.
    static double Angle(double[] rates)
    {
        var (cos, sin) = (0.0, 0.0);
        for (var unit = 0; unit < Units; unit++)
        {
            var angle = 2 * Math.PI * ((unit + 0.5) / Units - 0.5);
            (cos, sin) = (cos + rates[unit] * Math.Cos(angle), sin + rates[unit] * Math.Sin(angle));
        }
        return Math.Atan2(sin, cos) * 90 / Math.PI;
    }

    static (double HalfWidth, double Height) Theory(double input)
    {
        var (low, high) = (0.0, Math.PI / 2);
        for (var round = 0; round < 60; round++)
        {
            var middle = 0.5 * (low + high);
            if (Gain * J2 * (middle - Math.Sin(4 * middle) / 4) / Math.PI < 1) low = middle;
            else high = middle;
        }
        var tuned = (input - Threshold) / (-Math.Cos(2 * low) - Gain * J0 * (Math.Sin(2 * low) - 2 * low * Math.Cos(2 * low)) / Math.PI);
        return (low * 180 / Math.PI, Gain * tuned * (1 - Math.Cos(2 * low)));
    }
}
