using System.Xml.Linq;
using GpuSim.Report.Drawing;

namespace GpuSim.Tests.Report;

/// <summary>Drawings as SVG are well-formed XML whatever is written on them.</summary>
public class SvgTests
{
    static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Text_with_special_characters_comes_back_as_it_was()
    {
        var drawing = new SvgDrawing(100, 100);
        drawing.Text("a < b & \"c\" > 😀 \u0001", new(1, 2), new(13, Palette.Ink));

        Assert.Equal("a < b & \"c\" > 😀 □", Parsed(drawing).Descendants(Svg + "text").Single().Value);
    }

    [Fact]
    public void Shapes_of_one_colour_are_one_path()
    {
        var drawing = new SvgDrawing(100, 100);
        for (var i = 0; i < 50; i++) drawing.Fill(new Box(i, i, 1, 1), Palette.Ink);
        for (var i = 0; i < 50; i++) drawing.Disc(new(i, i), 1, Palette.Ink);

        Assert.Equal(2, Parsed(drawing).Descendants(Svg + "path").Count());
    }

    [Fact]
    public void Shapes_that_shine_through_stay_apart()
    {
        var drawing = new SvgDrawing(100, 100);
        for (var i = 0; i < 5; i++) drawing.Fill(new Box(i, i, 1, 1), Palette.Ink.WithOpacity(0.5));

        Assert.Equal(5, Parsed(drawing).Descendants(Svg + "path").Count());
    }

    [Fact]
    public void What_is_clipped_is_in_a_group_whose_clip_is_there()
    {
        var drawing = new SvgDrawing(100, 100, "two words");
        drawing.BeginClip(new(1, 2, 3, 4));
        drawing.Fill(new Box(0, 0, 9, 9), Palette.Ink);
        drawing.EndClip();

        var group = Parsed(drawing).Elements(Svg + "g").Single();
        var id = Parsed(drawing).Elements(Svg + "clipPath").Single().Attribute("id")!.Value;
        Assert.Equal($"url(#{id})", group.Attribute("clip-path")!.Value);
        Assert.Single(group.Elements());
    }

    [Fact]
    public void A_picture_is_an_embedded_png_with_its_pixels()
    {
        var picture = new PixelPicture(2, 1) { [0, 0] = new(1, 2, 3), [1, 0] = new(4, 5, 6, 7) };
        var drawing = new SvgDrawing(100, 100);
        drawing.Picture(picture, new(0, 0, 50, 50));

        var data = Parsed(drawing).Elements(Svg + "image").Single().Attribute("href")!.Value;
        Assert.Equal(picture.Pixels, PngReader.Read(Convert.FromBase64String(data["data:image/png;base64,".Length..])).Pixels);
    }

    static XElement Parsed(SvgDrawing drawing) => XDocument.Parse(drawing.Result).Root!;
}
