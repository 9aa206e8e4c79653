namespace GpuSim.Model.Spiking.Connectivity;

/// <summary>Every row holds every target, ascending, but for the neuron itself where <paramref name="self"/> leaves it out.</summary>
internal sealed class EveryTarget(int targets, SelfInRow self) : IRows
{
    public RowAxis Axis => RowAxis.Source;
    public int MaxLength => targets;

    public int Fill(int row, Span<int> partners)
    {
        var left = self.Of(row);
        var length = targets - (left >= 0 ? 1 : 0);
        for (var k = 0; k < length; k++) partners[k] = left >= 0 && k >= left ? k + 1 : k;
        return length;
    }
}
