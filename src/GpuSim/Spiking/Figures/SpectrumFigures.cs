using System.Runtime.InteropServices;
using GpuSim.Analysis.Spiking;
using GpuSim.Recording;
using GpuSim.Report;
using GpuSim.Report.Spiking;

namespace GpuSim.Spiking.Figures;

/// <summary>Spectra of the rates of populations that are large enough to have one.</summary>
internal sealed class SpectrumFigures : ISpikeFigures
{
    const double BinMs = 0.5;                  // as in gpusim stats
    const int Most = 8;                        // populations that colours can tell apart
    const int LeastNeurons = 20, LeastSpikes = 200;
    const double LeastMs = 200;                // shorter shows no more than noise

    readonly SpikingResult _result;
    readonly RecordedPopulation[] _populations;
    readonly List<int>[] _counts; // [population][bin]
    readonly int _binSteps;

    public SpectrumFigures(SpikingResult result)
    {
        _result = result;
        _populations = [.. result.File.Populations.Where(population => population.SpikesRecorded && population.Size >= LeastNeurons).Take(Most)];
        _counts = Array.ConvertAll(_populations, _ => new List<int>());
        _binSteps = Math.Max(1, (int)Math.Round(BinMs / result.File.Dt));
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<uint> steps, ReadOnlySpan<uint> ids)
    {
        for (var from = 0; from < steps.Length;)
        {
            var bin = (int)((steps[from] - _result.Window.From) / _binSteps);
            var next = _result.Window.From + (bin + 1L) * _binSteps;
            var end = from;
            while (end < steps.Length && steps[end] < next) end++;
            Count(ids[from..end], bin);
            from = end;
        }
    }

    /// <inheritdoc/>
    public IEnumerable<IFigure> Finish()
    {
        var bins = (int)((_result.Window.To - _result.Window.From) / _binSteps);
        var spectra = new List<PopulationSpectrum>();
        for (var n = 0; n < _populations.Length && _result.To - _result.From >= LeastMs; n++)
        {
            Reach(n, bins);
            var counts = CollectionsMarshal.AsSpan(_counts[n])[..bins];
            if (_counts[n].Sum(count => (long)count) >= LeastSpikes && PowerSpectrum.Of(counts, _binSteps * _result.File.Dt) is { } spectrum) spectra.Add(new(_populations[n].Name, spectrum));
        }
        return spectra.Count > 0 ? [new RateSpectrum(spectra)] : [];
    }

    void Count(ReadOnlySpan<uint> ids, int bin)
    {
        for (var n = 0; n < _populations.Length; n++)
        {
            var (first, size, count) = (_populations[n].FirstId, (uint)_populations[n].Size, 0);
            foreach (var id in ids) count += id - first < size ? 1 : 0;
            if (count == 0) continue;
            Reach(n, bin + 1);
            _counts[n][bin] += count;
        }
    }

    void Reach(int population, int bins)
    {
        if (_counts[population].Count < bins) _counts[population].AddRange(new int[bins - _counts[population].Count]);
    }
}
