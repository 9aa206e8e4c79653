using GpuSim.Dynamics.Random;
using GpuSim.KernelLanguage;

namespace GpuSim.Kernels.Spiking;

/// <summary>Independent Poisson input to every neuron of a population.</summary>
public struct PoissonLayout
{
    /// <summary>First word of the stream's key.</summary>
    public uint Key0;

    /// <summary>Second word of the stream's key.</summary>
    public uint Key1;

    /// <summary>First step with input.</summary>
    public int FirstStep;

    /// <summary>One past the last.</summary>
    public int EndStep;

    /// <summary>Equal parts whose counts are added.</summary>
    public int Parts;

    /// <summary>Weight of a spike in quanta.</summary>
    public int Weight;

    /// <summary>Index of the receptor.</summary>
    public int Receptor;

    /// <summary>Smallest count.</summary>
    public int Offset;

    /// <summary>Where its thresholds begin.</summary>
    public int FirstThreshold;

    /// <summary>Number of thresholds.</summary>
    public int Thresholds;

    /// <summary>Where its guide begins.</summary>
    public int FirstGuide;
}

/// <summary>Poisson spikes as a function of stimulus, neuron and step.</summary>
/// <remarks>Counter: (neuron in its population / 4, step, part, 0); word i is for neuron 4 · (first word) + i. The answer depends on nothing else.</remarks>
public static class PoissonDrive
{
    /// <summary>Neurons that share a block of draws.</summary>
    public const int Neurons = 4;

    /// <summary>What one neuron gets in one step, in quanta.</summary>
    /// <param name="neuron">Id within the population.</param>
    /// <param name="step">Step of the run.</param>
    /// <param name="drive">The stimulus.</param>
    /// <param name="thresholds">Of all stimuli.</param>
    /// <param name="guides">Of all stimuli.</param>
    [DeviceCode]
    public static int Quanta(int neuron, int step, [Uniform] PoissonLayout drive, ArrayView<uint> thresholds, ArrayView<ushort> guides)
    {
        if (step < drive.FirstStep || step >= drive.EndStep) return 0;
        var counts = new ThresholdLookup(drive.Offset, thresholds.SubView(drive.FirstThreshold, drive.Thresholds), guides.SubView(drive.FirstGuide, 1 << ThresholdLookup.GuideBits));
        var stream = new RandomStream(drive.Key0, drive.Key1);
        var count = 0;
        for (var part = 0; part < drive.Parts; part++) count += counts.Value(Philox.DrawOne(stream, (uint)neuron, (uint)step, (uint)part));
        return count * drive.Weight;
    }

    /// <summary>The CPU twin: neurons from four times <paramref name="quad"/> on, as many as <paramref name="draws"/> holds, side by side, in a step with input.</summary>
    /// <param name="quad">First neuron in its population, divided by four.</param>
    /// <param name="step">Step of the run.</param>
    /// <param name="drive">The stimulus.</param>
    /// <param name="counts">The stimulus' counts, many at a time.</param>
    /// <param name="sums">[at least draws] input in quanta.</param>
    /// <param name="draws">Room to draw in.</param>
    public static void AddMany(int quad, int step, in PoissonLayout drive, ThresholdLanes counts, ArrayView<int> sums, Span<uint> draws)
    {
        for (var part = 0; part < drive.Parts; part++)
        {
            RandomDraws.Fill(new(drive.Key0, drive.Key1), (uint)quad, (uint)step, (uint)part, draws);
            counts.AddTo(draws, drive.Weight, sums.AsSpan());
        }
    }
}
