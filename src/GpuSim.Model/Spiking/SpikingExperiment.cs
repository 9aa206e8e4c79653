namespace GpuSim.Model.Spiking;

/// <summary>A network, what drives it, how long, and what to keep. Immutable; its builder makes only valid ones.</summary>
public sealed record SpikingExperiment : Experiment
{
    /// <inheritdoc/>
    public override string Kind => "spiking";

    /// <summary>Step in ms.</summary>
    public required double Dt { get; init; }

    /// <summary>Biological time in ms; a whole number of steps.</summary>
    public required double Duration { get; init; }

    /// <summary>In the order of the description, which is the order of global ids.</summary>
    public required IReadOnlyList<Population> Populations { get; init; }

    /// <summary>One for every pair of populations and rule.</summary>
    public required IReadOnlyList<Projection> Projections { get; init; }

    /// <summary>One for every population and stimulus.</summary>
    public required IReadOnlyList<Stimulus> Stimuli { get; init; }

    /// <summary>Populations whose spikes are kept.</summary>
    public required IReadOnlyList<Population> RecordSpikes { get; init; }

    /// <summary>Rates to keep.</summary>
    public IReadOnlyList<RateRequest> RecordRates { get; init; } = [];

    /// <summary>Populations whose spikes leave the device: to be kept, or to be counted.</summary>
    public IEnumerable<Population> Observed => Populations.Where(population => RecordSpikes.Contains(population) || RecordRates.Any(rate => rate.Of == population));

    /// <summary>State samples to keep.</summary>
    public required IReadOnlyList<StateRequest> RecordState { get; init; }

    /// <summary>Weights to keep.</summary>
    public IReadOnlyList<WeightRequest> RecordWeights { get; init; } = [];

    /// <summary>Number of neurons of all populations.</summary>
    public int Neurons => Populations.Sum(population => population.Size);

    /// <summary>Number of steps.</summary>
    public long Steps => (long)Math.Round(Duration / Dt);
}
