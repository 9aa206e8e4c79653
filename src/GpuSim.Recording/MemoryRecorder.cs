using System.Runtime.InteropServices;

namespace GpuSim.Recording;

/// <summary>Keeps all spikes and samples of a run in memory: 8 bytes per spike, 4 per sample.</summary>
public sealed class MemoryRecorder : IRecorder
{
    readonly SpikeColumns _spikes = new();
    readonly List<List<float>> _values = [];
    readonly List<int> _frames = [];
    readonly List<List<float>> _rates = [];
    readonly SortedDictionary<int, (RecordedSynapses Of, List<float> Values)> _weights = [];

    /// <summary>One past the last step recorded.</summary>
    public long EndStep { get; private set; }

    /// <summary>All spikes in canonical order.</summary>
    public IReadOnlySpikes Spikes => _spikes;

    /// <summary>All samples of a report, by its index in <see cref="RunDescription.Reports"/>.</summary>
    public StateFrames States(int report) =>
        report < _values.Count ? new(_frames[report], _values[report].ToArray()) : new(0, default);

    /// <summary>[frame, synapse] all weights of a record, by its place among the experiment's, and whose they are; null before the first frame.</summary>
    public WeightFrames? Weights(int request) => _weights.TryGetValue(request, out var kept) ? new(request, kept.Of, kept.Values.ToArray()) : null;

    /// <summary>[frame, neuron] samples of a report so far, without a copy.</summary>
    public ReadOnlySpan<float> StateValues(int report) => report < _values.Count ? CollectionsMarshal.AsSpan(_values[report]) : [];

    /// <summary>[bin] rates so far, by their place in <see cref="RunDescription.Rates"/>, Hz, without a copy.</summary>
    public ReadOnlySpan<float> RateValues(int rate) => rate < _rates.Count ? CollectionsMarshal.AsSpan(_rates[rate]) : [];

    /// <summary>[frame, synapse] weights of a record so far, without a copy.</summary>
    public ReadOnlySpan<float> WeightValues(int request) => _weights.TryGetValue(request, out var kept) ? CollectionsMarshal.AsSpan(kept.Values) : [];

    /// <inheritdoc/>
    public void Write(RecordBlock block)
    {
        foreach (var weights in block.Weights)
        {
            _weights.TryAdd(weights.Request, (weights.Of, []));
            _weights[weights.Request].Values.AddRange(weights.Values.Span);
        }
        while (_rates.Count < block.Rates.Count) _rates.Add([]);
        for (var rate = 0; rate < block.Rates.Count; rate++) _rates[rate].AddRange(block.Rates[rate].Span);
        _spikes.Append(block.Spikes.Steps, block.Spikes.Ids);
        for (var report = 0; report < block.States.Count; report++)
        {
            if (report == _values.Count)
            {
                _values.Add([]);
                _frames.Add(0);
            }
            var values = _values[report];
            var before = values.Count;
            CollectionsMarshal.SetCount(values, before + block.States[report].Values.Length);
            block.States[report].Values.Span.CopyTo(CollectionsMarshal.AsSpan(values)[before..]);
            _frames[report] += block.States[report].Frames;
        }
        EndStep = block.EndStep;
    }
}
