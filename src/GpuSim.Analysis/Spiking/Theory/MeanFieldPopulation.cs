namespace GpuSim.Analysis.Spiking.Theory;

/// <summary>A population of like neurons with independent input from many others.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Neuron">Of each.</param>
/// <param name="Rest">Potential without input, a constant current included, mV.</param>
/// <param name="Inputs">From populations of the network.</param>
/// <param name="Drives">From outside.</param>
public sealed record MeanFieldPopulation(string Name, LeakyNeuron Neuron, double Rest, IReadOnlyList<MeanFieldInput> Inputs, IReadOnlyList<MeanFieldDrive> Drives);

/// <summary>Synapses from one population onto each neuron.</summary>
/// <param name="From">Index of the population.</param>
/// <param name="InDegree">Synapses onto a neuron, a mean where they differ.</param>
/// <param name="Weight">Jump of the potential for a spike, mV.</param>
public sealed record MeanFieldInput(int From, double InDegree, double Weight);

/// <summary>Poisson spikes from outside, a train of its own for each neuron.</summary>
/// <param name="RateHz">Of each neuron's train.</param>
/// <param name="Weight">Jump of the potential for a spike, mV.</param>
public sealed record MeanFieldDrive(double RateHz, double Weight);
