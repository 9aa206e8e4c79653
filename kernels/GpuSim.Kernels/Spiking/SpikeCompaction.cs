using GpuSim.KernelLanguage;

namespace GpuSim.Kernels.Spiking;

/// <summary>Turns the recorded bits of steps into lists in canonical order: ascending by step, then by global id. One group takes one step.</summary>
public static class SpikeCompaction
{
    /// <summary>Items of a group.</summary>
    public const int GroupSize = 64;

    /// <summary>Counts the spikes of each step.</summary>
    /// <param name="rings">Sizes.</param>
    /// <param name="firstStep">Step of group 0.</param>
    /// <param name="bits">[ring row, place / 32].</param>
    /// <param name="counts">[group] spikes of its step.</param>
    [Kernel]
    public static void Count(RingLayout rings, int firstStep, ArrayView<uint> bits, ArrayView<int> counts)
    {
        var parts = SharedMemory.Allocate<int>(GroupSize);
        var row = (long)((firstStep + Grid.IdxX) & rings.BitMask) * rings.BitStride;
        parts[Group.IdxX] = CountPart(rings, bits, row, Group.IdxX);
        Group.Barrier();
        if (Group.IdxX == 0)
        {
            var sum = 0;
            for (var item = 0; item < GroupSize; item++) sum += parts[item];
            counts[Grid.IdxX] = sum;
        }
    }

    /// <summary>Writes the spikes of each step and clears their bits.</summary>
    /// <param name="rings">Sizes.</param>
    /// <param name="firstStep">Step of group 0.</param>
    /// <param name="bits">[ring row, place / 32]; cleared.</param>
    /// <param name="firstIds">[place / 32] global id of the word's first neuron.</param>
    /// <param name="starts">[group] where the ids of its step begin.</param>
    /// <param name="ids">Global ids, ascending within each step.</param>
    [Kernel]
    public static void Write(RingLayout rings, int firstStep, ArrayView<uint> bits, ArrayView<int> firstIds, ArrayView<int> starts, ArrayView<int> ids)
    {
        var parts = SharedMemory.Allocate<int>(GroupSize);
        var row = (long)((firstStep + Grid.IdxX) & rings.BitMask) * rings.BitStride;
        parts[Group.IdxX] = CountPart(rings, bits, row, Group.IdxX);
        Group.Barrier();
        var at = starts[Grid.IdxX];
        for (var item = 0; item < Group.IdxX; item++) at += parts[item];
        var words = WordsOfPart(rings);
        for (var word = Group.IdxX * words; word < (Group.IdxX + 1) * words && word < rings.BitStride; word++)
        {
            var left = bits[row + word];
            if (left != 0u)
            {
                bits[row + word] = 0u;
                while (left != 0u)
                {
                    ids[at] = firstIds[word] + IntrinsicMath.TrailingZeroCount(left);
                    at++;
                    left &= left - 1u;
                }
            }
        }
    }

    // Items take neighbouring words, so that parts stand in the order of items.
    [DeviceCode]
    static int WordsOfPart(RingLayout rings) => (rings.BitStride + GroupSize - 1) >> 6;

    [DeviceCode]
    static int CountPart(RingLayout rings, ArrayView<uint> bits, long row, int part)
    {
        var words = WordsOfPart(rings);
        var count = 0;
        for (var word = part * words; word < (part + 1) * words && word < rings.BitStride; word++) count += IntrinsicMath.PopCount(bits[row + word]);
        return count;
    }
}
