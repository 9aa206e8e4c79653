using System.Runtime.CompilerServices;
using GpuSim.Dynamics.Hopfield;
using GpuSim.KernelLanguage;

namespace GpuSim.Kernels.Hopfield;

/// <summary>What decides the terms of a dense memory.</summary>
public struct DenseRule
{
    /// <summary>1/N.</summary>
    public float Inverse;

    /// <summary>n, at least 2.</summary>
    public int Degree;

    /// <summary>1 where F is 0 below 0, else 0.</summary>
    public int Rectified;
}

/// <summary>Σ_μ ξ_i · gain(m_μ − ξ_i v_i) takes only two gains of a pattern: one of the units that agree with it and one of those that do not. They are kept beside the overlap.</summary>
public static class DenseTerms
{
    /// <summary>Items of a group; a tile is as many patterns, or units.</summary>
    public const int GroupSize = 64;

    /// <summary>Computes the gains of one pattern from its overlap.</summary>
    /// <param name="rule">Of the memory.</param>
    /// <param name="overlap">m of the pattern.</param>
    /// <param name="gains">[probe, pattern, 2] where a unit agrees with the pattern, where it does not.</param>
    /// <param name="at">Probe and pattern.</param>
    [DeviceCode]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Set([Uniform] DenseRule rule, int overlap, ArrayView<float> gains, long at)
    {
        gains[at << 1] = DenseGain.Of(overlap - 1, rule.Inverse, rule.Degree, rule.Rectified);
        gains[(at << 1) + 1] = DenseGain.Of(overlap + 1, rule.Inverse, rule.Degree, rule.Rectified);
    }

    /// <summary>One item takes one pattern.</summary>
    /// <param name="memory">Sizes.</param>
    /// <param name="tiles">How groups share out tiles of patterns and probes.</param>
    /// <param name="rule">Of the memory.</param>
    /// <param name="probes">Those to be looked at.</param>
    /// <param name="overlaps">[probe, pattern].</param>
    /// <param name="gains">[probe, pattern, 2].</param>
    [Kernel]
    public static void Prepare(MemoryLayout memory, ProbeTiles tiles, DenseRule rule, ArrayView<int> probes, ArrayView<int> overlaps, ArrayView<float> gains)
    {
        var pattern = (Grid.IdxX & tiles.Mask) * GroupSize + Group.IdxX;
        if (pattern >= memory.Patterns) return;
        var at = (long)probes[tiles.First + (Grid.IdxX >> tiles.Bits)] * memory.Patterns + pattern;
        Set(rule, overlaps[at], gains, at);
    }

    /// <summary>One item sums the field of one unit, pattern by pattern in ascending order.</summary>
    /// <param name="memory">Sizes.</param>
    /// <param name="tiles">How groups share out tiles of units and probes.</param>
    /// <param name="probes">Those to be looked at.</param>
    /// <param name="patterns">[pattern, word].</param>
    /// <param name="states">[probe, word].</param>
    /// <param name="gains">[probe, pattern, 2].</param>
    /// <param name="fields">[probe, word, bit] bits of floats.</param>
    [Kernel]
    public static void Sum(
        MemoryLayout memory, ProbeTiles tiles, ArrayView<int> probes, ArrayView<uint> patterns, ArrayView<uint> states, ArrayView<float> gains, ArrayView<int> fields)
    {
        var unit = (Grid.IdxX & tiles.Mask) * GroupSize + Group.IdxX;
        if (unit >= memory.Units) return;
        var probe = probes[tiles.First + (Grid.IdxX >> tiles.Bits)];
        var word = unit >> 5;
        var row = (long)probe * memory.Patterns;
        var state = (states[(long)probe * memory.Words + word] >> (unit & 31)) & 1u;
        var field = 0f;
        for (var pattern = 0; pattern < memory.Patterns; pattern++)
        {
            var active = (patterns[(long)pattern * memory.Words + word] >> (unit & 31)) & 1u;
            var gain = gains[((row + pattern) << 1) + (int)(active ^ state)];
            field += active != 0u ? gain : -gain;
        }
        fields[((long)probe * memory.Words << 5) + unit] = (int)Interop.FloatAsInt(field);
    }
}
