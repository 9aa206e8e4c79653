using GpuSim.Dynamics.Random;
using GpuSim.KernelLanguage;

namespace GpuSim.Kernels.Spiking;

/// <summary>Independent Poisson input to every neuron of a slice.</summary>
public struct PoissonViews
{
    /// <summary>Draws of this stimulus.</summary>
    public RandomStream Stream;

    /// <summary>Spikes of one part in one step, from one draw.</summary>
    public ThresholdLookup Counts;

    /// <summary>Equal parts whose counts are added.</summary>
    public int Parts;

    /// <summary>Weight of a spike in quanta.</summary>
    public int Weight;
}

/// <summary>One work item adds the Poisson spikes of four neighbours in one step: one block of Philox gives four draws.</summary>
/// <remarks>Counter: (neuron in its population / 4, step, part, 0); word i is for neuron 4 · (first word) + i. The answer depends on nothing else.</remarks>
public static class PoissonDrive
{
    /// <summary>Neurons of one work item.</summary>
    public const int Neurons = 4;

    /// <summary>Adds to the sums of four neurons.</summary>
    /// <param name="quad">First neuron in its population, divided by four.</param>
    /// <param name="step">Step of the run.</param>
    /// <param name="drive">The stimulus.</param>
    /// <param name="sums">[4] input of the four neurons in quanta; places past the population's end are never read.</param>
    public static void Add(Index1D quad, long step, in PoissonViews drive, ArrayView<int> sums)
    {
        for (var part = 0; part < drive.Parts; part++)
        {
            var draws = Philox.Draw(drive.Stream, new((uint)quad.X, (uint)step, (uint)part, 0));
            sums[0] += drive.Counts.Value(draws.X) * drive.Weight;
            sums[1] += drive.Counts.Value(draws.Y) * drive.Weight;
            sums[2] += drive.Counts.Value(draws.Z) * drive.Weight;
            sums[3] += drive.Counts.Value(draws.W) * drive.Weight;
        }
    }

    /// <summary>The CPU twin: the work items from <paramref name="quad"/> on, as many as <paramref name="draws"/> holds, side by side.</summary>
    /// <param name="quad">First neuron in its population, divided by four.</param>
    /// <param name="step">Step of the run.</param>
    /// <param name="drive">The stimulus.</param>
    /// <param name="counts">The stimulus' counts, many at a time.</param>
    /// <param name="sums">[at least draws] input in quanta.</param>
    /// <param name="draws">Room to draw in: four for each work item.</param>
    public static void AddMany(Index1D quad, long step, in PoissonViews drive, ThresholdLanes counts, ArrayView<int> sums, Span<uint> draws)
    {
        for (var part = 0; part < drive.Parts; part++)
        {
            RandomDraws.Fill(drive.Stream, (uint)quad.X, (uint)step, (uint)part, draws);
            counts.AddTo(draws, drive.Weight, sums.AsSpan());
        }
    }
}
