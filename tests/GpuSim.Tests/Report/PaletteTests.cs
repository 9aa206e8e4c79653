using GpuSim.Report.Drawing;

namespace GpuSim.Tests.Report;

/// <summary>Colours that survive colour blindness, and maps that are even to the eye.</summary>
public class PaletteTests
{
    // Viénot, Brettel and Mollon 1999, in linear light (RGB): what is left without the red or the green cones.
    static readonly double[][,] Eyes =
    [
        new[,] { { 1.0, 0, 0 }, { 0, 1.0, 0 }, { 0, 0, 1.0 } },
        new[,] { { 0.11238, 0.88762, 0 }, { 0.11238, 0.88762, 0 }, { 0.00401, -0.00401, 1.0 } },
        new[,] { { 0.29275, 0.70725, 0 }, { 0.29275, 0.70725, 0 }, { -0.02234, 0.02234, 1.0 } },
    ];

    // A just noticeable difference of OKLab is about 0.02; five of them are seen at a glance.
    [Fact]
    public void All_categories_differ_to_every_eye()
    {
        foreach (var eye in Eyes)
            for (var i = 0; i < 8; i++)
                for (var j = 0; j < i; j++)
                    Assert.True(Seen(Palette.Category(i), eye).DistanceTo(Seen(Palette.Category(j), eye)) > 0.1, $"{j} and {i} look alike to eye {Array.IndexOf(Eyes, eye)}: {Seen(Palette.Category(i), eye).DistanceTo(Seen(Palette.Category(j), eye))}");
    }

    [Fact]
    public void The_sequential_map_grows_lighter_to_every_eye()
    {
        foreach (var eye in Eyes)
        {
            var lightness = Enumerable.Range(0, 33).Select(i => Seen(Palette.Sequential.At(i / 32.0), eye).Lightness).ToArray();
            Assert.All(lightness.Zip(lightness.Skip(1)), pair => Assert.True(pair.Second > pair.First));
            Assert.True(lightness[^1] - lightness[0] > 0.6);
        }
    }

    [Fact]
    public void The_ends_of_the_diverging_map_differ_to_every_eye_and_its_middle_is_light()
    {
        Assert.All(Eyes, eye => Assert.True(Seen(Palette.Diverging.At(0), eye).DistanceTo(Seen(Palette.Diverging.At(1), eye)) > 0.15));
        Assert.True(Seen(Palette.Diverging.At(0.5), Eyes[0]).Lightness > 0.95);
    }

    [Fact]
    public void The_cyclic_map_closes() => Assert.True(Seen(Palette.Cyclic.At(0), Eyes[0]).DistanceTo(Seen(Palette.Cyclic.At(1), Eyes[0])) < 0.01);

    static OkLab Seen(Colour colour, double[,] eye)
    {
        double[] light = [Linear(colour.Red), Linear(colour.Green), Linear(colour.Blue)];
        var seen = Enumerable.Range(0, 3).Select(row => Enumerable.Range(0, 3).Sum(column => eye[row, column] * light[column])).ToArray();
        return OkLab.OfLight(seen[0], seen[1], seen[2]);
    }

    static double Linear(byte value) => value / 255.0 is var v && v <= 0.04045 ? v / 12.92 : Math.Pow((v + 0.055) / 1.055, 2.4);
}
