using GpuSim.Analysis.SelfOrganizingMap;

namespace GpuSim.Tests.Analysis.SelfOrganizingMap;

public class NearestUnitsTests
{
    [Fact]
    public void The_nearest_and_the_next_are_found_by_distance()
    {
        var units = NearestUnits.Of([0.9f, 0, 2.1f, 0], [0, 0, 1, 0, 3, 0], 2, isCosine: false);

        Assert.Equal([1, 2], units.Nearest);
        Assert.Equal([0, 1], units.Second);
    }

    [Fact]
    public void By_the_cosine_length_does_not_count()
    {
        var units = NearestUnits.Of([1, 0.9f], [10, 0, 0.1f, 0.1f, 0, 5], 2, isCosine: true);

        Assert.Equal((1, 0), (units.Nearest[0], units.Second[0]));
    }

    [Fact]
    public void Of_equally_near_units_the_first_wins()
    {
        var units = NearestUnits.Of([0f], [1, -1, 1], 1, isCosine: false);

        Assert.Equal((0, 1), (units.Nearest[0], units.Second[0]));
    }

    [Fact]
    public void A_map_of_one_unit_has_no_second()
    {
        Assert.Equal(-1, NearestUnits.Of([0f], [1], 1, isCosine: false).Second[0]);
    }
}
