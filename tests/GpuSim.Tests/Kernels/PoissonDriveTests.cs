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
    [InlineData(16, 1)]
    [InlineData(12, 5)]
    public void Work_item_and_CPU_twin_give_the_same_bits(double mean, int parts)
    {
        using var table = ThresholdTable.Poisson(mean);
        var drive = new PoissonViews { Stream = RandomStream.Named(42, "test"), Counts = table.Lookup, Parts = parts, Weight = -7 };
        const int neurons = 252, firstQuad = 1000;
        using var items = new HostBuffer<int>(neurons);
        using var twin = new HostBuffer<int>(neurons);

        for (long step = 0; step < 20; step++)
        {
            for (var quad = 0; quad < neurons / PoissonDrive.Neurons; quad++)
                PoissonDrive.Add(firstQuad + quad, step, drive, items.View.SubView(quad * PoissonDrive.Neurons, PoissonDrive.Neurons));
            PoissonDrive.AddMany(firstQuad, step, drive, twin.View, new uint[neurons]);
        }

        Assert.Equal(items.View.AsSpan(), twin.View.AsSpan());
        Assert.Contains(items.View.AsSpan().ToArray(), sum => sum != 0);
    }
}
