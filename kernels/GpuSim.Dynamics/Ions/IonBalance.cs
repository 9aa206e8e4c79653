namespace GpuSim.Dynamics.Ions;

/// <summary>An ion on both sides of a membrane.</summary>
/// <param name="Valence">Its charge in elementary charges, not 0.</param>
/// <param name="Inside">Concentration inside, mM.</param>
/// <param name="Outside">Concentration outside, mM.</param>
/// <param name="Permeability">Of the membrane for it, relative to the others'.</param>
public sealed record IonBalance(int Valence, double Inside, double Outside, double Permeability = 1);
