using GpuSim.Planning.Spiking;
using GpuSim.Recording;

namespace GpuSim.Execution.Spiking;

/// <summary>Gathers spikes and samples of epochs into blocks large enough to be worth handing on.</summary>
internal sealed class BlockCollector
{
    const int SpikesPerBlock = 1 << 14;
    const int StepsPerBlock = 1000;
    const int ValuesPerBlock = 1 << 16;

    readonly SpikeHistory _history;
    readonly StateSamples _samples;
    readonly IRecorder _recorder;
    readonly (int Slice, uint FirstId)[] _recorded;
    readonly SpikeColumns _spikes = new();
    readonly List<float>[] _values;
    long _first, _end;

    public BlockCollector(SpikingPlan plan, SpikeHistory history, StateSamples samples, IRecorder recorder)
    {
        _history = history;
        _samples = samples;
        _recorder = recorder;
        _recorded = [.. history.Slices.Where(slice => plan.Experiment.RecordSpikes.Contains(plan.Populations[slice.Population].Population))
            .Select(slice => (slice.Index, plan.Populations[slice.Population].Population.FirstId))];
        _values = [.. samples.Requests.Select(_ => new List<float>())];
    }

    /// <summary>Takes an epoch whose steps are all made.</summary>
    public void Collect(Epoch epoch)
    {
        for (var step = epoch.FirstStep; step < epoch.EndStep; step++)
        {
            var row = _history.Row(step);
            foreach (var (slice, firstId) in _recorded) _spikes.Append((uint)step, _history.Of(slice, row), firstId);
        }
        for (var request = 0; request < _values.Length; request++)
            _values[request].AddRange(_samples.Frames(request, epoch).AsSpan());
        _end = epoch.EndStep;
        if (_spikes.Count >= SpikesPerBlock || _end - _first >= StepsPerBlock || _values.Any(values => values.Count >= ValuesPerBlock)) Flush();
    }

    /// <summary>Hands on what there is.</summary>
    public void Flush()
    {
        if (_end == _first) return;
        _recorder.Write(new()
        {
            FirstStep = _first,
            EndStep = _end,
            Spikes = _spikes,
            States = [.. _values.Select((values, request) => new StateFrames(values.Count / _samples.Requests[request].Neurons.Count, values.ToArray()))],
        });
        _spikes.Clear();
        foreach (var values in _values) values.Clear();
        _first = _end;
    }
}
