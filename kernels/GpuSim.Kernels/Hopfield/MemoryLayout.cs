namespace GpuSim.Kernels.Hopfield;

// What kernels are told of a memory and its probes in a device's memory. States are bits: unit i of a row is bit i mod 32 of word i / 32, and bits
// past the last unit are 0. A row of fields has a place for every bit, so that a word of states finds its fields at 32 times its own place.

/// <summary>Sizes of a memory.</summary>
public struct MemoryLayout
{
    /// <summary>Number of units.</summary>
    public int Units;

    /// <summary>Words of a row of units: units / 32, rounded up.</summary>
    public int Words;

    /// <summary>Number of patterns.</summary>
    public int Patterns;

    /// <summary>Words of a unit's bits in all patterns: patterns / 32, rounded up.</summary>
    public int PatternWords;
}

/// <summary>How the groups of a launch share out tiles (parts of a row) and probes: group g takes tile g &amp; Mask of probe First + (g >> Bits) of the list. Groups past the last tile have nothing to do.</summary>
public struct ProbeTiles
{
    /// <summary>Tiles of a probe, rounded up to this power of two.</summary>
    public int Bits;

    /// <summary>2 to the power of <see cref="Bits"/>, less 1.</summary>
    public int Mask;

    /// <summary>Of the listed probes, the one that group 0 takes.</summary>
    public int First;

    /// <summary>How many are listed.</summary>
    public int Probes;
}
