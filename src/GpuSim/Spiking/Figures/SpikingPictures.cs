using System.Globalization;
using GpuSim.Hdf5;
using GpuSim.Pictures;
using GpuSim.Report;

namespace GpuSim.Spiking.Figures;

/// <summary>All figures of a result of a spiking network, ours or of another SONATA tool.</summary>
internal sealed class SpikingPictures : IPictureSource
{
    // The most telling first.
    static IReadOnlyList<ISpikeFigures> Makers(SpikingResult result) =>
    [
        new RasterFigures(result),
        new SpatialRates(result),
        new StateFigures(result),
        new TuningFigures(result),
        new IntervalFigures(result),
        new SpectrumFigures(result),
        new RateFigures(result),
        new WeightFigures(result),
    ];

    /// <inheritdoc/>
    public bool Recognizes(string file) => SonataReader.Recognizes(file);

    /// <inheritdoc/>
    public bool HasTime => true;

    /// <inheritdoc/>
    public IReadOnlyList<IFigure> Figures(PictureRequest request)
    {
        using var reader = SonataReader.Open(request.File);
        var result = new SpikingResult(reader, request.From, request.To);
        if (result.Window.Length(long.MaxValue) == 0) throw Empty(request, reader.File);
        var makers = Makers(result);
        foreach (var block in reader.ReadSpikes().TakeWhile(block => block.FirstStep < result.Window.To))
        {
            var range = result.Window.Of(block.Spikes);
            if (block.Spikes.Ids[range].Length > 0) Parallel.ForEach(makers, maker => maker.Write(block.Spikes.Steps[range], block.Spikes.Ids[range]));
        }
        return [.. makers.SelectMany(maker => maker.Finish())];
    }

    static UnreadableFileException Empty(PictureRequest request, RecordedFile file) => new(
        request.File,
        file.Steps == 0 ? "it holds no step of a run yet" : string.Create(CultureInfo.InvariantCulture, $"nothing of its {file.Duration / 1000:0.####} s lies in the window from {request.From / 1000:0.####} s{(request.To is { } to ? $" to {to / 1000:0.####} s" : " on")}"),
        file.Steps == 0 ? "Name a file of a run that went on longer." : "Choose --from and --to within the run.");
}
