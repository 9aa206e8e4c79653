namespace GpuSim.Report.Page;

/// <summary>What a page says beside its figures.</summary>
/// <param name="Title">Its heading: the name of the file.</param>
/// <param name="Facts">Where it all comes from, by name.</param>
/// <param name="Config">The experiment as it was written; empty where it is not known.</param>
public sealed record PageText(string Title, IReadOnlyList<FigureNumber> Facts, string Config);
