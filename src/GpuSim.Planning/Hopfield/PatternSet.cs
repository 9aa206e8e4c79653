namespace GpuSim.Planning.Hopfield;

/// <summary>Size and names of the stored patterns, known without making them.</summary>
/// <param name="Units">N.</param>
/// <param name="Count">P.</param>
/// <param name="Names">[pattern]; null where patterns are random.</param>
/// <param name="Width">Columns of the picture that the units are; null where they are none.</param>
/// <param name="Height">Rows of the picture; null where the units are none.</param>
public sealed record PatternSet(int Units, int Count, IReadOnlyList<string>? Names, int? Width, int? Height);
