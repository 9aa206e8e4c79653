using GpuSim.Dynamics.Random;
using GpuSim.KernelLanguage;
using GpuSim.Kernels.Spiking;
using GpuSim.Model.Spiking;
using GpuSim.Planning.Spiking.Stimuli;

namespace GpuSim.Tests.Kernels;

/// <summary>What a work item adds is what its CPU twin adds.</summary>
public class StimulusDriveTests
{
    const int Neurons = 252, FirstQuad = 1000, Rows = 16, FirstStep = 2, EndStep = 13, Channels = 2;
    static readonly RingLayout Rings = new() { Places = 4 * FirstQuad + 256, SumMask = Rows - 1, SumStride = Channels * (4 * FirstQuad + 256) };

    [Theory]
    [InlineData(1_000, 1)]
    [InlineData(120_000, 1)]  // rows of 64 words
    [InlineData(1_000_000, 6)]
    public void A_changing_rate_is_drawn_to_the_same_bits(double rate, int parts)
    {
        var table = RateTable.Of(new SampledCourse(new TimeCourse.Ramp(0, rate), FirstStep, EndStep, 0.1), 0.1);
        Assert.Equal(parts, table.Parts);
        var stream = RandomStream.Named(42, "test");
        var drive = new RateLayout { Key0 = stream.Key0, Key1 = stream.Key1, FirstStep = FirstStep, EndStep = EndStep, EndNeuron = int.MaxValue, Parts = table.Parts, Weight = -7, Width = table.Width, FirstSum = Rings.Places };
        using var thresholds = Buffer(table.Words);
        using var rows = Buffer(table.Rows);

        AssertAlike(
            (quad, ahead, steps, clock, sums) => RateDrive.Add(quad, Rings, ahead, steps, clock, drive, thresholds.View, rows.View, sums),
            (step, sums, draws) => RateDrive.AddMany(FirstQuad, step, drive, thresholds.View, rows.View, sums, draws));
    }

    [Fact]
    public void Noise_is_drawn_to_the_same_bits()
    {
        var stream = RandomStream.Named(42, "test");
        var drive = new NoiseLayout { Key0 = stream.Key0, Key1 = stream.Key1, FirstStep = FirstStep, EndStep = EndStep, EndNeuron = int.MaxValue, Loss = 0.1f, Spread = 400f, Sigma = 1000f, FirstSum = Rings.Places };
        using var items = new HostBuffer<float>(4 * FirstQuad + Neurons);
        using var twin = new HostBuffer<float>(Neurons);

        AssertAlike(
            (quad, ahead, steps, clock, sums) => NoiseDrive.Add(quad, Rings, ahead, steps, clock, drive, items.View, sums),
            (step, sums, draws) => NoiseDrive.AddMany(FirstQuad, step, drive, twin.View, sums, draws));
    }

    static void AssertAlike(Action<int, int, int, ArrayView<int>, ArrayView<int>> item, Action<int, ArrayView<int>, uint[]> many)
    {
        using var clock = Buffer([1]);
        using var items = new HostBuffer<int>((long)Rows * Rings.SumStride);
        using var twin = new HostBuffer<int>((long)Rows * Neurons);

        foreach (var (first, steps) in new[] { (0, 1), (1, 4), (5, 9), (14, 2) }) // epochs that begin and end within the stimulus and beyond it
            for (var quad = FirstQuad; quad < FirstQuad + Neurons / 4; quad++)
                item(quad, first - 1, steps, clock.View, items.View);
        for (var step = FirstStep; step < EndStep; step++) many(step, twin.View.SubView((long)step * Neurons, Neurons), new uint[Neurons]);

        for (var step = 0; step < Rows; step++)
            Assert.Equal(
                twin.View.SubView((long)step * Neurons, Neurons).AsSpan().ToArray(),
                items.View.SubView((long)step * Rings.SumStride + Rings.Places + 4 * FirstQuad, Neurons).AsSpan().ToArray());
        Assert.Contains(twin.View.AsSpan().ToArray(), sum => sum != 0);
    }

    static HostBuffer<T> Buffer<T>(T[] values) where T : unmanaged
    {
        var buffer = new HostBuffer<T>(values.Length);
        values.CopyTo(buffer.View.AsSpan());
        return buffer;
    }
}
