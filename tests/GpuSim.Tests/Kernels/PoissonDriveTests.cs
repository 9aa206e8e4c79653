using GpuSim.Dynamics.Random;
using GpuSim.KernelLanguage;
using GpuSim.Kernels.Spiking;
using GpuSim.Planning;

namespace GpuSim.Tests.Kernels;

public class PoissonDriveTests
{
    [Theory]
    [InlineData(0.01, 1)]
    [InlineData(2, 1)]
    [InlineData(5.5, 1)] // as many thresholds as two registers hold, or about
    [InlineData(16, 1)]
    [InlineData(12, 5)]
    public void Work_item_and_CPU_twin_give_the_same_bits(double mean, int parts)
    {
        using var table = ThresholdTable.Poisson(mean);
        var stream = RandomStream.Named(42, "test");
        var drive = new PoissonLayout
        {
            Key0 = stream.Key0, Key1 = stream.Key1, EndStep = 20, Parts = parts, Weight = -7, Offset = table.Lookup.Offset, Thresholds = table.Lookup.Thresholds.IntLength,
        };
        const int neurons = 252, firstQuad = 1000;
        using var twin = new HostBuffer<int>(neurons);
        var counts = new ThresholdLanes(table.Lookup);

        for (var step = 0; step < 20; step++)
        {
            twin.View.AsSpan().Clear();
            PoissonDrive.AddMany(firstQuad, step, drive, counts, twin.View, new uint[neurons]);

            for (var neuron = 0; neuron < neurons; neuron++)
                Assert.Equal(twin.View[neuron], PoissonDrive.Quanta(PoissonDrive.Neurons * firstQuad + neuron, step, drive, table.Lookup.Thresholds, table.Lookup.Guide));
        }
        Assert.Contains(twin.View.AsSpan().ToArray(), sum => sum != 0);
    }

    [Fact]
    public void Outside_its_steps_a_drive_gives_nothing()
    {
        using var table = ThresholdTable.Poisson(16);
        var drive = new PoissonLayout { FirstStep = 5, EndStep = 7, Parts = 1, Weight = 1, Offset = table.Lookup.Offset, Thresholds = table.Lookup.Thresholds.IntLength };

        var given = Enumerable.Range(0, 10).Where(step => PoissonDrive.Quanta(0, step, drive, table.Lookup.Thresholds, table.Lookup.Guide) != 0);

        Assert.Equal([5, 6], given);
    }
}
