namespace GpuSim.Analysis.Spiking.Theory;

/// <summary>Model A of Brunel 2000 (doi:10.1023/A:1008925309027), whose excitatory and inhibitory neurons are alike, by its two coordinates.</summary>
/// <param name="Neuron">Of both populations.</param>
/// <param name="Excitatory">Synapses from excitatory neurons onto each, C_E.</param>
/// <param name="Inhibitory">Synapses from inhibitory neurons onto each, C_I.</param>
/// <param name="Weight">J of an excitatory synapse, mV; of an inhibitory one it is −g J.</param>
/// <param name="Delay">Of all synapses, ms.</param>
public sealed record BrunelNetwork(LeakyNeuron Neuron, double Excitatory, double Inhibitory, double Weight, double Delay)
{
    /// <summary>As in the paper's figure 2A and the configs that ship with GpuSim.</summary>
    public static BrunelNetwork ModelA { get; } = new(new(20, 20, 10, 2), 1000, 250, 0.1, 1.5);

    /// <summary>The external rate of which the mean just reaches the threshold: ν_thr C_E, Hz; η counts in it.</summary>
    public double ThresholdDriveHz => 1000 * Neuron.Threshold / (Weight * Neuron.Tau);

    /// <summary>g at which inhibition balances excitation, C_E/C_I: to its left activity feeds itself up to saturation.</summary>
    public double Balance => Excitatory / Inhibitory;

    /// <summary>Its mean field at a relative strength of inhibition g and an external drive η.</summary>
    public MeanField At(double g, double eta) => new(
        [new("all", Neuron, 0, [new(0, Excitatory, Weight), new(0, Inhibitory, -g * Weight)], [new(eta * ThresholdDriveHz, Weight)])]);
}
