using GpuSim.Analysis.Spiking.Theory;
using GpuSim.Model.Spiking;
using GpuSim.Report.Spiking;
using GpuSim.Spiking.Theory;

namespace GpuSim.Sweeps;

/// <summary>The borders of theory in a plane whose axes are called g and eta and mean what they mean in Brunel 2000.</summary>
static class BrunelPlane
{
    const string Inhibition = "g", Drive = "eta";
    const int Columns = 11, Rows = 13; // at which stability is looked at, 10 ms each

    /// <summary>Borders for the grid; none where theory has none for these networks.</summary>
    /// <param name="networks">[row] as the table has them.</param>
    /// <param name="across">Goes to the right.</param>
    /// <param name="up">Goes upwards.</param>
    public static IReadOnlyList<RegimeBorder> Borders(SpikingExperiment?[] networks, StoredAxis across, StoredAxis up)
    {
        if (across.Name != Inhibition || up.Name != Drive) return [];
        var (gs, etas) = (across.Numbers!, up.Numbers!);
        var inside = Enumerable.Range(0, networks.Length).FirstOrDefault(row => gs[row] > 0 && etas[row] > 0 && networks[row] is not null, -1);
        return inside >= 0 && Of(networks[inside]!, gs[inside], etas[inside]) is { } network ? Lines(network, gs, etas) : [];
    }

    static RegimeBorder[] Lines(BrunelNetwork network, double[] gs, double[] etas)
    {
        var (bottom, top) = (etas.Min(), etas.Max());
        var right = Steps(Math.Max(gs.Min(), network.Balance), gs.Max(), Columns);
        RegimeBorder[] all =
        [
            new("inhibition balances excitation", [BrunelBorders.Balance(network, bottom, top)]),
            new("firing begins", [BrunelBorders.EndOfSilence(network, Steps(gs.Min(), gs.Max(), Columns))]),
            .. right[^1] > right[0] ? [new("the asynchronous state is stable", BrunelBorders.Stability(network, right, Steps(Math.Max(bottom, (top - bottom) / Rows), top, Rows)))] : Array.Empty<RegimeBorder>(),
        ];
        return [.. all.Where(border => border.Pieces.Count > 0)];
    }

    static double[] Steps(double from, double to, int count) => [.. Enumerable.Range(0, count).Select(step => from + (to - from) * step / (count - 1))];

    // The paper's network with these numbers, if theory says the same of it as of the experiment itself.
    static BrunelNetwork? Of(SpikingExperiment experiment, double g, double eta)
    {
        var weights = experiment.Projections.Where(projection => projection.To == experiment.Populations[0]).ToLookup(projection => Math.Sign(projection.Weight.Centre));
        if (NetworkTheory.Of(experiment)?.FromSilence() is not { } field || !weights.Contains(1) || !weights.Contains(-1)) return null;
        var value = experiment.Populations[0].Parameters.All;
        var network = new BrunelNetwork(
            new(value["tau_m"], value["v_threshold"], value["v_reset"], value["t_ref"]), InDegree(weights[1]), InDegree(weights[-1]), weights[1].First().Weight.Centre, weights[1].First().Delay.Centre);
        return network.At(g, eta).FromSilence() is { } rates && Math.Abs(rates[0] - field[0]) <= 1e-6 * rates[0] ? network : null;
    }

    static double InDegree(IEnumerable<Projection> projections) => projections.Sum(projection => projection.Rule.ExpectedSynapses(projection.Endpoints) / projection.To.Size);
}
