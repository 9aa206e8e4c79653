using GpuSim.Config;
using GpuSim.Hdf5;
using GpuSim.Report;
using GpuSim.Report.Drawing;
using GpuSim.Report.Networks;
using GpuSim.Spiking;
using GpuSim.Spiking.Figures;
using GpuSim.Tests.Hdf5;

namespace GpuSim.Tests.Report;

/// <summary>Pictures of who connects to whom.</summary>
[Collection(nameof(FilesInThisProcess))]
public class NetworkFigureTests
{
    static readonly string Connectome = Repository.Path("configs", "connectome.json");

    [Fact]
    public void A_synapse_is_in_the_column_of_its_source_and_the_row_of_its_target()
    {
        var matrix = new ConnectivityMatrix([new("a", 0, 60), new("b", 60, 40)]);
        matrix.Add([10], 60, [20], 0, []); // from b 10 to a 20
        matrix.EndProjection();
        var picture = new PngDrawing(matrix.Width, matrix.Height, 1);
        matrix.Draw(picture);

        var coloured = from row in Enumerable.Range(0, picture.Result.Height)
                       from column in Enumerable.Range(0, picture.Result.Width)
                       where picture.Result[column, row] == Palette.Category(1)
                       select (column, row);

        // Squares of 5.6 pixels from (96, 12) on.
        Assert.All(coloured, at => Assert.Equal((70, 20), ((int)((at.column + 0.5 - 96) / 5.6), (int)((at.row + 0.5 - 12) / 5.6))));
        Assert.InRange(coloured.Count(), 16, 42);
    }

    [Fact]
    public void Depth_of_colour_is_that_of_the_weight()
    {
        var matrix = new ConnectivityMatrix([new("a", 0, 100)]);
        matrix.Add([10, 60], 0, [20, 70], 0, [-2, 0.5]);
        matrix.EndProjection();
        var picture = new PngDrawing(matrix.Width, matrix.Height, 1);
        matrix.Draw(picture);

        int Darkness(int source, int target) => 255 - picture.Result[96 + (int)(5.6 * (source + 0.5)), 12 + (int)(5.6 * (target + 0.5))].Red;
        Assert.True(Darkness(10, 20) > Darkness(60, 70));
        Assert.True(Darkness(60, 70) > Darkness(61, 71));
        Assert.Equal(0, Darkness(61, 71));
    }

    [Fact]
    public void Degrees_count_every_synapse()
    {
        var degrees = new DegreeDistribution([new("a", 0, 3), new("b", 3, 2)], 5);
        degrees.Add([0, 0, 1], 0, [0, 1, 1], 3); // from a to b

        Assert.Equal(
            [("in-degree of a", "0 ± 0"), ("out-degree of a", "1 ± 0.816"), ("in-degree of b", "1.5 ± 0.5"), ("out-degree of b", "0 ± 0")],
            degrees.Numbers.Select(number => (number.What, number.Value)));
    }

    [Theory]
    [InlineData("net.csv")]
    [InlineData("net.h5")]
    public void A_config_and_what_was_exported_of_it_give_the_same_pictures(string name)
    {
        using var folder = new TemporaryFolder();
        ConnectionExport.Write(ExperimentFile.Load(Connectome, []), folder[name], null, default);

        var exported = new NetworkPictures().Figures(new(folder[name]));
        var built = new NetworkPictures().Figures(new(Connectome));

        Assert.Equal(["connectivity", "degrees", "weights"], built.Select(figure => figure.Name));
        Assert.All(built, EveryFigureTests.Draws);
        foreach (var (left, right) in built.Zip(exported))
        {
            Assert.Equal(left.Numbers, right.Numbers);
            Assert.Equal(Svg(left), Svg(right));
        }
    }

    [Fact]
    public void Populations_stand_in_the_order_of_the_config() =>
        Assert.Equal(["L23E", "L23I", "L4E", "L4I", "L5E", "L5I", "L6E", "L6I"],
            NetworkEdges.Places("", NetworkEdges.Read(Repository.Path("configs", "microcircuit.json"))).Places.OrderBy(place => place.Value.First).Select(place => place.Key));

    [Fact]
    public void A_table_without_weights_has_no_picture_of_them()
    {
        using var folder = new TemporaryFolder();
        var table = folder.With("net.csv", "projection,source_population,source,target_population,target\np,a,0,b,1\n");

        Assert.Equal(["connectivity", "degrees"], new NetworkPictures().Figures(new(table)).Select(figure => figure.Name));
    }

    [Fact]
    public void Weights_and_their_ends_are_read_back()
    {
        using var folder = new TemporaryFolder();
        Experiments.Run(ExperimentFile.Load(Repository.Path("configs", "oja.json"), ["duration=3 s"]), new() { Output = folder["oja.h5"] });

        using var reader = SonataReader.Open(folder["oja.h5"]);
        var frames = reader.ReadWeights(0).SelectMany(slab => slab.Values.ToArray()).ToArray();
        var (sources, targets) = reader.ReadSynapses(0);

        Assert.Equal(("inputs", "output", 3L), (reader.File.Weights[0].From, reader.File.Weights[0].To, reader.File.Weights[0].Frames));
        Assert.Equal(30, frames.Length);
        Assert.Equal(reader.ReadLastWeights(0), frames[20..]);
        Assert.Equal(Enumerable.Range(0, 10), sources.Order());
        Assert.All(targets, target => Assert.Equal(0, target));
    }

    static string Svg(IFigure figure)
    {
        var drawing = new SvgDrawing(figure.Width, figure.Height);
        figure.Draw(drawing);
        return drawing.Result;
    }
}
