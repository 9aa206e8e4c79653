using GpuSim.Accelerators.Cpu;
using GpuSim.Execution.SelfOrganizingMap;
using GpuSim.Model.SelfOrganizingMap;
using GpuSim.Planning.SelfOrganizingMap;

namespace GpuSim.Tests.Accelerators.SelfOrganizingMap;

/// <summary>Maps that learn on the processor, held to the plan's definition bit for bit at every width of vectors and several numbers of threads. Sizes are multiples of nothing.</summary>
public class CpuTrainingTests
{
    const int Epochs = 3;

    static readonly MapLearning Online = new MapLearning.Online(false), Shuffled = new MapLearning.Online(true), Batch = new MapLearning.Batch(), MiniBatch = new MapLearning.MiniBatch(17, true);

    /// <summary>Ways to learn, with a name that a failure shows.</summary>
    public static TheoryData<string> EveryWay => [.. Ways.Keys];

    static readonly Dictionary<string, MapLearning> Ways = new() { ["online"] = Online, ["online, shuffled"] = Shuffled, ["batch"] = Batch, ["mini-batch"] = MiniBatch };

    static readonly MapGrid[] Grids =
    [
        new(1), new(2), new(7, 5), new(17, 9), new(64, 3), new(5, 4, 3), new(131),
        new(7, 5, Toroidal: true), new(17, 9, Toroidal: true), new(5, 4, 3, Toroidal: true), new(7, 6, Hexagonal: true), new(33, 4, Hexagonal: true, Toroidal: true),
    ];

    [Theory]
    [MemberData(nameof(EveryWay))]
    public void Every_grid_learns_as_defined(string way)
    {
        foreach (var grid in Grids)
            foreach (var window in new[] { false, true })
                Check(new() { Grid = grid, Learning = Ways[way], Window = window, Normalised = window });
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public void Samples_of_every_size_are_learnt_as_defined(string way)
    {
        foreach (var dimensions in new[] { 1, 2, 5, 33, 128 })
            foreach (var samples in new[] { 1, 7, 100 })
                Check(new() { Grid = new(17, 9), Learning = Ways[way], Dimensions = dimensions, Samples = samples });
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public void Every_neighbourhood_is_as_defined(string way)
    {
        foreach (var kind in Enum.GetValues<NeighbourhoodKind>())
            foreach (var window in new[] { false, true })
                Check(new() { Grid = new(17, 9), Learning = Ways[way], Kind = kind, Window = window, Sigma = 3.3 });
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public void Equally_near_units_leave_the_win_to_the_lowest(string way)
    {
        foreach (var metric in Enum.GetValues<Metric>())
            foreach (var dimensions in new[] { 1, 2, 3 })
                Check(new() { Grid = new(17, 9), Learning = Ways[way], Metric = metric, Dimensions = dimensions, Coarse = true });
    }

    [Fact]
    public void A_unit_without_a_direction_wins_over_those_that_point_away()
    {
        for (var seed = 1ul; seed <= 12; seed++) Check(new() { Grid = new(2), Metric = Metric.Cosine, Dimensions = 1, Samples = 7, Coarse = true, Seed = seed }, 1);
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public void Angles_decide_as_defined(string way)
    {
        foreach (var window in new[] { false, true })
            Check(new() { Grid = new(33, 4, Hexagonal: true), Learning = Ways[way], Metric = Metric.Cosine, Dimensions = 128, Window = window });
    }

    [Theory]
    [InlineData(300, 1), InlineData(40, 2000)]
    public void Blocks_of_dimensions_and_samples_join_without_a_seam(int dimensions, int samples) =>
        Check(new() { Grid = new(17, 9), Learning = Batch, Dimensions = dimensions, Samples = samples }, 1);

    [Fact]
    public void Maps_large_enough_for_several_threads_learn_sample_by_sample_as_defined()
    {
        foreach (var window in new[] { false, true }) Check(new() { Grid = new(61, 50), Dimensions = 520, Samples = 3, Window = window }, 1);
    }

    [Fact]
    public void Windows_wider_than_the_torus_hold_every_unit_once()
    {
        foreach (var sigma in new[] { 2.5, 3, 3.5, 4, 9 })
            foreach (var learning in new[] { Online, Batch }) Check(new() { Grid = new(7, 6, Toroidal: true), Learning = learning, Window = true, Sigma = sigma, Samples = 30 }, 1);
    }

    static void Check(MadeUpMap map, int epochs = Epochs)
    {
        using var plan = map.Plan();
        EpochPlan[] all = [.. Enumerable.Range(1, epochs).Select(map.Epoch)];
        var expected = Train(new ReferenceTraining(plan), plan, all);
        foreach (var bits in CpuDevice.Widths)
            foreach (var threads in new[] { 1, 2, 3 })
                Assert.True(expected.SequenceEqual(Train(new CpuDevice(bits).Place(plan, threads), plan, all)), $"cpu:{bits} with {threads} threads differs: {map}");
    }

    // Bits of the weights, winners and the units next to them, epoch after epoch.
    static List<int> Train(IMapTraining training, MapPlan plan, EpochPlan[] epochs)
    {
        var seen = new List<int>();
        var weights = new float[plan.Experiment.Grid.Units * plan.Dimensions];
        var (nearest, second) = (new int[plan.Samples], new int[plan.Samples]);
        foreach (var epoch in epochs)
        {
            training.FindWinners(nearest, second);
            seen.AddRange([.. nearest, .. second]);
            training.FindWinners(nearest, []);
            seen.AddRange(nearest);
            training.Learn(epoch);
            training.Read(weights);
            seen.AddRange(weights.Select(BitConverter.SingleToInt32Bits));
        }
        training.Dispose();
        return seen;
    }
}
