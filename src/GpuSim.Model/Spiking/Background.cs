using GpuSim.Units;

namespace GpuSim.Model.Spiking;

/// <summary>Input from neurons that are not simulated, before the experiment's drive says how it is delivered.</summary>
internal sealed record Background : Stimulus
{
    /// <summary>Synapses from outside onto every neuron.</summary>
    public required double InDegree { get; init; }

    /// <summary>Hz, of every neuron outside.</summary>
    public required double Rate { get; init; }

    /// <summary>Of every spike, in the unit of the receptor.</summary>
    public required double Weight { get; init; }

    /// <summary>Index of the target model's receptor.</summary>
    public required int Receptor { get; init; }

    /// <summary>pA: spikes per ms times the charge that each brings.</summary>
    public double MeanCurrent => InDegree * MeanCurrents.PerSynapse(To, Receptor, Rate, Weight);

    public Stimulus Deliver(Drive drive) => drive switch
    {
        Drive.Poisson => new PoissonStimulus { Name = Name, Origin = Origin, To = To, Slice = Slice, Start = Start, Stop = Stop, Rate = InDegree * Rate, Weight = Weight, Receptor = Receptor },
        _ => new DirectCurrentStimulus { Name = Name, Origin = Origin, To = To, Slice = Slice, Start = Start, Stop = Stop, Amplitude = MeanCurrent },
    };
}

/// <summary>The mean current that spikes bring.</summary>
internal static class MeanCurrents
{
    static readonly double PerMillisecond = 1 / Unit.All.First(unit => unit.Symbol == "s").Scale; // 1 Hz in spikes per ms

    /// <summary>pA: mean over time of what one synapse brings.</summary>
    public static double PerSynapse(Population to, int receptor, double rate, double weight) =>
        rate * PerMillisecond * weight * to.Model.Schema.Receptors[receptor].ChargePerWeight(to.Parameters);
}
