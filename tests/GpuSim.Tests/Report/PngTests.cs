using GpuSim.Report.Drawing;

namespace GpuSim.Tests.Report;

/// <summary>Pictures in pixels: the file is right, and ink is where it should be and nowhere else.</summary>
public class PngTests
{
    static readonly Colour Black = new(0, 0, 0);

    [Theory]
    [InlineData(255)]
    [InlineData(100)]
    public void A_file_holds_the_pixels_that_were_written(byte opacity)
    {
        var picture = new PixelPicture(37, 11);
        for (var i = 0; i < picture.Pixels.Length; i++) picture.Pixels[i] = new((byte)(i * 7), (byte)(i * i), (byte)(255 - i), opacity);

        var read = PngReader.Read(PngFile.Encode(picture));

        Assert.Equal((37, 11), (read.Width, read.Height));
        Assert.Equal(picture.Pixels, read.Pixels);
    }

    [Fact]
    public void An_empty_end_has_the_checksum_of_the_standard()
    {
        Assert.Equal([0, 0, 0, 0, (byte)'I', (byte)'E', (byte)'N', (byte)'D', 0xAE, 0x42, 0x60, 0x82], PngFile.Encode(new PixelPicture(1, 1))[^12..]);
    }

    [Fact]
    public void A_box_covers_its_pixels_and_half_of_those_at_its_half_edge()
    {
        var drawing = new PngDrawing(10, 10, 1);
        drawing.Fill(new Box(2, 3, 4.5, 2), Black);

        var result = drawing.Result;
        Assert.Equal(Black, result[2, 3]);
        Assert.Equal(Black, result[5, 4]);
        Assert.InRange(result[6, 3].Red, 127, 128);
        Assert.Equal(8, result.Pixels.Count(pixel => pixel == Black));
        Assert.Equal(10, result.Pixels.Count(pixel => pixel != Palette.White));
    }

    [Fact]
    public void The_ink_of_a_disc_a_line_and_a_polygon_is_their_area()
    {
        Assert.Equal(Math.PI * 20 * 20, Ink(drawing => drawing.Disc(new(50, 50), 20, Black)), tolerance: 5);
        Assert.Equal(50 * 3 + Math.PI * 1.5 * 1.5, Ink(drawing => drawing.Line([new(20, 30), new(60, 60)], new(Black, 3))), tolerance: 3);
        Assert.Equal(0.5 * 60 * 50, Ink(drawing => drawing.Fill([new(10, 10), new(70, 10), new(30, 60)], Black)), tolerance: 5);
    }

    [Fact]
    public void Crossing_parts_of_one_line_are_not_darker()
    {
        var drawing = new PngDrawing(20, 20, 1);
        drawing.Line([new(2, 10), new(18, 10), new(18, 2), new(10, 2), new(10, 18)], new(new(0, 0, 0, 128), 4));

        Assert.Equal(drawing.Result[5, 10], drawing.Result[10, 10]);
    }

    [Fact]
    public void Dashes_and_gaps_share_a_line_evenly()
    {
        var drawing = new PngDrawing(100, 5, 1);
        drawing.Line([new(0, 2.5), new(100, 2.5)], new(Black, 1, 10));

        Assert.Equal(Black, drawing.Result[5, 2]);
        Assert.Equal(Palette.White, drawing.Result[15, 2]);
        Assert.Equal(Black, drawing.Result[25, 2]);
    }

    [Fact]
    public void Nothing_is_drawn_beyond_a_clip()
    {
        var drawing = new PngDrawing(20, 20, 1);
        drawing.BeginClip(new(5, 5, 10, 10));
        drawing.Fill(new Box(0, 0, 20, 20), Black);
        drawing.EndClip();
        drawing.Fill(new Box(0, 0, 1, 1), Black);

        Assert.Equal(101, drawing.Result.Pixels.Count(pixel => pixel == Black));
    }

    [Fact]
    public void A_picture_stays_sharp_when_it_grows_and_is_averaged_when_it_shrinks()
    {
        var board = new PixelPicture(2, 2) { [0, 0] = Black, [1, 1] = Black, [1, 0] = Palette.White, [0, 1] = Palette.White };

        var grown = new PngDrawing(8, 8, 1);
        grown.Picture(board, new(0, 0, 8, 8));
        Assert.Equal(32, grown.Result.Pixels.Count(pixel => pixel == Black));
        Assert.Equal(Black, grown.Result[3, 3]);

        var shrunk = new PngDrawing(1, 1, 1);
        shrunk.Picture(board, new(0, 0, 1, 1));
        Assert.InRange(shrunk.Result[0, 0].Red, 127, 128);
    }

    static double Ink(Action<IDrawing> draw)
    {
        var drawing = new PngDrawing(100, 100, 1);
        draw(drawing);
        return drawing.Result.Pixels.Sum(pixel => (255 - pixel.Red) / 255.0);
    }
}
