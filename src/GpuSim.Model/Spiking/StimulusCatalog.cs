namespace GpuSim.Model.Spiking;

/// <summary>What a config may say of stimuli, in words.</summary>
public static class StimulusCatalog
{
    const string Course = "a frequency, or { \"steps\": [[time, frequency], …] }, { \"ramp\": { \"from\", \"to\" } } or { \"sine\": { \"mean\", \"amplitude\", \"frequency\", \"phase\" } }";
    static readonly OptionArgument Start = new("start", "a time", "0 ms", "when it begins");
    static readonly OptionArgument Stop = new("stop", "a time", "the end of the run", "when it ends");
    static readonly OptionArgument Weight = new("weight", "in the unit of the target's receptor", "must be given", "of every spike");
    static readonly OptionArgument Receptor = new("receptor", "the name of a receptor of the target's model", "by the weight's sign", "where spikes arrive");

    /// <summary>Independent Poisson trains.</summary>
    public static OptionSchema Poisson { get; } = new("poisson", "to every neuron its own, independent Poisson train",
        "spikes in a step: Poisson distributed with the mean rate · dt, from thresholds exact to 2⁻³²; a sine below 0 gives none", "",
        [new("rate", Course, "must be given", "spikes per second"), Weight, Receptor, Start, Stop]);

    /// <summary>Direct currents.</summary>
    public static OptionSchema DirectCurrent { get; } = new("dc", "a direct current, the same for every neuron",
        "constant during a step, the mean of its course over the step", "",
        [new("amplitude", Course.Replace("frequency,", "current,", StringComparison.Ordinal).Replace("frequency]", "current]", StringComparison.Ordinal), "must be given", "the current"), Start, Stop]);

    /// <summary>Noise currents.</summary>
    public static OptionSchema OrnsteinUhlenbeck { get; } = new("ornstein_uhlenbeck", "to every neuron its own, independent noise current, the Ornstein–Uhlenbeck process",
        "dI = (mean − I) dt/tau + sigma √(2/tau) dW, exact at every step and constant in between; stationary from its start on", "Gillespie 1996, doi:10.1103/PhysRevE.54.2084",
        [new("mean", "a current", "0 pA", "mean of the current"), new("sigma", "a current of at least 0", "must be given", "standard deviation of the current"), new("tau", "a time above 0", "must be given", "correlation time"), Start, Stop]);

    /// <summary>Given spikes.</summary>
    public static OptionSchema SpikeTrains { get; } = new("spike_trains", "spikes at given times",
        "each arrives in the step whose end is its time, rounded to whole steps: a parrot that gets it spikes at that time", "",
        [
            new("times", "a list of times for every neuron", "this or a file must be given", "the trains"),
            new("file", "the path of a table with the columns node and time (ms), or of a SONATA .h5", "this or times must be given", "the trains"),
            new("population", "the name of a population in a SONATA file", "the only one, or the target's", "whose spikes to take"),
            Weight, Receptor,
        ]);

    /// <summary>Neurons that are not simulated.</summary>
    public static OptionSchema Background { get; } = new("background", "input from neurons that are not simulated, delivered as the experiment's drive says",
        "poisson with in_degree · rate, or its mean as a direct current", "Potjans & Diesmann 2014, doi:10.1093/cercor/bhs358",
        [
            new("in_degree", "a number, or one for each target", "must be given", "synapses from outside onto every neuron"),
            new("rate", "a frequency", "must be given", "of every neuron outside"),
            Weight, Receptor, Start, Stop,
        ]);

    /// <summary>All of them, in the order of the documentation.</summary>
    public static IReadOnlyList<OptionSchema> Stimuli { get; } = [Poisson, DirectCurrent, OrnsteinUhlenbeck, SpikeTrains, Background];
}
