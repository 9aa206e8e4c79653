using GpuSim.Analysis.Hopfield;

namespace GpuSim.Tests.Analysis.Hopfield;

public sealed class RetrievalTheoryTests
{
    [Fact]
    public void Capacity_is_that_of_Amit_Gutfreund_and_Sompolinsky()
    {
        Assert.Equal(0.1379, RetrievalTheory.Capacity, 5e-5);
        Assert.Equal(0.967, RetrievalTheory.OverlapAtCapacity, 5e-4);
    }

    [Theory]
    [InlineData(0.01, 1, 1e-9)]
    [InlineData(0.05, 0.99999, 5e-6)]
    [InlineData(0.10, 0.998, 5e-4)]
    [InlineData(0.12, 0.9932, 5e-5)]
    public void The_overlap_falls_as_published(double load, double overlap, double tolerance) => Assert.Equal(overlap, RetrievalTheory.Overlap(load)!.Value, tolerance);

    [Fact]
    public void The_overlap_drops_at_capacity()
    {
        Assert.Equal(RetrievalTheory.OverlapAtCapacity, RetrievalTheory.Overlap(RetrievalTheory.Capacity)!.Value, 1e-6);
        Assert.Null(RetrievalTheory.Overlap(RetrievalTheory.Capacity + 1e-9));
    }

    [Theory]
    [InlineData(0.105, 0.001)]
    [InlineData(0.138, 0.0036)]
    [InlineData(0.185, 0.01)]
    public void One_step_errors_are_those_of_a_normal_field(double load, double error) => Assert.Equal(error, RetrievalTheory.OneStepError(load), 0.02 * error);

    [Fact]
    public void A_standard_error_needs_two_trials()
    {
        Assert.Equal(new(3, null), MeanOfTrials.Of([3]));
        var two = MeanOfTrials.Of([1, 2, 3, 6]);
        Assert.Equal(3, two.Mean);
        Assert.Equal(Math.Sqrt(14.0 / 3 / 4), two.StandardError!.Value, 1e-15);
    }
}
