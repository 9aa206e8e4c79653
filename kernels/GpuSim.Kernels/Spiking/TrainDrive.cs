using GpuSim.KernelLanguage;

namespace GpuSim.Kernels.Spiking;

/// <summary>Given spikes to the neurons of a population.</summary>
public struct TrainLayout
{
    /// <summary>Weight of a spike in quanta.</summary>
    public int Weight;

    /// <summary>Of one step's sums, where those of the receptor and of the population's first neuron begin.</summary>
    public int FirstSum;
}

/// <summary>Delivers given spikes.</summary>
public static class TrainDrive
{
    /// <summary>One work item delivers the spikes of one neuron in an epoch.</summary>
    /// <param name="neuron">Id within the population.</param>
    /// <param name="rings">Sizes.</param>
    /// <param name="ahead">From the clock to the epoch's first step.</param>
    /// <param name="steps">Steps of the epoch.</param>
    /// <param name="clock">[1] see <see cref="Clock"/>.</param>
    /// <param name="drive">The stimulus.</param>
    /// <param name="starts">[neuron + 1] where each neuron's train begins.</param>
    /// <param name="trains">[spike] steps, ascending within a train.</param>
    /// <param name="sums">[ring row, channel, place] quanta.</param>
    [Kernel]
    public static void Add(Index1D neuron, RingLayout rings, int ahead, int steps, ArrayView<int> clock, TrainLayout drive, ArrayView<int> starts, ArrayView<int> trains, ArrayView<int> sums)
    {
        var firstStep = Clock.Step(clock, ahead);
        var end = starts[neuron + 1];
        for (var spike = FirstFrom(firstStep, starts[neuron], end, trains); spike < end && trains[spike] < firstStep + steps; spike++)
        {
            var at = (long)(trains[spike] & rings.SumMask) * rings.SumStride + drive.FirstSum + neuron;
            sums[at] = sums[at] + drive.Weight;
        }
    }

    /// <summary>The first spike of a train in <paramref name="step"/> or later.</summary>
    /// <param name="step">Step of the run.</param>
    /// <param name="first">First spike of the train.</param>
    /// <param name="end">One past its last.</param>
    /// <param name="trains">[spike] steps.</param>
    [DeviceCode]
    public static int FirstFrom(int step, int first, int end, ArrayView<int> trains)
    {
        var low = first;
        var high = end;
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (trains[middle] < step) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
