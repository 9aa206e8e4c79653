using GpuSim.Model;
using GpuSim.Recording;
using GpuSim.Report;
using GpuSim.Report.Spiking;

namespace GpuSim.Spiking.Figures;

/// <summary>Rates of neurons against parameters that the config lists neuron by neuron.</summary>
internal sealed class TuningFigures : ISpikeFigures
{
    readonly SpikingResult _result;
    readonly List<(RecordedPopulation Of, string Quantity, double[] Values, long[] Spikes)> _listed = [];

    public TuningFigures(SpikingResult result)
    {
        _result = result;
        foreach (var population in result.Experiment?.Populations ?? [])
        {
            foreach (var (name, values) in population.Varied)
            {
                if (values is not Distribution.Listed { Values: var list } || list.Count != population.Size || list.Distinct().Count() < 3) continue;
                if (result.File.Populations.FirstOrDefault(known => known.Name == population.Name && known.Size == population.Size && known.SpikesRecorded) is not { } recorded) continue;
                var unit = population.Model.Schema.Parameters.First(parameter => parameter.Name == name).Unit.Symbol;
                _listed.Add((recorded, unit.Length > 0 ? $"{name} ({unit})" : name, [.. list], new long[population.Size]));
            }
        }
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<uint> steps, ReadOnlySpan<uint> ids)
    {
        foreach (var (of, _, _, spikes) in _listed)
            foreach (var id in ids)
                if (id - of.FirstId < of.Size) spikes[id - of.FirstId]++;
    }

    /// <inheritdoc/>
    public IEnumerable<IFigure> Finish() => _listed.Select(entry =>
        new TuningCurve(entry.Of.Name, entry.Quantity, entry.Values, Array.ConvertAll(entry.Spikes, spikes => spikes * 1000 / (_result.To - _result.From))));
}
