namespace GpuSim.Kernels.SelfOrganizingMap;

// What kernels are told of a map in a device's memory. Weights lie [dimension, unit], so that items that own neighbouring units read neighbouring words;
// samples lie [sample, dimension].

/// <summary>Sizes of a map, and what is near in it.</summary>
public struct MapLayout
{
    /// <summary>Number of units.</summary>
    public int Units;

    /// <summary>Numbers in a sample.</summary>
    public int Dimensions;

    /// <summary>Columns.</summary>
    public int Width;

    /// <summary>Rows of a layer.</summary>
    public int Height;

    /// <summary>Layers.</summary>
    public int Depth;

    /// <summary>Whether opposite edges join (1) or not (0).</summary>
    public int Toroidal;

    /// <summary>Whether samples and units are compared by their cosine (1) instead of their distance (0).</summary>
    public int Cosine;
}

/// <summary>Where a unit lies.</summary>
public struct UnitPlace
{
    /// <summary>Its column.</summary>
    public int X;

    /// <summary>Its row.</summary>
    public int Y;

    /// <summary>Its layer.</summary>
    public int Z;
}

/// <summary>Samples that are worked on together: those of turns First to First + Count of an epoch.</summary>
public struct SampleRun
{
    /// <summary>Turn of the first.</summary>
    public int First;

    /// <summary>How many.</summary>
    public int Count;

    /// <summary>Whether turn t takes sample order[t] (1) or sample t (0).</summary>
    public int Ordered;
}

/// <summary>How the groups of a launch share out rows and the tiles of each: group g takes tile g &amp; Mask of row g >> Bits. Groups past the last tile of a row have nothing to do.</summary>
public struct MapTiles
{
    /// <summary>Tiles of a row, rounded up to this power of two.</summary>
    public int Bits;

    /// <summary>2 to the power of <see cref="Bits"/>, less 1.</summary>
    public int Mask;
}
