using GpuSim.Recording;

namespace GpuSim.Cli.Live;

/// <summary>The rows of text that a population has on a live raster.</summary>
/// <param name="Of">The population.</param>
/// <param name="FirstRow">From the top.</param>
/// <param name="Rows">At least 1.</param>
internal sealed record LiveBand(RecordedPopulation Of, int FirstRow, int Rows)
{
    /// <summary>Rows of dots: a letter of braille has four.</summary>
    public int Dots => Rows * 4;

    /// <summary>The neurons shown: all, or one for each row of dots.</summary>
    public int Shown => Math.Min(Of.Size, Dots);

    /// <summary>The n-th neuron shown, as its number in the population.</summary>
    public int Neuron(int n) => (int)((long)n * Of.Size / Shown);

    /// <summary>Rows of dots of the n-th neuron shown, from the top of the band: one, or a tick where there is room.</summary>
    public (int First, int Count) DotsOf(int n)
    {
        var (first, next) = (n * Dots / Shown, (n + 1) * Dots / Shown);
        return (first, Math.Max(1, next - first - (next - first > 2 ? 1 : 0))); // ticks of neighbours do not touch
    }
}

/// <summary>Shares the rows of a terminal among populations.</summary>
internal static class LiveBands
{
    /// <summary>Each population gets a row, and more in proportion to its size, but none that its neurons would leave empty; those for which no row is left are not shown.</summary>
    public static IReadOnlyList<LiveBand> Share(IReadOnlyList<RecordedPopulation> populations, int rows)
    {
        var shown = populations.Where(population => population.SpikesRecorded).Take(rows).ToArray();
        var share = new int[shown.Length];
        Array.Fill(share, 1);
        for (var left = rows - shown.Length; left > 0; left--)
        {
            var neediest = -1;
            for (var n = 0; n < shown.Length; n++)
            {
                if (4 * share[n] < shown[n].Size && (neediest < 0 || (double)shown[n].Size / share[n] > (double)shown[neediest].Size / share[neediest])) neediest = n;
            }
            if (neediest < 0) break;
            share[neediest]++;
        }
        return [.. shown.Select((population, n) => new LiveBand(population, share[..n].Sum(), share[n]))];
    }
}
