using GpuSim.Model.Spiking;

namespace GpuSim.Planning.Spiking.Stimuli;

/// <summary>A stimulus whose spikes arrive at a receptor, as far as sums of weights are concerned.</summary>
/// <param name="Origin">Where it stands in the description.</param>
/// <param name="To">Who gets it.</param>
/// <param name="Receptor">Index of the receptor.</param>
/// <param name="Weight">Of every spike, in the receptor's unit.</param>
/// <param name="MaxCount">Most spikes onto a neuron in one step.</param>
internal sealed record SpikeSource(string Origin, Population To, int Receptor, double Weight, int MaxCount);
