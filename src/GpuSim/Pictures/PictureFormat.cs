namespace GpuSim.Pictures;

/// <summary>How pictures are written.</summary>
public enum PictureFormat
{
    /// <summary>A page with all figures.</summary>
    Html,
    /// <summary>Lines and letters, sharp at any size.</summary>
    Svg,
    /// <summary>Pixels.</summary>
    Png,
}
