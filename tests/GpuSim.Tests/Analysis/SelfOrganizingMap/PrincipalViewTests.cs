using GpuSim.Analysis.SelfOrganizingMap;

namespace GpuSim.Tests.Analysis.SelfOrganizingMap;

public class PrincipalViewTests
{
    [Fact]
    public void Axes_lie_along_the_largest_variances()
    {
        // Points of an ellipse with half axes 6 and 2 in the plane of (0.6, 0.8, 0) and (0, 0, 1), around (5, −3, 7): variances 18 and 2.
        var samples = Enumerable.Range(0, 100).Select(k => 2 * Math.PI * k / 100).SelectMany(angle =>
            new[] { 5 + 6 * Math.Cos(angle) * 0.6, -3 + 6 * Math.Cos(angle) * 0.8, 7 + 2 * Math.Sin(angle) }).Select(value => (float)value).ToArray();

        var view = PrincipalView.Of(samples, 3);
        var places = view.Project(samples);

        Assert.Equal([0.9, 0.1], view.Shares, Close);
        Assert.All(places, (place, k) => Assert.Equal((6 * Math.Cos(2 * Math.PI * k / 100), 2 * Math.Sin(2 * Math.PI * k / 100)), place, (one, other) => Close(one.Item1, other.Item1) && Close(one.Item2, other.Item2)));
    }

    [Fact]
    public void Samples_that_are_all_the_same_lie_at_one_place()
    {
        var view = PrincipalView.Of([1, 2, 3, 1, 2, 3], 3);

        Assert.Equal([0, 0], view.Shares);
        Assert.All(view.Project([1, 2, 3, 1, 2, 3]), place => Assert.Equal((0, 0), place));
    }

    static bool Close(double one, double other) => Math.Abs(one - other) < 1e-5; // samples are floats
}
