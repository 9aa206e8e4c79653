using GpuSim.Dynamics.Random;

namespace GpuSim.Model.Spiking.Connectivity;

/// <summary>Rows whose lengths are known and whose partners are drawn uniformly.</summary>
internal sealed class DrawnRows(RowAxis axis, int partners, Func<int, int> length, int maxLength, RandomStream stream) : IRows
{
    public required bool ExcludeSelf { get; init; }
    public required bool Distinct { get; init; }
    public RowAxis Axis => axis;
    public int MaxLength => maxLength;

    public int Fill(int row, Span<int> drawn)
    {
        var count = length(row);
        for (var k = 0; k < count; k += 4)
        {
            var block = Philox.Draw(stream, new((uint)(k >> 2), (uint)row, 0, 0));
            drawn[k] = (int)((ulong)block.X * (uint)partners >> 32);
            if (k + 1 < count) drawn[k + 1] = (int)((ulong)block.Y * (uint)partners >> 32);
            if (k + 2 < count) drawn[k + 2] = (int)((ulong)block.Z * (uint)partners >> 32);
            if (k + 3 < count) drawn[k + 3] = (int)((ulong)block.W * (uint)partners >> 32);
        }
        return count;
    }
}
