using GpuSim.Config.Shapes;
using GpuSim.Model.SelfOrganizingMap;

namespace GpuSim.Config.SelfOrganizingMap;

/// <summary>The arguments of a neighbourhood as read.</summary>
internal sealed class NeighbourhoodDraft
{
    public bool Window { get; set; }
    public bool Normalised { get; set; }
}

/// <summary>The neighbourhoods and their keys.</summary>
internal static class NeighbourhoodShape
{
    public static Shape<Neighbourhood> Create() => new OptionShape<Neighbourhood>("a neighbourhood", "neighbourhoods")
        .Option("gaussian", "exp(-d²/2σ²) at a distance d on the grid", Arguments(NeighbourhoodKind.Gaussian), Whole(NeighbourhoodKind.Gaussian))
        .Option("bubble", "1 up to a distance of σ, 0 beyond", Arguments(NeighbourhoodKind.Bubble), Whole(NeighbourhoodKind.Bubble))
        .Option("mexican_hat", "(1 - d²/σ²) exp(-d²/2σ²) at a distance d on the grid; for online learning", Arguments(NeighbourhoodKind.MexicanHat), Whole(NeighbourhoodKind.MexicanHat));

    /// <summary>What the name alone means.</summary>
    public static Neighbourhood Whole(NeighbourhoodKind kind) => new(kind, Window: false, Normalised: false);

    static Mapped<NeighbourhoodDraft, Neighbourhood> Arguments(NeighbourhoodKind kind) => new(
        new ObjectShape<NeighbourhoodDraft>("a neighbourhood", _ => new())
            .Key("window", "whether only units at most σ, rounded up, rows and columns away learn; false where not given", new FlagShape(), (draft, value) => draft.Window = value)
            .Key("normalised", "whether it is divided by its sum over the map, or over the window; for online learning; false where not given", new FlagShape(), (draft, value) => draft.Normalised = value),
        draft => new(kind, draft.Window, draft.Normalised));
}
