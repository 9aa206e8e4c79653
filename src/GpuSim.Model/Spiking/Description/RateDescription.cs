using GpuSim.Units;

namespace GpuSim.Model.Spiking.Description;

/// <summary>Whose rates to keep, in bins of time.</summary>
/// <param name="Of">Names of populations; their spikes need not be kept.</param>
public sealed record RateDescription(IReadOnlyList<string> Of)
{
    /// <summary>Length of a bin in ms, a whole number of steps.</summary>
    public required double Bin { get; init; }

    internal IEnumerable<RateRequest> Check(string origin, NetworkCheck network)
    {
        var populations = network.FindAll($"{origin}.of", Of);
        if (network.WholeSteps($"{origin}.bin", Bin) is not { } steps) yield break;
        if (steps > int.MaxValue)
        {
            network.Problems.Add($"{origin}.bin", $"expected at most {int.MaxValue} steps, got {new Quantity(Bin, Unit.Millisecond)}");
            yield break;
        }
        foreach (var population in populations)
            if (population is not null) yield return new(population, (int)steps);
    }
}
