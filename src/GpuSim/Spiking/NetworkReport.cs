using GpuSim.Analysis.Networks;

namespace GpuSim.Spiking;

/// <summary>The structure of a network; <c>gpusim stats --json</c> prints exactly this, in snake_case.</summary>
/// <param name="File">As the user gave it.</param>
/// <param name="Projections">One by one.</param>
/// <param name="Overall">All together, each neuron of each population a node.</param>
public sealed record NetworkReport(string File, IReadOnlyList<ProjectionStructure> Projections, NetworkStructure Overall);

/// <summary>The structure of one projection.</summary>
/// <param name="Name">Of the projection.</param>
/// <param name="From">Source population.</param>
/// <param name="To">Target population.</param>
/// <param name="Structure">Its measures; those of neighbours and paths only within one population.</param>
public sealed record ProjectionStructure(string Name, string From, string To, NetworkStructure Structure);
