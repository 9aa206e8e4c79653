using GpuSim.Kernels.Spiking;
using GpuSim.Planning.Spiking;

namespace GpuSim.Accelerators.Gpu;

/// <summary>The rings of sampled states: one frame after the other, for every request.</summary>
internal sealed class GpuSamples : IDisposable
{
    readonly NetworkShape _shape;
    readonly int[] _first;      // [request] where its ring begins
    readonly int[] _frames;     // [request] frames of its ring
    readonly float[] _host;

    public GpuSamples(IAccelerator accelerator, NetworkShape shape, bool wanted)
    {
        _shape = shape;
        IReadOnlyList<Model.Spiking.StateRequest> requests = wanted ? shape.Plan.Experiment.RecordState : [];
        _frames = [.. requests.Select(request => GpuOutbox.Frames(shape.BitRows, request.Every))];
        _first = new int[requests.Count];
        var length = 0;
        for (var request = 0; request < requests.Count; request++)
        {
            _first[request] = length;
            length = checked(length + _frames[request] * requests[request].Neurons.Count);
        }
        _host = new float[length];
        Values = new(accelerator, length);
        var taps = requests.SelectMany((request, index) => request.Neurons.Select((neuron, place) => (Neuron: Place(request, neuron), Tap: TapOf(request, index, place))))
            .GroupBy(entry => entry.Neuron, entry => entry.Tap).ToDictionary(group => group.Key, group => group.ToArray());
        var starts = new int[taps.Count == 0 ? 0 : shape.Rings.Places + 1];
        var all = new List<Tap>();
        for (var place = 0; place + 1 < starts.Length; place++)
        {
            if (taps.TryGetValue(place, out var own)) all.AddRange(own);
            starts[place + 1] = all.Count;
        }
        Starts = new(accelerator, starts);
        Taps = new(accelerator, all.ToArray());
    }

    /// <summary>[place + 1] where each neuron's taps begin; empty where nothing is sampled.</summary>
    public GpuArray<int> Starts { get; }

    /// <summary>Of all neurons.</summary>
    public GpuArray<Tap> Taps { get; }

    /// <summary>All rings.</summary>
    public GpuArray<float> Values { get; }

    /// <summary>Whether states of a population are sampled.</summary>
    public bool Of(PopulationPlan population) => _first.Length > 0 && _shape.Plan.Experiment.RecordState.Any(request => ReferenceEquals(request.Of, population.Population));

    /// <summary>Copies all rings to the host.</summary>
    public void Drain() => Values.Read(0, _host);

    /// <summary>Appends the frames whose times lie in the steps [<paramref name="from"/>, <paramref name="to"/>), of what was drained.</summary>
    public void Append(int request, long from, long to, List<float> into)
    {
        var every = _shape.Plan.Experiment.RecordState[request].Every;
        var neurons = _shape.Plan.Experiment.RecordState[request].Neurons.Count;
        for (var frame = from / every; frame < to / every; frame++)
            into.AddRange(_host.AsSpan(_first[request] + (int)(frame % _frames[request]) * neurons, neurons));
    }

    public void Dispose()
    {
        Starts.Dispose();
        Taps.Dispose();
        Values.Dispose();
    }

    int Place(Model.Spiking.StateRequest request, int neuron) =>
        _shape.FirstPlace[_shape.Plan.Populations.First(population => ReferenceEquals(population.Population, request.Of)).Index] + neuron;

    // Frame f lies at the end of step (f + 1) · every − 1.
    Tap TapOf(Model.Spiking.StateRequest request, int index, int place) => new()
    {
        Variable = request.Variable,
        Every = request.Every,
        NextStep = request.Every - 1,
        Next = _first[index] + place,
        Stride = request.Neurons.Count,
        First = _first[index] + place,
        End = _first[index] + _frames[index] * request.Neurons.Count,
    };
}
