using GpuSim.Model.Spiking;
using GpuSim.Planning.Spiking;

namespace GpuSim.Accelerators.Cpu;

/// <summary>A place in the frames of one request.</summary>
/// <param name="Request">Index of the request.</param>
/// <param name="Place">Index of the neuron within the request.</param>
internal readonly record struct StateTap(int Request, int Place);

/// <summary>A neuron whose state is sampled.</summary>
/// <param name="Neuron">Index within the slice.</param>
/// <param name="Taps">Where its samples go.</param>
internal sealed record SampledNeuron(int Neuron, StateTap[] Taps)
{
    /// <summary>The sampled neurons of a slice, ascending.</summary>
    public static SampledNeuron[] Of(IReadOnlyList<StateRequest> requests, Population population, SlicePlan slice) =>
    [
        .. requests.SelectMany((request, index) => !ReferenceEquals(request.Of, population) ? [] :
                request.Neurons.Select((neuron, place) => (Neuron: neuron - slice.FirstInPopulation, Tap: new StateTap(index, place))))
            .Where(entry => entry.Neuron >= 0 && entry.Neuron < slice.Count)
            .GroupBy(entry => entry.Neuron, entry => entry.Tap)
            .OrderBy(group => group.Key)
            .Select(group => new SampledNeuron(group.Key, [.. group])),
    ];
}
