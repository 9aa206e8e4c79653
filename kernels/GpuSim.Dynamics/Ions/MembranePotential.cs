using GpuSim.Dynamics.Numerics;

namespace GpuSim.Dynamics.Ions;

/// <summary>Potentials across a membrane from ions on both sides, the same bits on every platform.</summary>
public static class MembranePotential
{
    const double GasConstant = 8.31446261815324; // J/(mol K), exact since 2019
    const double Faraday = 96485.33212331;       // C/mol
    const double PerVolt = 1e3;                  // mV
    const double Farthest = 1e4;                 // mV: no ratio of concentrations gives more

    /// <summary>RT/F in mV: 25.3 mV at 20 °C.</summary>
    /// <param name="temperature">K.</param>
    public static double Thermal(double temperature) => PerVolt * GasConstant * temperature / Faraday;

    /// <summary>Where diffusion and voltage hold an ion in balance, mV: RT/zF · ln(outside/inside).</summary>
    /// <remarks>Source: Nernst 1889; Hille, Ion Channels of Excitable Membranes, chapter 1.</remarks>
    /// <param name="ion">Concentrations above 0.</param>
    /// <param name="temperature">K.</param>
    public static double Nernst(IonBalance ion, double temperature) => Thermal(temperature) / ion.Valence * Logarithm.Log(ion.Outside / ion.Inside);

    /// <summary>Where the currents of several ions through a membrane with a constant field add up to nothing, mV; NaN where none can: no ion that the membrane lets through on one of the sides.</summary>
    /// <remarks>
    /// Sources: Goldman 1943, doi:10.1085/jgp.27.1.37; Hodgkin &amp; Katz 1949, doi:10.1113/jphysiol.1949.sp004310. For ions of valence ±1 their closed form;
    /// with others the root of the sum of currents, each of which rises with the potential, halved down to the last bit.
    /// </remarks>
    /// <param name="ions">Concentrations and permeabilities of at least 0.</param>
    /// <param name="temperature">K.</param>
    public static double Goldman(IReadOnlyList<IonBalance> ions, double temperature)
    {
        var thermal = Thermal(temperature);
        if (ions.All(ion => Math.Abs(ion.Valence) == 1))
        {
            var inward = ions.Sum(ion => ion.Permeability * (ion.Valence > 0 ? ion.Outside : ion.Inside));
            var outward = ions.Sum(ion => ion.Permeability * (ion.Valence > 0 ? ion.Inside : ion.Outside));
            return inward > 0 && outward > 0 ? thermal * Logarithm.Log(inward / outward) : double.NaN;
        }
        double low = -Farthest, high = Farthest;
        if (!(Current(ions, low / thermal) < 0 && Current(ions, high / thermal) > 0)) return double.NaN;
        while (true)
        {
            var middle = 0.5 * (low + high);
            if (middle <= low || middle >= high) return middle;
            if (Current(ions, middle / thermal) < 0) low = middle;
            else high = middle;
        }
    }

    // Outward current over F, with u = VF/RT: P z · zu (in − out e^(−zu)) / (1 − e^(−zu)) = P z (in · p(−zu) + …) with p(x) = x / (eˣ − 1), smooth through 0.
    static double Current(IReadOnlyList<IonBalance> ions, double u) =>
        ions.Sum(ion => ion.Permeability * ion.Valence * (ion.Inside * Linoid(-ion.Valence * u) - ion.Outside * Linoid(ion.Valence * u)));

    static double Linoid(double x) => x == 0 ? 1 : x / Exponential.ExpMinusOne(x);
}
