namespace GpuSim.Analysis.Spiking.Theory;

/// <summary>A leaky integrate-and-fire neuron as theory sees it.</summary>
/// <param name="Tau">Membrane time constant, ms.</param>
/// <param name="Threshold">In mV.</param>
/// <param name="Reset">In mV.</param>
/// <param name="Refractory">Time held after a spike, ms.</param>
public sealed record LeakyNeuron(double Tau, double Threshold, double Reset, double Refractory);
