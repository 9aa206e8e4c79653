using GpuSim.Dynamics.Random;
using GpuSim.Model.Sweeps;
using GpuSim.Planning;

namespace GpuSim.Sweeps;

/// <summary>The order in which points are run: seed by seed, since points of one seed can share their synapses, and within a seed drawn.</summary>
/// <remarks>Neighbours on a grid take alike long; drawn, the time left can be told early and parts are alike.</remarks>
static class RunOrder
{
    /// <summary>The points of a part, in order.</summary>
    public static IEnumerable<SweepPoint> Of(SweepExperiment sweep, SweepPart part)
    {
        var points = SweepPoint.Of(sweep).ToArray();
        var repeats = Math.Max(1, sweep.Repeats.Count);
        var drawn = DrawnOrder.Of(RandomStream.Named(0, "sweep/order"), 0, points.Length / repeats);
        return Enumerable.Range(0, repeats).SelectMany(repeat => drawn.Select(combination => points[combination * repeats + repeat])).Where((_, turn) => turn % part.Of == part.Number - 1);
    }
}
