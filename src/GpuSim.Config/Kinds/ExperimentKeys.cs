using GpuSim.Config.Shapes;
using GpuSim.Model;

namespace GpuSim.Config.Kinds;

/// <summary>What experiments of every kind say of themselves, as read.</summary>
internal abstract class ExperimentDraft
{
    public string? Name { get; set; }
    public ulong Seed { get; set; } = 1;
    public SeedsDraft? TwoSeeds { get; set; }

    public Seeds Seeds => TwoSeeds is null ? new(Seed) : new(TwoSeeds.Network, TwoSeeds.Noise);
}

/// <summary>Two seeds, as read.</summary>
internal sealed class SeedsDraft
{
    public ulong Network { get; set; }
    public ulong Noise { get; set; }
}

/// <summary>The keys that configs of every kind have.</summary>
internal static class ExperimentKeys
{
    static WholeShape<ulong> Seed => new(0, ulong.MaxValue);

    /// <summary>An experiment with no keys but these.</summary>
    /// <param name="kind">Of the experiment.</param>
    /// <param name="network">What the seed of the network draws.</param>
    /// <param name="noise">What the seed of the noise draws.</param>
    public static ObjectShape<T> Of<T>(IExperimentKind kind, string network, string noise) where T : ExperimentDraft, new() => new ObjectShape<T>("an experiment", _ => new())
        .Key("$schema", "where an editor finds the JSON Schema that gpusim schema writes", new TextShape("the place of a JSON Schema"), (_, _) => { })
        .Key("kind", "what is simulated", new KindShape(kind), (_, _) => { }, required: true)
        .Key("name", "for tables and files; the file's name where not given", new TextShape("a name"), (draft, value) => draft.Name = value)
        .Key("seed", "of network and noise; 1 where not given", Seed, (draft, value) => draft.Seed = value)
        .Key("seeds", "instead of seed, one for the network and one for the noise", Seeds(network, noise), (draft, value) => draft.TwoSeeds = value)
        .AtMostOne("seed", "seeds");

    static ObjectShape<SeedsDraft> Seeds(string network, string noise) => new ObjectShape<SeedsDraft>("two seeds", _ => new())
        .Key("network", network, Seed, (draft, value) => draft.Network = value, required: true)
        .Key("noise", noise, Seed, (draft, value) => draft.Noise = value, required: true);
}
