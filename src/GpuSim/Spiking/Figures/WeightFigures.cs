using GpuSim.Hdf5;
using GpuSim.Recording;
using GpuSim.Report;
using GpuSim.Report.Spiking;

namespace GpuSim.Spiking.Figures;

/// <summary>Figures of recorded weights: how they are spread, how they changed, and what the timing of spikes made of them.</summary>
internal sealed class WeightFigures : ISpikeFigures
{
    const int MostSynapses = 100_000, MostFrames = 200;
    const int LeastTimed = 50; // synapses whose ends spiked once: fewer show no window

    readonly SpikingResult _result;
    readonly uint[] _first;  // [global id] step + 1 of the first spike; empty where no weights were recorded
    readonly byte[] _spikes; // [global id] up to 2

    public WeightFigures(SpikingResult result)
    {
        _result = result;
        var neurons = result.File.Weights.Count == 0 ? 0 : result.File.Populations.Select(population => (long)population.FirstId + population.Size).DefaultIfEmpty(0).Max();
        (_first, _spikes) = (new uint[neurons], new byte[neurons]);
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<uint> steps, ReadOnlySpan<uint> ids)
    {
        if (_spikes.Length == 0) return;
        for (var i = 0; i < ids.Length; i++)
        {
            if (_spikes[ids[i]] == 0) _first[ids[i]] = steps[i] + 1;
            if (_spikes[ids[i]] < 2) _spikes[ids[i]]++;
        }
    }

    /// <inheritdoc/>
    public IEnumerable<IFigure> Finish()
    {
        var all = _result.File.Weights.Index().Where(entry => entry.Item is { Frames: > 0, Synapses: > 0 }).Select(entry => (entry.Item, Index: entry.Index, Frames: Read(entry.Index, entry.Item))).Where(entry => entry.Frames.Values.Count > 0).ToArray();
        foreach (var (weights, index, frames) in all)
            if (Timing(index, weights, frames.Values[^1]) is { } timing) yield return timing;
        foreach (var (weights, _, frames) in all)
            if (frames.Values.Count > 2) yield return new WeightCourse(weights.Projection, Sample(weights, frames).Quantity, [.. frames.Times], frames.Values);
        if (all.Length > 0) yield return new WeightDistribution([.. all.Select(entry => Sample(entry.Item, entry.Frames))]);
    }

    // As many frames of the window and synapses as can be seen, evenly chosen; the first and the last frame are among them.
    (List<double> Times, List<float[]> Values) Read(int index, RecordedWeights weights)
    {
        var shown = Math.Min(weights.Synapses, MostSynapses);
        var (times, values) = (new List<double>(), new List<float[]>());
        var first = Math.Max(0, (long)Math.Ceiling(_result.From / weights.Interval - 1e-9) - 1); // frame f is of the time (f + 1) · interval
        var frames = (_result.Window.To == _result.File.Steps ? weights.Frames : Math.Min(weights.Frames, (long)Math.Floor(_result.To / weights.Interval + 1e-9))) - first;
        long frame = -first;
        foreach (var slab in _result.Reader.ReadWeights(index))
        {
            for (var row = 0; row < slab.Frames; row++, frame++)
            {
                if (frame < 0 || frame >= frames) continue;
                if (frame > 0 && frames > MostFrames && frame * (MostFrames - 1) / (frames - 1) == (frame - 1) * (MostFrames - 1) / (frames - 1)) continue;
                times.Add((first + frame + 1) * weights.Interval);
                var all = slab.Values.Span.Slice(row * weights.Synapses, weights.Synapses);
                var some = new float[shown];
                for (var n = 0; n < shown; n++) some[n] = all[(int)((long)n * weights.Synapses / shown)];
                values.Add(some);
            }
        }
        return (times, values);
    }

    static WeightSample Sample(RecordedWeights weights, (List<double> Times, List<float[]> Values) frames) => frames.Values.Count > 1
        ? new(weights.Projection, weights.Unit, weights.Synapses, frames.Values[^1], Moment(frames.Times[^1]), frames.Values[0], Moment(frames.Times[0]))
        : new(weights.Projection, weights.Unit, weights.Synapses, frames.Values[^1], "", [], "");

    static string Moment(double milliseconds) => FormattableString.Invariant($"at {milliseconds / 1000:0.###} s");

    // The frame is the last of the window, of all synapses.
    WeightTiming? Timing(int index, RecordedWeights weights, float[] last)
    {
        if (weights.Synapses > MostSynapses || Find(weights.From) is not { } from || Find(weights.To) is not { } to) return null;
        var (sources, targets) = _result.Reader.ReadSynapses(index);
        var (differences, timed) = (new List<double>(), new List<double>());
        for (var synapse = 0; synapse < last.Length; synapse++)
        {
            var (source, target) = (from.FirstId + (uint)sources[synapse], to.FirstId + (uint)targets[synapse]);
            if (_spikes[source] != 1 || _spikes[target] != 1) continue;
            differences.Add(((double)_first[target] - _first[source]) * _result.File.Dt);
            timed.Add(last[synapse]);
        }
        return timed.Count >= LeastTimed ? new(weights.Projection, weights.Unit.Length > 0 ? $"weight ({weights.Unit})" : "weight", [.. differences], [.. timed]) : null;
    }

    RecordedPopulation? Find(string population) => _result.File.Populations.FirstOrDefault(known => known.Name == population && known.SpikesRecorded);
}
