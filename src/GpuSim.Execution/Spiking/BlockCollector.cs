using GpuSim.Planning.Spiking;
using GpuSim.Recording;

namespace GpuSim.Execution.Spiking;

/// <summary>Gathers spikes and samples of epochs into blocks large enough to be worth handing on.</summary>
internal sealed class BlockCollector(SpikingPlan plan, IPlacement placement, IRecorder recorder)
{
    const int SpikesPerBlock = 1 << 14;
    const int StepsPerBlock = 1000;
    const int ValuesPerBlock = 1 << 16;

    readonly IOutbox _outbox = placement.Outbox;
    readonly SpikeColumns _spikes = new();
    readonly List<float>[] _values = [.. plan.Experiment.RecordState.Select(_ => new List<float>())];
    readonly List<float>[] _weights = [.. placement.Chosen.Select(_ => new List<float>())];
    readonly RecordedSynapses[] _weighed = [.. placement.Chosen.Select(Describe)];
    long _first, _end;
    Epoch _made;

    /// <summary>Takes what is available once <paramref name="epoch"/> is made.</summary>
    public void Collect(Epoch epoch)
    {
        _made = epoch;
        Take(_outbox.Open(epoch, all: false));
        var isFull = _spikes.Count >= SpikesPerBlock || _end - _first >= StepsPerBlock;
        foreach (var values in _values) isFull |= values.Count >= ValuesPerBlock;
        foreach (var values in _weights) isFull |= values.Count >= ValuesPerBlock;
        if (isFull) HandOn();
    }

    /// <summary>Hands on everything there is.</summary>
    public void Flush()
    {
        if (_made.Steps > 0) Take(_outbox.Open(_made, all: true));
        HandOn();
    }

    /// <summary>After a failure: hands on what was taken before, if it can.</summary>
    public void Keep()
    {
        try
        {
            HandOn();
        }
        catch (Exception)
        {
            // It would hide the failure that is on its way already.
        }
    }

    void Take(long end)
    {
        for (var step = _end; step < end; step++) _outbox.Spikes(step, _spikes);
        for (var request = 0; request < _values.Length; request++) _outbox.Frames(request, _end, end, _values[request]);
        for (var request = 0; request < _weights.Length; request++) _outbox.Weights(request, _weights[request]);
        _end = end;
    }

    void HandOn()
    {
        if (_end == _first && _weights.All(values => values.Count == 0)) return;
        var first = _first;
        _first = _end; // before, so that nothing is handed on twice when the recorder fails
        recorder.Write(new()
        {
            FirstStep = first,
            EndStep = _end,
            Spikes = _spikes,
            States = [.. _values.Select((values, request) => new StateFrames(values.Count / plan.Experiment.RecordState[request].Neurons.Count, values.ToArray()))],
            Weights = [.. _weights.Select((values, request) => new WeightFrames(request, _weighed[request], values.ToArray())).Where(frames => frames.Values.Length > 0)],
        });
        _spikes.Clear();
        foreach (var values in _values.Concat(_weights)) values.Clear();
    }

    static RecordedSynapses Describe(ChosenSynapses chosen)
    {
        var of = chosen.Request.Of;
        return new(
            of.Name, of.From.Name, of.To.Name, of.To.Model.Schema.Receptors[of.Receptor].WeightUnit.Symbol, chosen.Request.Every,
            [.. chosen.Places.Select(place => place.Source)], [.. chosen.Places.Select(place => place.Target)], [.. chosen.Places.Select(place => place.Delay)]);
    }
}
