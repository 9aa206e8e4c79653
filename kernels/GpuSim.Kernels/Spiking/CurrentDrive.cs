using GpuSim.KernelLanguage;

namespace GpuSim.Kernels.Spiking;

/// <summary>A direct current to some neurons of a population, in quanta of its channel of currents; one to all of them needs no sums.</summary>
public static class CurrentDrive
{
    /// <summary>One work item drives one neuron through an epoch.</summary>
    /// <param name="neuron">Of those that get it.</param>
    /// <param name="rings">Sizes.</param>
    /// <param name="ahead">From the clock to the epoch's first step.</param>
    /// <param name="steps">Steps of the epoch.</param>
    /// <param name="clock">[1] see <see cref="Clock"/>.</param>
    /// <param name="firstSum">Of one step's sums, where that of the channel and of the first of the neurons is.</param>
    /// <param name="pieces">Ascending by their first steps; amplitudes in quanta.</param>
    /// <param name="sums">[ring row, channel, place] quanta.</param>
    [Kernel]
    public static void Add(Index1D neuron, RingLayout rings, int ahead, int steps, ArrayView<int> clock, int firstSum, ArrayView<CurrentPiece> pieces, ArrayView<int> sums)
    {
        var firstStep = Clock.Step(clock, ahead);
        var piece = CurrentPieces.After(firstStep, 0, pieces.IntLength, pieces);
        for (var step = firstStep; step < firstStep + steps; step++)
        {
            while (piece < pieces.IntLength && pieces[piece].FirstStep <= step) piece++;
            if (piece > 0)
            {
                var at = (long)(step & rings.SumMask) * rings.SumStride + firstSum + neuron;
                sums[at] = sums[at] + IntrinsicMath.ToInt(pieces[piece - 1].Amplitude);
            }
        }
    }
}
