namespace GpuSim.Config.Keys;

/// <summary>A key of a config in words.</summary>
/// <param name="Name">As written; in capitals where the user chooses it.</param>
/// <param name="Expects">What its value may be.</param>
/// <param name="Meaning">In a few words.</param>
/// <param name="Required">Whether it must be there.</param>
/// <param name="Members">Keys of its value, or of the items of a list; none where those of a distribution are meant.</param>
public sealed record ConfigKey(string Name, string Expects, string Meaning, bool Required, IReadOnlyList<ConfigKey> Members);
