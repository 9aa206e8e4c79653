using GpuSim.Units;

namespace GpuSim.Model.Spiking.Description;

/// <summary>Whose rates to keep, in bins of time.</summary>
/// <param name="Of">Populations, or slices of them; their spikes need not be kept.</param>
public sealed record RateDescription(IReadOnlyList<PopulationSlice> Of)
{
    /// <summary>Length of a bin in ms, a whole number of steps.</summary>
    public required double Bin { get; init; }

    internal IEnumerable<RateRequest> Check(string origin, NetworkCheck network)
    {
        var populations = ProjectionEnd.FindAll(network, $"{origin}.of", Of);
        if (network.WholeSteps($"{origin}.bin", Bin) is not { } steps) yield break;
        if (steps > int.MaxValue)
        {
            network.Problems.Add($"{origin}.bin", $"expected at most {int.MaxValue} steps, got {new Quantity(Bin, Unit.Millisecond)}");
            yield break;
        }
        foreach (var population in populations)
            if (population is not null) yield return new(population.Population, (int)steps) { Slice = population.Slice };
    }
}
