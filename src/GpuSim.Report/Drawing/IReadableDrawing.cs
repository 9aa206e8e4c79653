namespace GpuSim.Report.Drawing;

/// <summary>A drawing whose reader can ask for the values under the pointer.</summary>
public interface IReadableDrawing
{
    /// <summary>Says what the places of an area stand for.</summary>
    void Readable(Box area, Scale x, Scale y);

    /// <summary>Says the values of the cells of an area, which are shown instead of heights.</summary>
    /// <param name="area">All cells.</param>
    /// <param name="values">[row, column], row 0 at the bottom.</param>
    /// <param name="label">The quantity and its unit.</param>
    void Cells(Box area, double[,] values, string label);
}
