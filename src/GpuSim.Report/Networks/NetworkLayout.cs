namespace GpuSim.Report.Networks;

/// <summary>A population among the nodes of a network.</summary>
/// <param name="Name">Of the population.</param>
/// <param name="First">Its first node.</param>
/// <param name="Size">Its neurons.</param>
public sealed record NetworkNodes(string Name, int First, int Size);
