using GpuSim.Config;
using GpuSim.Hopfield.Figures;
using GpuSim.Tests.Hdf5;

namespace GpuSim.Tests.Report.Hopfield;

[Collection(nameof(FilesInThisProcess))]
public sealed class HopfieldPictureTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    /// <summary>What is varied, and the figures that show it.</summary>
    public static TheoryData<string, string[], string[]> Runs => new()
    {
        { "hopfield-letters", [], ["recalled_pictures", "overlap", "energy"] },
        { "hopfield-letters", ["""dynamics={"graded":{"gain":2}}""", "rule=hebb", "probes.copies=3"], ["recalled_pictures", "overlap", "energy"] },
        { "hopfield-letters", ["""vary={"rule":["hebb","pseudo_inverse"]}""", """record={"states":true}"""], ["varied:rule", "recalled_pictures:0", "overlap:0", "recalled_pictures:1", "overlap:1"] },
        { "hopfield-letters", ["""vary={"rule":["hebb","storkey"],"probes.disturb[1].flip":[0,0.2]}"""], ["basin", "varied:rule"] },
        { "hopfield-capacity", ["trials=1", """vary={"neurons":[50,100],"patterns.random.load":[0.05,0.1,0.2]}"""], ["capacity", "varied:neurons"] },
        { "hopfield-capacity", ["neurons=100", """dynamics={"glauber":{"temperature":0.1}}""", """vary={"dynamics.glauber.temperature":[0.1,0.9]}"""], ["varied:dynamics.glauber.temperature"] },
        { "hopfield-forgetting", ["neurons=60", "patterns.random.count=20", "trials=1", """vary={"rule":["hebb"]}"""], ["forgetting", "overlap", "energy"] },
    };

    [Theory]
    [MemberData(nameof(Runs))]
    public void Whatever_is_varied_can_be_drawn(string config, string[] set, string[] names)
    {
        Run(config, set);

        var figures = new HopfieldPictures().Figures(new(_folder["memory.h5"]));

        Assert.Equal(names, figures.Select(figure => figure.Name));
        Assert.All(figures, EveryFigureTests.Draws);
    }

    [Fact]
    public void Each_letter_has_its_overlaps_below_it()
    {
        Run("hopfield-letters", ["rule=hebb"]);
        var pictures = new HopfieldPictures().Figures(new(_folder["memory.h5"]))[0];
        var drawing = new BoundedDrawing(pictures.Width, pictures.Height);

        pictures.Draw(drawing);

        Assert.Equal(["A", "E", "H", "K", "O", "S", "T", "X"], drawing.Texts.Where(text => text.Length == 1));
        Assert.Equal(8, drawing.Texts.Count(text => text.Contains(" → ", StringComparison.Ordinal)));
        Assert.Contains("0.61 → 1.00", drawing.Texts); // A, as gpusim run prints it
    }

    public void Dispose() => _folder.Dispose();

    void Run(string config, string[] set) => Experiments.Run(ExperimentFile.Load(Repository.Path("configs", config + ".json"), set), new() { Output = _folder["memory.h5"] });
}
