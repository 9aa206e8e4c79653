namespace GpuSim.Model.Spiking.Description;

/// <summary>A population, or neurons of it, as the source or target of a projection, the target of a stimulus, or what a rate is of.</summary>
/// <param name="Population">Which.</param>
/// <param name="Slice">Which of its neurons; null for all.</param>
internal sealed record ProjectionEnd(Population Population, NeuronRange? Slice)
{
    public NeuronRange Range => Slice ?? new(0, Population.Size);

    /// <summary>Its part of a projection's name.</summary>
    public override string ToString() => Slice is { } slice ? new PopulationSlice(Population.Name, slice.First, slice.First + slice.Count - 1).ToString() : Population.Name;

    /// <summary>The ends of that description; null for each that has problems.</summary>
    public static IReadOnlyList<ProjectionEnd?> FindAll(NetworkCheck network, string path, IReadOnlyList<PopulationSlice> slices)
    {
        if (slices.Count == 0) network.Problems.Add(path, $"expected at least one population, got none");
        for (var index = 0; index < slices.Count; index++)
            if (slices.Take(index).Contains(slices[index]))
                network.Problems.Add($"{path}[{index}]", $"expected every population once, got \"{slices[index]}\" again");
        return [.. slices.Select((slice, index) => Find(network, $"{path}[{index}]", slice))];
    }

    static ProjectionEnd? Find(NetworkCheck network, string path, PopulationSlice slice)
    {
        if (network.Find(path, slice.Of) is not { } population) return null;
        if (slice.IsWhole) return new(population, null);
        var last = slice.Last ?? population.Size - 1;
        if (slice.First <= last && last < population.Size) return new(population, new(slice.First, last - slice.First + 1));
        network.Problems.Add(path, $"expected neurons of \"{population.Name}\" from 0 to {population.Size - 1}, the first not after the last, got {slice.First} to {last}");
        return null;
    }
}
