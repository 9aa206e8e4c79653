using GpuSim.Report.Drawing;

namespace GpuSim.Report.Spiking;

/// <summary>A band of a raster as pixels: the colour of its population, stronger the more spikes fall on a pixel.</summary>
static class Densities
{
    const int Faintest = 70; // opacity of a single spike where many others fall together

    /// <summary>A picture of at most so many pixels; each holds whole cells of the grid, so that every spike is counted once.</summary>
    public static PixelPicture Picture(SpikeGrid grid, int band, int mostColumns, int mostRows)
    {
        var picture = new PixelPicture(Math.Min(grid.Columns, mostColumns), Math.Min(grid.Rows[band], Math.Max(1, mostRows)));
        var counts = Gathered(grid, band, picture.Width, picture.Height);
        var (colour, dense) = (Palette.Category(band), Dense(counts));
        for (var i = 0; i < counts.Length; i++)
            picture.Pixels[i] = colour with { Opacity = counts[i] == 0 ? (byte)0 : Opacity(counts[i], dense) };
        return picture;
    }

    // Rows of a grid go up, those of a picture down.
    static int[] Gathered(SpikeGrid grid, int band, int width, int height)
    {
        var counts = new int[width * height];
        var columnOf = Enumerable.Range(0, grid.Columns).Select(column => (int)((long)column * width / grid.Columns)).ToArray();
        for (var row = 0; row < grid.Rows[band]; row++)
        {
            var to = counts.AsSpan((height - 1 - (int)((long)row * height / grid.Rows[band])) * width, width);
            var from = grid.Counts[band].AsSpan(row * grid.Columns, grid.Columns);
            for (var column = 0; column < from.Length; column++) to[columnOf[column]] += from[column];
        }
        return counts;
    }

    // Nineteen in twenty of the pixels with spikes have at most as many; a few crowded ones shall not make all others pale.
    static int Dense(int[] counts)
    {
        var histogram = new int[256];
        foreach (var count in counts)
            if (count > 0) histogram[Math.Min(count, 255)]++;
        var (left, dense) = (histogram.Sum() * 0.95, 0);
        while (dense < 255 && left > 0) left -= histogram[++dense];
        return Math.Max(1, dense);
    }

    static byte Opacity(int count, int dense) =>
        dense == 1 ? (byte)255 : (byte)(Faintest + (255 - Faintest) * Math.Min(1.0, (double)count / dense));
}
