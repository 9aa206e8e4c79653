using GpuSim.Units;

namespace GpuSim.Model.Spiking.Description;

/// <summary>To every neuron its own, independent Ornstein–Uhlenbeck noise current.</summary>
/// <param name="To">Populations, or slices of them.</param>
public sealed record OrnsteinUhlenbeckDescription(IReadOnlyList<PopulationSlice> To) : StimulusDescription(To)
{
    const double MostSteps = 1e9; // what is added in a step is then some hundred times what a float can tell

    /// <summary>pA.</summary>
    public double Mean { get; init; }

    /// <summary>Standard deviation of the current, pA, at least 0.</summary>
    public required double Sigma { get; init; }

    /// <summary>Correlation time, ms, above 0, at most a billion steps.</summary>
    public required double Tau { get; init; }

    private protected override string Kind => "ornstein_uhlenbeck";

    private protected override bool CheckNumbers(string path, Problems problems)
    {
        var sound = problems.Finite($"{path}.mean", Mean) & problems.NotNegative($"{path}.sigma", Sigma, Unit.Picoampere);
        if (Tau > 0 && float.IsFinite((float)Tau)) return sound;
        problems.Add($"{path}.tau", $"expected a time above {new Quantity(0, Unit.Millisecond)}, got {new Quantity(Tau, Unit.Millisecond)}");
        return false;
    }

    private protected override Stimulus? Make(string path, ProjectionEnd to, int index, NetworkCheck network)
    {
        if (Tau / network.Dt <= MostSteps || !(network.Dt > 0)) return new OrnsteinUhlenbeckStimulus { Name = "", Origin = "", To = to.Population, Mean = Mean, Sigma = Sigma, Tau = Tau };
        if (index == 0) network.Problems.Add($"{path}.tau", $"expected a time of at most {MostSteps:0e+0} steps of {new Quantity(network.Dt, Unit.Millisecond)}, got {new Quantity(Tau, Unit.Millisecond)}", "Noise that slow is a current drawn once for each neuron: give i_e a normal distribution.");
        return null;
    }
}
