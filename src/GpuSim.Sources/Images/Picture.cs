namespace GpuSim.Sources.Images;

/// <summary>A picture of active and silent units.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Active">[row · Width + column], the top row first.</param>
public sealed record Picture(int Width, int Height, bool[] Active);
