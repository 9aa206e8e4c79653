namespace GpuSim.Sources.Tables;

/// <summary>Samples of finite numbers, each of which a float can hold.</summary>
/// <param name="Names">[dimension] from a header, else numbers from 1.</param>
/// <param name="Rows">Number of samples, at least 1.</param>
/// <param name="Numbers">[sample, dimension].</param>
/// <param name="Labels">[sample], or null.</param>
public sealed record Table(IReadOnlyList<string> Names, int Rows, double[] Numbers, IReadOnlyList<string>? Labels);
