using GpuSim.Recording;

namespace GpuSim.Hdf5;

/// <summary>Reads frames, the rows of a dataset, some at a time.</summary>
static class FrameSlabs
{
    const int Values = 262144; // in a slab: 1 MiB

    /// <summary>All frames; a slab is valid until the next.</summary>
    public static IEnumerable<StateFrames> Of(StoredArray data)
    {
        var rows = (int)Math.Min(Math.Max(1, Values / Math.Max(1, data.Columns)), Math.Max(1, data.Rows));
        var values = new float[rows * data.Columns];
        for (long row = 0; row < data.Rows; row += rows)
        {
            var count = (int)Math.Min(rows, data.Rows - row);
            data.Read(row, count, Types.Float, values.AsSpan());
            yield return new(count, values.AsMemory(0, count * data.Columns));
        }
    }
}
