using GpuSim.Hdf5;
using GpuSim.Recording;

namespace GpuSim.Spiking;

/// <summary>A recorded rate in short; the bins themselves are in the file.</summary>
/// <param name="Population">Whose.</param>
/// <param name="BinMs">Length of a bin.</param>
/// <param name="Bins">Bins in the window.</param>
/// <param name="MeanHz">Mean over them; null without bins.</param>
/// <param name="SdHz">Standard deviation over them (n − 1); null with fewer than two.</param>
/// <param name="MinHz">The smallest; null without bins.</param>
/// <param name="MaxHz">The largest; null without bins.</param>
public sealed record RateSummary(string Population, double BinMs, int Bins, double? MeanHz, double? SdHz, double? MinHz, double? MaxHz)
{
    /// <summary>Of the whole bins in the steps [<paramref name="from"/>, <paramref name="to"/>).</summary>
    internal static RateSummary Of(SonataReader reader, int rate, long from, long to)
    {
        var what = reader.File.Rates[rate];
        var bins = reader.ReadRate(rate).Where((_, bin) => bin * (long)what.Every >= from && (bin + 1) * (long)what.Every <= to).Select(hertz => (double)hertz).ToArray();
        double? mean = bins.Length > 0 ? bins.Average() : null;
        return new(
            what.Population, new StepClock(reader.File.Dt).After(what.Every), bins.Length, mean,
            bins.Length > 1 ? Math.Sqrt(bins.Sum(hertz => (hertz - mean!.Value) * (hertz - mean.Value)) / (bins.Length - 1)) : null,
            bins.Length > 0 ? bins.Min() : null, bins.Length > 0 ? bins.Max() : null);
    }
}
