using GpuSim.Dynamics.Random;
using GpuSim.KernelLanguage;

namespace GpuSim.Kernels.Spiking;

/// <summary>Independent Poisson input whose rate changes, to neurons of a population.</summary>
public struct RateLayout
{
    /// <summary>First word of the stream's key.</summary>
    public uint Key0;

    /// <summary>Second word of the stream's key.</summary>
    public uint Key1;

    /// <summary>First step with input.</summary>
    public int FirstStep;

    /// <summary>One past the last.</summary>
    public int EndStep;

    /// <summary>First neuron of the population that gets it.</summary>
    public int FirstNeuron;

    /// <summary>One past the last.</summary>
    public int EndNeuron;

    /// <summary>Equal parts whose counts are added.</summary>
    public int Parts;

    /// <summary>Weight of a spike in quanta.</summary>
    public int Weight;

    /// <summary>Words of a row of thresholds.</summary>
    public int Width;

    /// <summary>Of one step's sums, where those of the receptor and of the population's first neuron begin.</summary>
    public int FirstSum;
}

/// <summary>Poisson spikes as <see cref="PoissonDrive"/> gives them, by another row of thresholds in every step that has another rate.</summary>
/// <remarks>Counter: (neuron in its population / 4, step, part, 0); word i is for neuron 4 · (first word) + i.</remarks>
public static class RateDrive
{
    /// <summary>One work item drives four neighbours through an epoch.</summary>
    /// <param name="quad">First neuron in its population, divided by four.</param>
    /// <param name="rings">Sizes.</param>
    /// <param name="ahead">From the clock to the epoch's first step.</param>
    /// <param name="steps">Steps of the epoch.</param>
    /// <param name="clock">[1] see <see cref="Clock"/>.</param>
    /// <param name="drive">The stimulus.</param>
    /// <param name="thresholds">[row, word] see <see cref="ThresholdRow"/>.</param>
    /// <param name="rows">[step of the stimulus] its row; the last holds to the end.</param>
    /// <param name="sums">[ring row, channel, place] quanta.</param>
    [Kernel]
    public static void Add(Index1D quad, RingLayout rings, int ahead, int steps, ArrayView<int> clock, RateLayout drive, ArrayView<uint> thresholds, ArrayView<int> rows, ArrayView<int> sums)
    {
        var firstStep = Clock.Step(clock, ahead);
        var from = firstStep > drive.FirstStep ? firstStep : drive.FirstStep;
        var end = firstStep + steps < drive.EndStep ? firstStep + steps : drive.EndStep;
        var stream = new RandomStream(drive.Key0, drive.Key1);
        for (var step = from; step < end; step++)
        {
            var row = RowAt(step, drive, rows);
            int count0 = 0, count1 = 0, count2 = 0, count3 = 0;
            for (var part = 0; part < drive.Parts; part++)
            {
                var draws = Philox.Draw(stream, new Block4((uint)(int)quad, (uint)step, (uint)part, 0));
                count0 += ThresholdRow.Value(thresholds, row, drive.Width, draws.X);
                count1 += ThresholdRow.Value(thresholds, row, drive.Width, draws.Y);
                count2 += ThresholdRow.Value(thresholds, row, drive.Width, draws.Z);
                count3 += ThresholdRow.Value(thresholds, row, drive.Width, draws.W);
            }
            var neuron = PoissonDrive.Neurons * quad;
            var at = (long)(step & rings.SumMask) * rings.SumStride + drive.FirstSum + neuron;
            if (Gets(neuron, drive)) sums[at] = sums[at] + count0 * drive.Weight;
            if (Gets(neuron + 1, drive)) sums[at + 1] = sums[at + 1] + count1 * drive.Weight;
            if (Gets(neuron + 2, drive)) sums[at + 2] = sums[at + 2] + count2 * drive.Weight;
            if (Gets(neuron + 3, drive)) sums[at + 3] = sums[at + 3] + count3 * drive.Weight;
        }
    }

    /// <summary>Whether a neuron of the population gets the stimulus.</summary>
    [DeviceCode]
    public static bool Gets(int neuron, [Uniform] RateLayout drive) => neuron >= drive.FirstNeuron && neuron < drive.EndNeuron;

    /// <summary>Where the row of a step's thresholds begins.</summary>
    [DeviceCode]
    public static int RowAt(int step, [Uniform] RateLayout drive, ArrayView<int> rows)
    {
        var index = step - drive.FirstStep;
        return rows[index < rows.IntLength ? index : rows.IntLength - 1] * drive.Width;
    }

    /// <summary>The CPU twin: neurons from four times <paramref name="quad"/> on, as many as <paramref name="draws"/> holds, in a step with input.</summary>
    /// <param name="quad">First neuron in its population, divided by four.</param>
    /// <param name="step">Step of the run.</param>
    /// <param name="drive">The stimulus.</param>
    /// <param name="thresholds">[row, word].</param>
    /// <param name="rows">[step of the stimulus].</param>
    /// <param name="sums">[at least draws] input in quanta.</param>
    /// <param name="draws">Room to draw in.</param>
    public static unsafe void AddMany(int quad, int step, in RateLayout drive, ArrayView<uint> thresholds, ArrayView<int> rows, ArrayView<int> sums, Span<uint> draws)
    {
        var row = RowAt(step, drive, rows);
        for (var part = 0; part < drive.Parts; part++)
        {
            RandomDraws.Fill(new(drive.Key0, drive.Key1), (uint)quad, (uint)step, (uint)part, draws);
            fixed (uint* drawn = draws) ThresholdRowLanes.AddTo(thresholds, row, drive.Width, drawn, drive.Weight, sums.Pointer, draws.Length);
        }
    }
}
