namespace GpuSim.Model.Spiking.Connectivity;

/// <summary>Row i holds every target, ascending; without target i where <paramref name="excludeSelf"/>.</summary>
internal sealed class EveryTarget(int targets, bool excludeSelf) : IRows
{
    public RowAxis Axis => RowAxis.Source;
    public int MaxLength => targets - (excludeSelf ? 1 : 0);

    public int Fill(int row, Span<int> partners)
    {
        for (var k = 0; k < MaxLength; k++) partners[k] = excludeSelf && k >= row ? k + 1 : k;
        return MaxLength;
    }
}
