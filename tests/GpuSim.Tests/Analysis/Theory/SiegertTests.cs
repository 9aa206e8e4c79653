using GpuSim.Analysis.Spiking.Theory;

namespace GpuSim.Tests.Analysis.Theory;

public class SiegertTests
{
    static readonly LeakyNeuron Brunel = new(20, 20, 10, 2);

    [Fact]
    public void A_neuron_at_its_threshold_has_the_known_rate() =>
        Assert.Equal(27.1096, Siegert.Rate(new(10, 15, 0, 2), 15, Math.Sqrt(1.5)), 1e-4); // by adaptive quadrature in other software

    [Theory]
    [InlineData(21)]
    [InlineData(30)]
    [InlineData(1e4)]
    public void Little_noise_above_threshold_is_no_noise(double mean)
    {
        var noiseless = 1000 / (2 + 20 * Math.Log((mean - 10) / (mean - 20)));

        Assert.Equal(noiseless, Siegert.Rate(Brunel, mean, 1e-5), 1e-6 * noiseless);
        Assert.Equal(noiseless, Siegert.Rate(Brunel, mean, 0), 1e-9 * noiseless);
    }

    [Fact]
    public void Far_below_threshold_nothing_fires_and_nothing_overflows()
    {
        Assert.Equal(0, Siegert.Rate(Brunel, -1e6, 1));
        Assert.Equal(0, Siegert.Rate(Brunel, 19, 0));
        Assert.Equal(0, Siegert.Rate(Brunel, 20 - 26.5, 1));
        Assert.InRange(Siegert.Rate(Brunel, 20 - 25.9, 1), double.Epsilon, 1e-280);
    }

    /// <summary>Kramers' limit: 1/ν ≈ τ √π e^{y²}/y (1 + 1/(2y²) + 3/(4y⁴) + …) for a threshold y noises above the mean.</summary>
    [Fact]
    public void Deep_below_threshold_the_rate_is_that_of_escape()
    {
        const double y = 8;
        var escape = 1000 / (20 * Math.Sqrt(Math.PI) * 2 * Math.Exp(y * y) / (2 * y) * (1 + 1 / (2 * y * y) + 3 / (4 * y * y * y * y) + 15 / (8 * Math.Pow(y, 6))));

        Assert.Equal(escape, Siegert.Rate(Brunel, 20 - y, 1), 1e-4 * escape);
    }

    [Fact]
    public void The_rate_rises_with_the_mean_up_to_the_refractory_limit()
    {
        var before = 0.0;
        for (var mean = -20.0; mean < 400; mean += 0.7)
        {
            var rate = Siegert.Rate(Brunel, mean, 3);
            Assert.InRange(rate, before, 500);
            before = rate;
        }
        Assert.Equal(500, Siegert.Rate(Brunel, 1e9, 3), 1e-3);
    }

    /// <summary>Two ways to one number: Richardson's integration of the density, and the closed form; at frequency 0 its response is the slope.</summary>
    [Theory]
    [InlineData(21.0, 7.7)]
    [InlineData(16.4, 3.1)]
    [InlineData(24.2, 10.9)]
    [InlineData(30.0, 1.5)]
    public void The_integrated_density_gives_the_same_rate_and_slopes(double mean, double deviation)
    {
        double Rate(double m, double variance) => Siegert.Rate(Brunel, m, Math.Sqrt(variance)) / 1000;
        var density = new ThresholdIntegration(Brunel, mean, deviation);
        var variance = deviation * deviation;

        Assert.Equal(Siegert.Rate(Brunel, mean, deviation), density.RateHz, 1e-4 * density.RateHz);
        var (toMean, toVariance) = ((Rate(mean + 0.01, variance) - Rate(mean - 0.01, variance)) / 0.02, (Rate(mean, variance + 0.01) - Rate(mean, variance - 0.01)) / 0.02);
        Assert.Equal(toMean, density.ToMean(0.01).Real, 1e-3 * toMean);
        Assert.Equal(toVariance, density.ToVariance(0.01).Real, 3e-3 * Math.Abs(toVariance) + 1e-3 * toMean / deviation);
    }
}
