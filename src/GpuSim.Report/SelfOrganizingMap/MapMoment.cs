namespace GpuSim.Report.SelfOrganizingMap;

/// <summary>A map after an epoch.</summary>
/// <param name="Epoch">Learnt until then; 0 is the start.</param>
/// <param name="Weights">[unit, dimension].</param>
public sealed record MapMoment(int Epoch, float[] Weights)
{
    /// <summary>What a panel is called.</summary>
    internal string Heading => Epoch == 0 ? "start" : $"epoch {NumberOf(Epoch)}";

    /// <summary>At most so many of them, the first and the last among them, spread evenly.</summary>
    internal static IReadOnlyList<MapMoment> Some(IReadOnlyList<MapMoment> all, int most) =>
        all.Count <= most ? all : [.. Enumerable.Range(0, most).Select(k => all[(int)Math.Round(k * (all.Count - 1.0) / (most - 1))])];

    static string NumberOf(int epoch) => epoch.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture);
}
