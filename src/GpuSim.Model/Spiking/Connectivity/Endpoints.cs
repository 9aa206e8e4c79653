using GpuSim.Model.Spiking.Space;

namespace GpuSim.Model.Spiking.Connectivity;

/// <summary>What a rule sees of a projection's ends: whole populations, or slices of them. Ids count from the first neuron of each end.</summary>
/// <param name="Sources">Number of source neurons.</param>
/// <param name="Targets">Number of target neurons.</param>
/// <param name="Same">Whether both are of one population, so that a neuron may meet itself.</param>
public readonly record struct Endpoints(int Sources, int Targets, bool Same)
{
    /// <summary>Where both are of one population, source i is target i + Shift; 0 unless slices begin at different neurons.</summary>
    public int Shift { get; init; }

    /// <summary>Where the neurons lie; null unless both ends have positions that can be compared.</summary>
    public Distances? Distances { get; init; }

    /// <summary>What is wrong with a rule that needs <see cref="Distances"/> where there are none.</summary>
    public string? NoDistances { get; init; }

    /// <summary>Number of neurons that are a source and a target.</summary>
    public int Shared => Same ? Math.Max(0, Math.Min(Sources, Targets - Shift) - Math.Max(0, -Shift)) : 0;

    /// <summary>Pairs of a source and a target; without autapses, of different neurons.</summary>
    public long Pairs(bool autapses) => (long)Sources * Targets - (autapses ? 0 : Shared);

    /// <summary>Which partner a row must leave out where autapses are not allowed.</summary>
    internal SelfInRow Self(RowAxis axis, bool autapses) =>
        new(Same && !autapses, axis == RowAxis.Source ? Shift : -Shift, axis == RowAxis.Source ? Targets : Sources);
}

/// <summary>Where in its row a neuron would meet itself.</summary>
/// <param name="IsLeftOut">Whether it must not.</param>
/// <param name="Shift">Partner less row.</param>
/// <param name="Partners">Number of neurons at the other end.</param>
internal readonly record struct SelfInRow(bool IsLeftOut, int Shift, int Partners)
{
    /// <summary>The partner to leave out of a row; −1 for none.</summary>
    public int Of(int row) => IsLeftOut && (uint)(row + Shift) < (uint)Partners ? row + Shift : -1;
}
