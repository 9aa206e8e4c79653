using GpuSim.Dynamics.Hopfield;
using GpuSim.KernelLanguage;

namespace GpuSim.Kernels.Hopfield;

/// <summary>The words that units' values are for <see cref="IWeight"/>.</summary>
public struct UnitWords
{
    /// <summary>Of an active unit.</summary>
    public int Active;

    /// <summary>Of a silent unit.</summary>
    public int Silent;

    /// <summary>Of the change from silent to active.</summary>
    public int Rise;

    /// <summary>Of the change from active to silent.</summary>
    public int Fall;
}

/// <summary>h_i = Σ_j w_ij v_j for all units: a product of matrices. A group takes 128 receivers and 8 probes, an item 2 receivers of each; senders are added one by one in ascending order, since floats must be.</summary>
public static class WeightedFields
{
    /// <summary>Items of a group.</summary>
    public const int GroupSize = 64;

    /// <summary>Receivers of a tile.</summary>
    public const int TileUnits = GroupSize * Receivers;

    /// <summary>Probes of a tile.</summary>
    public const int Probes = 8;

    const int Receivers = 2; // of an item: each weight that is loaded meets 8 values, each value 2 weights, and 16 sums stay in registers (more would not)

    /// <summary>Sums the fields of a tile.</summary>
    /// <param name="memory">Sizes.</param>
    /// <param name="tiles">How groups share out tiles of units and eights of probes; <see cref="ProbeTiles.First"/> counts probes.</param>
    /// <param name="words">Values of two-valued units.</param>
    /// <param name="real">Whether values are those of <paramref name="outputs"/> (1) instead of states (0).</param>
    /// <param name="probes">Those to be looked at.</param>
    /// <param name="weights">[sender, receiver].</param>
    /// <param name="states">[probe, word] of two-valued units.</param>
    /// <param name="outputs">[probe, unit] of real units.</param>
    /// <param name="fields">[probe, word, bit].</param>
    [Kernel]
    public static void Sum<TWeight>(
        MemoryLayout memory, ProbeTiles tiles, UnitWords words, int real, ArrayView<int> probes, ArrayView<TWeight> weights, ArrayView<uint> states, ArrayView<float> outputs, ArrayView<int> fields)
        where TWeight : unmanaged, IWeight
    {
        var values = SharedMemory.Allocate<int>(GroupSize * Probes); // [sender of the round, probe]
        var sums = LocalMemory.Allocate<int>(Receivers * Probes);
        var firstUnit = (Grid.IdxX & tiles.Mask) * TileUnits;
        if (firstUnit >= memory.Units) return;
        var firstProbe = tiles.First + (Grid.IdxX >> tiles.Bits) * Probes;
        for (var sum = 0; sum < Receivers * Probes; sum++) sums[sum] = 0;
        for (var round = 0; round < memory.Units; round += GroupSize)
        {
            Group.Barrier();
            var sender = round + Group.IdxX;
            for (var column = 0; column < Probes; column++)
            {
                var value = 0;
                if (sender < memory.Units && firstProbe + column < tiles.Probes)
                {
                    var probe = (long)probes[firstProbe + column];
                    if (real != 0) value = (int)Interop.FloatAsInt(outputs[probe * memory.Units + sender]);
                    else value = (states[probe * memory.Words + (sender >> 5)] >> (sender & 31) & 1u) != 0u ? words.Active : words.Silent;
                }
                values[Group.IdxX * Probes + column] = value;
            }
            Group.Barrier();
            var senders = memory.Units - round < GroupSize ? memory.Units - round : GroupSize;
            for (var index = 0; index < senders; index++)
            {
                var row = (long)(round + index) * memory.Units;
                for (var receiver = 0; receiver < Receivers; receiver++)
                {
                    var unit = firstUnit + receiver * GroupSize + Group.IdxX;
                    var weight = weights[row + (unit < memory.Units ? unit : 0)];
                    for (var column = 0; column < Probes; column++)
                        sums[receiver * Probes + column] = weight.Plus(sums[receiver * Probes + column], values[index * Probes + column]);
                }
            }
        }
        for (var receiver = 0; receiver < Receivers; receiver++)
        {
            var unit = firstUnit + receiver * GroupSize + Group.IdxX;
            for (var column = 0; column < Probes; column++)
                if (unit < memory.Units && firstProbe + column < tiles.Probes)
                    fields[((long)probes[firstProbe + column] * memory.Words << 5) + unit] = sums[receiver * Probes + column];
        }
    }
}
