using System.Runtime.CompilerServices;
using GpuSim.Accelerators.Cpu.Lanes;
using GpuSim.KernelLanguage;
using GpuSim.Planning.SelfOrganizingMap;

namespace GpuSim.Accelerators.Cpu.SelfOrganizingMap;

/// <summary>
/// Weights of a map and what scores need of their norms. Two vectors of units make a panel, in which weights stand in the order of use; those of units that fill up the last one are no numbers,
/// stay so whatever is added, and never win.
/// </summary>
internal sealed unsafe class MapWeights<TVectors, TFloat, TInt, TScore> : IDisposable
    where TVectors : struct, IVectors<TFloat, TInt> where TFloat : unmanaged where TInt : unmanaged where TScore : struct, IMapScore<TFloat>
{
    readonly HostBuffer<float> _weights; // [panel, dimension, unit of the panel]
    readonly HostBuffer<float> _kept;    // [unit to a whole panel]
    readonly float* _first;              // asking the buffer costs divisions

    public MapWeights(MapPlan plan)
    {
        (Units, Dimensions) = (plan.Experiment.Grid.Units, plan.Dimensions);
        Panels = (Units + PanelUnits - 1) / PanelUnits;
        _weights = new((long)Panels * Dimensions * PanelUnits);
        _kept = new((long)Panels * PanelUnits);
        _first = _weights.View.Pointer;
        Kept = _kept.View.Pointer;
        var start = plan.Start.View;
        for (var unit = 0; unit < Panels * PanelUnits; unit++)
            for (var k = 0; k < Dimensions; k++) *Weight(unit, k) = unit < Units ? start[(long)unit * Dimensions + k] : float.NaN;
        Keep(0, Panels);
    }

    /// <summary>Units of a panel, and the way from one dimension to the next.</summary>
    public static int PanelUnits => 2 * TVectors.Count;

    /// <summary>Number of units.</summary>
    public int Units { get; }

    /// <summary>Number of dimensions.</summary>
    public int Dimensions { get; }

    /// <summary>Number of panels.</summary>
    public int Panels { get; }

    /// <summary>[unit to a whole panel] what is kept of norms.</summary>
    public float* Kept { get; }

    /// <summary>[dimension, unit of the panel].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float* Panel(int panel) => _first + (nint)panel * Dimensions * PanelUnits;

    /// <summary>A weight, beside which are those of the next units of the panel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float* Weight(int unit, int k) => Panel(unit / PanelUnits) + (nint)k * PanelUnits + unit % PanelUnits;

    /// <summary>Computes the norms of panels whose weights changed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Keep(int from, int to)
    {
        var (lanes, dimensions) = (TVectors.Count, Dimensions);
        for (var panel = from; panel < to; panel++)
        {
            var weights = Panel(panel);
            var (near, far) = (TVectors.Broadcast(0f), TVectors.Broadcast(0f));
            for (var k = 0; k < dimensions; k++, weights += 2 * lanes)
            {
                var (one, other) = (TVectors.Load(weights), TVectors.Load(weights + lanes));
                near = TVectors.FusedMultiplyAdd(one, one, near);
                far = TVectors.FusedMultiplyAdd(other, other, far);
            }
            TVectors.Store(TScore.Keep(near), Kept + (nint)panel * 2 * lanes);
            TVectors.Store(TScore.Keep(far), Kept + (nint)panel * 2 * lanes + lanes);
        }
    }

    /// <summary>Copies all weights.</summary>
    /// <param name="weights">[unit, dimension].</param>
    public void Read(Span<float> weights)
    {
        for (var unit = 0; unit < Units; unit++)
        {
            var from = Weight(unit, 0);
            var to = weights.Slice(unit * Dimensions, Dimensions);
            for (var k = 0; k < to.Length; k++) to[k] = from[(nint)k * PanelUnits];
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _weights.Dispose();
        _kept.Dispose();
    }
}
