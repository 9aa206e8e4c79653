namespace GpuSim.Report;

/// <summary>A figure that a page in a browser can redraw for a part of its time and height.</summary>
public interface IZoomable
{
    /// <summary>What the page's script draws from, as JSON; <c>Page/page.js</c> reads it.</summary>
    string PageData { get; }
}
