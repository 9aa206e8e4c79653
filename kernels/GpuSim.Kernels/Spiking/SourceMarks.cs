using GpuSim.KernelLanguage;

namespace GpuSim.Kernels.Spiking;

/// <summary>The spikes of each neuron within an epoch, in their order: one bit for each of at most 32 steps. What has a state of its source goes through them one after the other.</summary>
public static class SourceMarks
{
    /// <summary>Sets the bits of an epoch's spikes.</summary>
    /// <param name="ahead">From the clock to the epoch's first step.</param>
    /// <param name="clock">[1] see <see cref="Clock"/>.</param>
    /// <param name="spikes">Of the epoch, in any order.</param>
    /// <param name="spikeCount">[1] how many.</param>
    /// <param name="marks">[place] bit s stands for the epoch's step number s; zero before.</param>
    [Kernel]
    public static void Set(int ahead, ArrayView<int> clock, ArrayView<Spike> spikes, ArrayView<int> spikeCount, ArrayView<uint> marks)
    {
        var first = Clock.Step(clock, ahead);
        for (var index = Grid.IdxX * Group.DimX + Group.IdxX; index < spikeCount[0]; index += Grid.DimX * Group.DimX)
            Atomic.Or(ref marks[spikes[index].Place], 1u << ((spikes[index].Step - first) & 31));
    }

    /// <summary>Clears them.</summary>
    /// <param name="spikes">Of the epoch.</param>
    /// <param name="spikeCount">[1] how many.</param>
    /// <param name="marks">[place].</param>
    [Kernel]
    public static void Clear(ArrayView<Spike> spikes, ArrayView<int> spikeCount, ArrayView<uint> marks)
    {
        for (var index = Grid.IdxX * Group.DimX + Group.IdxX; index < spikeCount[0]; index += Grid.DimX * Group.DimX)
            marks[spikes[index].Place] = 0u;
    }

    /// <summary>Whether a spike is its neuron's first of the epoch: whoever has it goes through all of them.</summary>
    [DeviceCode]
    public static bool IsFirst(Spike spike, int first, uint marks) => (marks & ((1u << ((spike.Step - first) & 31)) - 1u)) == 0u;
}
