using GpuSim.Dynamics.Ions;

namespace GpuSim.Tests.Dynamics;

public class MembranePotentialTests
{
    const double Body = 310.15, Room = 293.15; // K

    // RT/zF ln(out/in) by hand, R 8.314462618 J/(mol K), F 96485.33212 C/mol.
    [Theory]
    [InlineData(+1, 140, 5, Body, -89.06)]
    [InlineData(+1, 15, 145, Body, 60.63)]
    [InlineData(-1, 10, 110, Body, -64.09)]
    [InlineData(+2, 1e-4, 2, Body, 132.34)]
    [InlineData(+1, 400, 20, Room, -75.68)]
    [InlineData(+1, 7, 7, Room, 0)]
    public void Nernst_potential_of_an_ion(int valence, double inside, double outside, double kelvin, double millivolts) =>
        Assert.Equal(millivolts, MembranePotential.Nernst(new(valence, inside, outside), kelvin), 0.005);

    // Hodgkin & Katz 1949: the axon at rest, P_K : P_Na : P_Cl = 1 : 0.04 : 0.45; 25.26 mV · ln((20 + 17.6 + 23.4)/(400 + 2 + 252)).
    [Fact]
    public void Goldman_potential_of_the_axon_of_Hodgkin_and_Katz() =>
        Assert.Equal(-59.93, MembranePotential.Goldman([new(1, 400, 20, 1), new(1, 50, 440, 0.04), new(-1, 52, 560, 0.45)], Room), 0.01);

    [Theory]
    [InlineData(+1)]
    [InlineData(-1)]
    [InlineData(+2)]
    [InlineData(-3)]
    public void A_single_ion_has_the_same_potential_by_both(int valence)
    {
        var ion = new IonBalance(valence, 3, 70, 0.2);

        Assert.Equal(MembranePotential.Nernst(ion, Body), MembranePotential.Goldman([ion], Body), 1e-9);
    }

    [Fact]
    public void A_divalent_ion_that_hardly_passes_leaves_the_closed_form_of_the_others()
    {
        IonBalance[] monovalent = [new(1, 140, 5, 1), new(1, 15, 145, 0.04), new(-1, 10, 110, 0.45)];

        var with = MembranePotential.Goldman([.. monovalent, new(2, 1e-4, 2, 1e-12)], Body);

        Assert.Equal(MembranePotential.Goldman(monovalent, Body), with, 1e-6);
    }

    [Fact]
    public void Calcium_pulls_the_potential_towards_its_own()
    {
        IonBalance potassium = new(1, 140, 5), calcium = new(2, 1e-4, 2);

        var both = MembranePotential.Goldman([potassium, calcium], Body);

        Assert.InRange(both, MembranePotential.Nernst(potassium, Body) + 1, MembranePotential.Nernst(calcium, Body) - 1);
    }

    [Theory]
    [InlineData(+1, 0, 5)]
    [InlineData(+2, 0, 5)]
    [InlineData(+2, 5, 0)]
    [InlineData(-1, 0, 0)]
    public void Where_a_side_is_empty_there_is_none(int valence, double inside, double outside) =>
        Assert.Equal(double.NaN, MembranePotential.Goldman([new(valence, inside, outside)], Body));
}
