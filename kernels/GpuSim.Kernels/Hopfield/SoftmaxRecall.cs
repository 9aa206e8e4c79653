using GpuSim.Dynamics.Numerics;
using GpuSim.KernelLanguage;

namespace GpuSim.Kernels.Hopfield;

/// <summary>A sweep of a modern Hopfield network in three launches: likeness of every pattern, softmax, and the patterns' mean under it. Floats are added in the order of the plan.</summary>
public static class SoftmaxRecall
{
    /// <summary>Items of a group; a tile is as many patterns, or units.</summary>
    public const int GroupSize = TreeSum.Parts;

    /// <summary>a_μ = Σ_i ±s_i in ascending i; one item takes one pattern.</summary>
    /// <param name="memory">Sizes.</param>
    /// <param name="tiles">How groups share out tiles of patterns and probes.</param>
    /// <param name="probes">Those to be looked at.</param>
    /// <param name="patterns">[pattern, word].</param>
    /// <param name="outputs">[probe, unit] s.</param>
    /// <param name="shares">[probe, pattern] a.</param>
    [Kernel]
    public static void Compare(MemoryLayout memory, ProbeTiles tiles, ArrayView<int> probes, ArrayView<uint> patterns, ArrayView<float> outputs, ArrayView<float> shares)
    {
        var pattern = (Grid.IdxX & tiles.Mask) * GroupSize + Group.IdxX;
        if (pattern >= memory.Patterns) return;
        var probe = probes[tiles.First + (Grid.IdxX >> tiles.Bits)];
        var row = (long)pattern * memory.Words;
        var first = (long)probe * memory.Units;
        var sum = 0f;
        for (var word = 0; word < memory.Words; word++)
        {
            var active = patterns[row + word];
            var units = memory.Units - (word << 5) < 32 ? memory.Units - (word << 5) : 32;
            for (var bit = 0; bit < units; bit++)
            {
                var output = outputs[first + (word << 5) + bit];
                sum += (active & (1u << bit)) != 0u ? output : -output;
            }
        }
        shares[(long)probe * memory.Patterns + pattern] = sum;
    }

    /// <summary>p_μ = Exp(β (a_μ − max a)) / Z; one group takes one probe, which is a tile.</summary>
    /// <param name="memory">Sizes.</param>
    /// <param name="tiles">How groups share out probes.</param>
    /// <param name="beta">β.</param>
    /// <param name="probes">Those to be looked at.</param>
    /// <param name="shares">[probe, pattern] a; then p.</param>
    [Kernel]
    public static void Share(MemoryLayout memory, ProbeTiles tiles, float beta, ArrayView<int> probes, ArrayView<float> shares)
    {
        var largest = SharedMemory.Allocate<float>(GroupSize);
        var parts = SharedMemory.Allocate<float>(GroupSize);
        var first = (long)probes[tiles.First + Grid.IdxX] * memory.Patterns;
        var best = shares[first];
        for (var pattern = Group.IdxX; pattern < memory.Patterns; pattern += GroupSize) best = shares[first + pattern] > best ? shares[first + pattern] : best;
        largest[Group.IdxX] = best;
        Group.Barrier();
        for (var half = GroupSize >> 1; half > 0; half >>= 1)
        {
            if (Group.IdxX < half) largest[Group.IdxX] = largest[Group.IdxX + half] > largest[Group.IdxX] ? largest[Group.IdxX + half] : largest[Group.IdxX];
            Group.Barrier();
        }
        var sum = 0f;
        for (var pattern = Group.IdxX; pattern < memory.Patterns; pattern += GroupSize)
        {
            var share = FloatExponential.Exp(beta * (shares[first + pattern] - largest[0]));
            shares[first + pattern] = share;
            sum += share;
        }
        parts[Group.IdxX] = sum;
        Group.Barrier();
        for (var half = GroupSize >> 1; half > 0; half >>= 1)
        {
            if (Group.IdxX < half) parts[Group.IdxX] = parts[Group.IdxX] + parts[Group.IdxX + half];
            Group.Barrier();
        }
        for (var pattern = Group.IdxX; pattern < memory.Patterns; pattern += GroupSize) shares[first + pattern] = Subnormal.ToZero(shares[first + pattern] / parts[0]);
    }

    /// <summary>s_i = Σ_μ ±p_μ in ascending μ; one item takes one unit.</summary>
    /// <param name="memory">Sizes.</param>
    /// <param name="tiles">How groups share out tiles of units and probes.</param>
    /// <param name="probes">Those to be updated.</param>
    /// <param name="patterns">[pattern, word].</param>
    /// <param name="shares">[probe, pattern] p.</param>
    /// <param name="outputs">[probe, unit] s.</param>
    /// <param name="changed">[probe] units that changed are added.</param>
    [Kernel]
    public static void Mean(
        MemoryLayout memory, ProbeTiles tiles, ArrayView<int> probes, ArrayView<uint> patterns, ArrayView<float> shares, ArrayView<float> outputs, ArrayView<int> changed)
    {
        var unit = (Grid.IdxX & tiles.Mask) * GroupSize + Group.IdxX;
        if (unit >= memory.Units) return;
        var probe = probes[tiles.First + (Grid.IdxX >> tiles.Bits)];
        var first = (long)probe * memory.Patterns;
        var sum = 0f;
        for (var pattern = 0; pattern < memory.Patterns; pattern++)
        {
            var share = shares[first + pattern];
            sum += ((patterns[(long)pattern * memory.Words + (unit >> 5)] >> (unit & 31)) & 1u) != 0u ? share : -share;
        }
        var at = (long)probe * memory.Units + unit;
        if (Interop.FloatAsInt(sum) != Interop.FloatAsInt(outputs[at])) Atomic.Add(ref changed[probe], 1);
        outputs[at] = sum;
    }
}
