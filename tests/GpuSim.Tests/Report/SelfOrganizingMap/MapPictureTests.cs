using System.Globalization;
using GpuSim.Config;
using GpuSim.Report;
using GpuSim.SelfOrganizingMap;
using GpuSim.SelfOrganizingMap.Figures;
using GpuSim.Tests.Hdf5;

namespace GpuSim.Tests.Report.SelfOrganizingMap;

[Collection(nameof(FilesInThisProcess))]
public sealed class MapPictureTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Fact]
    public void Errors_of_the_history_begin_and_end_with_those_that_the_run_measured()
    {
        var summary = Run("som-blobs", []);
        var errors = Figures().Single(figure => figure.Name == "errors");

        double[] expected = [summary.InitialQuantisationError!.Value, summary.QuantisationError!.Value, summary.InitialTopographicError!.Value, summary.TopographicError!.Value];
        Assert.Equal(expected, errors.Numbers.Select(number => double.Parse(number.Value, CultureInfo.InvariantCulture)), (one, other) => Math.Abs(one - other) <= 0.006 * one); // three digits are shown
    }

    /// <summary>Maps of every shape, and the figures they have.</summary>
    public static TheoryData<string, string[], string[]> Shapes => new()
    {
        { "som-blobs", ["map.width=40", "map.height=1", "epochs=2", "record.history=[0,2]"], ["unfolding", "u_matrix", "component_planes", "hits", "errors"] },
        { "som-iris", ["map.grid=rectangular", "map.depth=3", "epochs=2"], ["unfolding", "u_matrix", "component_planes", "hits", "errors"] },
        { "som-iris", ["map.width=90", "map.height=80", "epochs=1", "data.csv.label=petal_width"], ["unfolding", "u_matrix", "component_planes", "hits", "errors"] },
        { "som-iris", ["map.width=1", "map.height=1", "epochs=1", "initial={\"uniform\":[0,1]}"], ["unfolding", "u_matrix", "component_planes", "hits", "errors"] },
        { "som-colours", ["map.width=6", "map.height=40", "epochs=1", "record.history=[0,1]"], ["colours", "unfolding", "u_matrix", "component_planes", "hits", "errors"] },
        { "som-visual-map", ["map.width=24", "map.height=12", "map.edges=toroidal", "epochs=2", "record.history=[0,2]"], ["orientation", "ocular_dominance", "eyes_and_orientations", "crossing_angles", "retinotopy", "u_matrix", "component_planes", "hits", "errors"] },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Maps_of_every_shape_can_be_drawn(string config, string[] set, string[] names)
    {
        Run(config, set);

        var figures = Figures();

        Assert.Equal(names, figures.Select(figure => figure.Name));
        Assert.All(figures, EveryFigureTests.Draws);
    }

    [Fact]
    public void A_map_without_history_is_drawn_at_its_end()
    {
        Run("som-iris", ["epochs=3"], record: false);

        Assert.Equal(["unfolding", "u_matrix", "component_planes", "hits"], Figures().Select(figure => figure.Name));
    }

    public void Dispose() => _folder.Dispose();

    MapSummary Run(string config, string[] set, bool record = true) =>
        (MapSummary)Experiments.Run(ExperimentFile.Load(Repository.Path("configs", config + ".json"), set), new() { Output = _folder["map.h5"], Record = record });

    IReadOnlyList<IFigure> Figures() => new MapPictures().Figures(new(_folder["map.h5"]));
}
