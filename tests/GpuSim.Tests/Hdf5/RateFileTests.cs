using GpuSim.Hdf5;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Description;
using GpuSim.Tests.Execution;

namespace GpuSim.Tests.Hdf5;

/// <summary>Rates go to the file while a run goes on, and come back.</summary>
[Collection(nameof(FilesInThisProcess))]
public sealed class RateFileTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("cpu")]
    [InlineData("opencl")]
    public void Rates_in_a_file_are_those_of_its_spikes(string device)
    {
        TestDevices.Open(device == "cpu" ? "cpu:32" : device).Dispose(); // or skip
        var path = _folder["rates.h5"];
        Simulation.Run(Network().RecordSpikes("a").Build(), new() { Output = path, Device = device });

        using var reader = SonataReader.Open(path);
        var spikes = reader.ReadSpikes().SelectMany(block => block.Spikes.Steps.ToArray()).ToArray();

        Assert.Equal(["a", "a", "b"], reader.File.Rates.Select(rate => rate.Population).Order());
        Assert.Equal(3, reader.File.Rates.Count);
        for (var rate = 0; rate < 3; rate++)
        {
            var (what, bins) = (reader.File.Rates[rate], reader.ReadRate(rate));
            Assert.Equal(2000 / what.Every, bins.Count);
            if (what.Population != "a") continue;
            for (var bin = 0; bin < bins.Count; bin++)
                Assert.Equal(spikes.Count(step => step / what.Every == bin) / (50 * what.Every * 1e-4), bins[bin], 1e-3);
        }
    }

    [Fact]
    public void Rates_of_a_slice_count_the_spikes_of_its_neurons_alone()
    {
        var path = _folder["slice.h5"];
        Simulation.Run(Network().RecordSpikes("a").Add(new RateDescription(["a[10..29]"]) { Bin = 10 }).Build(), new() { Output = path });

        using var reader = SonataReader.Open(path);
        var counted = reader.ReadSpikes().SelectMany(block => block.Spikes.Steps.ToArray().Zip(block.Spikes.Ids.ToArray())).Where(spike => spike.Second is >= 10 and <= 29).ToList();
        var rate = reader.File.Rates.Index().Single(entry => entry.Item.Population == "a[10..29]");
        var bins = reader.ReadRate(rate.Index);

        Assert.Equal((20, 10u), (rate.Item.Size, rate.Item.FirstId));
        Assert.NotEmpty(counted);
        for (var bin = 0; bin < bins.Count; bin++)
            Assert.Equal(counted.Count(spike => spike.First / 100 == bin) / (20 * 0.01), bins[bin], 1e-3);
    }

    [Fact]
    public void Rates_of_spikes_that_are_not_kept_are_the_same_and_change_no_raster()
    {
        var (kept, counted) = (_folder["kept.h5"], _folder["counted.h5"]);
        var both = Simulation.Run(Network().RecordSpikes("a", "b").Build(), new() { Output = kept });
        var one = Simulation.Run(Network().RecordSpikes("a").Build(), new() { Output = counted });
        var none = Simulation.Run(Network(rates: false).RecordSpikes("a").Build(), new() { Output = _folder["none.h5"] });

        using var first = SonataReader.Open(kept);
        using var second = SonataReader.Open(counted);
        for (var rate = 0; rate < 3; rate++) Assert.Equal(first.ReadRate(rate), second.ReadRate(rate));
        Assert.Equal(["a"], second.File.Populations.Select(population => population.Name));
        Assert.Equal(none.RasterSha256, one.RasterSha256);
        Assert.Equal(none.Spikes, one.Spikes);
        Assert.True(both.Spikes > one.Spikes);
        Assert.Null(one.Populations[1].RateHz);
    }

    [Fact]
    public void Statistics_tell_the_rates_of_a_window()
    {
        var path = _folder["rates.h5"];
        var run = Simulation.Run(Network().Build(), new() { Output = path });

        var whole = RasterFile.Summarize(path, 0, null);
        var window = RasterFile.Summarize(path, 50, 100);

        var rate = Assert.Single(whole.Rates, rate => rate.Population == "b");
        Assert.Equal((1.0, 200), (rate.BinMs, rate.Bins));
        Assert.Equal(run.Populations[1].RateHz!.Value, rate.MeanHz!.Value, 1e-3);
        Assert.True(rate.MinHz <= rate.MeanHz && rate.MeanHz <= rate.MaxHz && rate.SdHz > 0);
        Assert.Equal(50, Assert.Single(window.Rates, rate => rate.Population == "b").Bins);
    }

    static SpikingExperimentBuilder Network(bool rates = true)
    {
        var network = new SpikingExperimentBuilder { Dt = 0.1, Duration = 200 }
            .Add(new PopulationDescription("a", 50, "lif"))
            .Add(new PopulationDescription("b", 30, "lif"))
            .Add(new PoissonDescription(["a", "b"]) { Rate = new TimeCourse.Sine(12_000, 6_000, 20, 0), Weight = 0.15 });
        return rates ? network.Add(new RateDescription(["a", "b"]) { Bin = 1 }).Add(new RateDescription(["a"]) { Bin = 30 }) : network;
    }
}
