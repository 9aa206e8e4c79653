namespace GpuSim.Dynamics.Ions;

/// <summary>An ion that crosses membranes.</summary>
/// <param name="Symbol">As written, such as <c>K</c>.</param>
/// <param name="Valence">Its charge in elementary charges.</param>
/// <param name="Name">In words.</param>
public sealed record Ion(string Symbol, int Valence, string Name)
{
    /// <summary>Those that have a name here.</summary>
    public static readonly IReadOnlyList<Ion> All =
    [
        new("K", +1, "potassium"), new("Na", +1, "sodium"), new("Cl", -1, "chloride"), new("Ca", +2, "calcium"), new("Mg", +2, "magnesium"),
        new("H", +1, "hydrogen"), new("HCO3", -1, "bicarbonate"), new("Li", +1, "lithium"), new("Cs", +1, "caesium"), new("NH4", +1, "ammonium"),
    ];

    /// <summary>The ion of that symbol; null where there is none.</summary>
    public static Ion? Find(string symbol) => All.FirstOrDefault(ion => ion.Symbol == symbol);
}
