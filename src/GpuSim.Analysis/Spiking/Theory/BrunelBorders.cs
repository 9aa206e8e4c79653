using GpuSim.Analysis.Spiking.Regimes;

namespace GpuSim.Analysis.Spiking.Theory;

/// <summary>Lines that part the regimes of Brunel's model A in the plane of g and η, in theory.</summary>
public static class BrunelBorders
{
    /// <summary>Where inhibition balances excitation: g = C_E/C_I, a straight line from one η to the other.</summary>
    public static IReadOnlyList<(double G, double Eta)> Balance(BrunelNetwork network, double fromEta, double toEta) => [(network.Balance, fromEta), (network.Balance, toEta)];

    /// <summary>At each g the η at which a silent network begins to fire <see cref="RegimeRules.QuiescentHz"/>.</summary>
    public static IReadOnlyList<(double G, double Eta)> EndOfSilence(BrunelNetwork network, IReadOnlyList<double> gs) => [.. gs.Select(g => (g, EndOfSilence(network, g)))];

    static double EndOfSilence(BrunelNetwork network, double g)
    {
        var (silent, active) = (0.0, 2.0);
        while (active - silent > 1e-3)
        {
            var eta = (silent + active) / 2;
            if (network.At(g, eta).FromSilence() is { } rates && rates[0] < RegimeRules.QuiescentHz) silent = eta;
            else active = eta;
        }
        return (silent + active) / 2;
    }

    /// <summary>Where the asynchronous state loses its stability: lines through the points at which the loop of <see cref="BrunelStability"/> is 1.</summary>
    /// <param name="network">Whose.</param>
    /// <param name="gs">Columns of the grid it is looked at on, ascending.</param>
    /// <param name="etas">Rows, ascending; lines are straight between grid points, so a fine grid is worth its time (about 10 ms a point); the strip of slow rhythms is 0.1 of η wide.</param>
    public static IReadOnlyList<IReadOnlyList<(double G, double Eta)>> Stability(BrunelNetwork network, IReadOnlyList<double> gs, IReadOnlyList<double> etas)
    {
        var loops = new double[etas.Count, gs.Count];
        Parallel.For(0, loops.Length, i => loops[i / gs.Count, i % gs.Count] = BrunelStability.Of(network, gs[i % gs.Count], etas[i / gs.Count]).Loop);
        return Contour.At(1, gs, etas, loops);
    }
}
