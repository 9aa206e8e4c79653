using GpuSim.Accelerators.Cpu;
using GpuSim.Model;
using GpuSim.Model.SelfOrganizingMap;
using GpuSim.Planning.SelfOrganizingMap;

namespace GpuSim.Science.Tests;

/// <summary>Training held to the equations as they are printed, one number after the other in double precision: no profiles, no norms, no tiles.</summary>
/// <remarks>w_m += h_cm (v − w_m), h = α(t) exp(−‖x_c − x_m‖²/2σ²(t))/Z, α = α₀ (1 − t/T), σ = max(σ₀ (1 − t/T), 1); Z the largest row sum of the exponential, or the sum of the winner's window of half-width ⌈σ⌉.</remarks>
public class MapEquationTests
{
    const int Width = 8, Height = 7, Epochs = 6;
    const double Alpha = 1.5, Sigma = 3;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Online_learning_does_what_the_equations_say(bool window)
    {
        using var plan = Plan(new MapLearning.Online(false), window);
        var expected = Start(plan);

        for (var t = 1; t <= Epochs; t++)
        {
            var (alpha, sigma) = (Alpha * (1 - (double)t / Epochs), Math.Max(Sigma * (1 - (double)t / Epochs), 1));
            for (var sample = 0; sample < plan.Samples; sample++)
            {
                var winner = Winner(expected, Sample(plan, sample));
                var sum = window ? RowSum(winner, sigma, true) : Enumerable.Range(0, Width * Height).Max(unit => RowSum(unit, sigma, false));
                for (var unit = 0; unit < expected.Length; unit++)
                    for (var k = 0; k < plan.Dimensions; k++) expected[unit][k] += alpha * Near(winner, unit, sigma, window) / sum * (Sample(plan, sample)[k] - expected[unit][k]);
            }
        }

        AssertLearns(plan, expected);
    }

    [Fact]
    public void Batch_learning_takes_the_mean_of_the_neighbourhood()
    {
        using var plan = Plan(new MapLearning.Batch(), false);
        var expected = Start(plan);

        for (var t = 1; t <= Epochs; t++)
        {
            var sigma = Math.Max(Sigma * (1 - (double)t / Epochs), 1);
            var winners = Enumerable.Range(0, plan.Samples).Select(sample => Winner(expected, Sample(plan, sample))).ToArray();
            for (var unit = 0; unit < expected.Length; unit++)
                for (var k = 0; k < plan.Dimensions; k++)
                    expected[unit][k] = winners.Select((winner, sample) => Near(winner, unit, sigma, false) * Sample(plan, sample)[k]).Sum() / winners.Sum(winner => Near(winner, unit, sigma, false));
        }

        AssertLearns(plan, expected);
    }

    static MapPlan Plan(MapLearning learning, bool window) => MapPlanner.Plan(new MapExperimentBuilder
    {
        Seeds = new(3),
        Grid = new(Width, Height),
        Data = new TrainingData.Clusters(40, 4, 0.1),
        Initial = new InitialWeights.Normal(0, 0.05),
        Learning = learning,
        Neighbourhood = new(NeighbourhoodKind.Gaussian, window, learning is MapLearning.Online),
        Alpha = learning is MapLearning.Online ? new Schedule.Linear(Alpha, 0) : null,
        Sigma = new Schedule.Linear(Sigma, 0) { Minimum = 1 },
        Epochs = Epochs,
    }.Build());

    static void AssertLearns(MapPlan plan, double[][] expected)
    {
        using var training = new CpuDevice().Place(plan, 1);
        foreach (var epoch in MapPlanner.Epochs(plan)) training.Learn(epoch);
        var weights = new float[plan.Start.Length];
        training.Read(weights);
        var winners = new int[plan.Samples];
        training.FindWinners(winners, []);

        Assert.Equal(Enumerable.Range(0, plan.Samples).Select(sample => Winner(expected, Sample(plan, sample))), winners);
        Assert.All(weights.Index(), weight => Assert.Equal(expected[weight.Index / plan.Dimensions][weight.Index % plan.Dimensions], weight.Item, 1e-5));
        Assert.Contains(expected.Zip(Start(plan)), unit => Math.Abs(unit.First[0] - unit.Second[0]) > 0.5); // it went somewhere
    }

    static double[][] Start(MapPlan plan) =>
        [.. Enumerable.Range(0, Width * Height).Select(unit => Enumerable.Range(0, plan.Dimensions).Select(k => (double)plan.Start.View[unit * plan.Dimensions + k]).ToArray())];

    static double[] Sample(MapPlan plan, int sample) => [.. Enumerable.Range(0, plan.Dimensions).Select(k => (double)plan.Data.View[sample * plan.Dimensions + k])];

    static int Winner(double[][] weights, double[] sample) => Enumerable.Range(0, weights.Length).MinBy(unit => weights[unit].Zip(sample, (w, v) => (v - w) * (v - w)).Sum());

    static double Near(int winner, int unit, double sigma, bool window)
    {
        var (across, along) = (winner % Width - unit % Width, winner / Width - unit / Width);
        if (window && Math.Max(Math.Abs(across), Math.Abs(along)) > Math.Ceiling(sigma)) return 0;
        return Math.Exp(-(across * across + along * along) / (2 * sigma * sigma));
    }

    static double RowSum(int winner, double sigma, bool window) => Enumerable.Range(0, Width * Height).Sum(unit => Near(winner, unit, sigma, window));
}
