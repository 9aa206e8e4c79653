using System.Text;
using FsCheck;
using FsCheck.Fluent;
using GpuSim.Sources.Images;

namespace GpuSim.Tests.Sources;

public sealed class PictureFileTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // The same picture throughout: "#.#" over ".##", as bits 101 and 011.
    static readonly bool[] Expected = [true, false, true, false, true, true];

    public static TheoryData<string, byte[]> Formats => new()
    {
        { "plain bits", Text("P1\n3 2\n1 0 1\n0 1 1\n") },
        { "plain bits without blanks or an end of line", Text("P1 3 2 101011") },
        { "plain bits with comments", Text("P1 # picture\n# by hand\n3#wide\n2\n1 0 # row\n1 0 1 1") },
        { "packed bits", [.. Text("P4\n3 2\n"), 0b1010_0000, 0b0110_0000] },
        { "packed bits with rubbish in the padding", [.. Text("P4\n3 2\n"), 0b1011_1111, 0b0111_1111] },
        { "plain levels", Text("P2\n3 2\n255\n255 127 128 0 200 255") },
        { "plain levels at half of an even maximum", Text("P2 3 2 10\n6 5 6 5 6 10\n") },
        { "levels of a byte", [.. Text("P5\n3 2\n255\n"), 255, 127, 128, 0, 129, 255] },
        { "levels of a byte with a comment before them", [.. Text("P5 3 2 # wide, high\n9 "), 9, 4, 5, 0, 5, 6] },
        { "levels of two bytes", [.. Text("P5\n3 2\n65535\n"), 255, 255, 127, 255, 128, 0, 0, 0, 200, 1, 255, 254] },
        { "levels of two bytes with a maximum of 256", [.. Text("P5\n3 2\n256\n"), 1, 0, 0, 128, 0, 129, 0, 0, 0, 200, 0, 255] },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_format_gives_the_same_picture(string format, byte[] bytes)
    {
        var picture = PictureFile.Read(Write(bytes));

        Assert.True(picture is { Width: 3, Height: 2 }, format);
        Assert.Equal(Expected, picture.Active);
    }

    [Fact]
    public void Bits_of_a_row_wider_than_a_byte_follow_each_other()
    {
        var picture = PictureFile.Read(Write([.. Text("P4 10 2\n"), 0b1000_0001, 0b1000_0000, 0b0000_0000, 0b0100_0000]));

        Assert.Equal([0, 7, 8, 19], picture.Active.Index().Where(unit => unit.Item).Select(unit => unit.Index));
    }

    [Theory]
    [InlineData("", "starts with P1, P2, P4 or P5, got an empty file")]
    [InlineData("\u007FELF", "got a file that starts with byte 0x7F and \"E\"")]
    [InlineData("P6\n1 1\n255\nabc", "got a picture in colour (PPM). ImageMagick converts: magick face.png face.pgm.")]
    [InlineData("P", "got a file that starts with \"P\" and the end of the file")]
    [InlineData("P1\n", "expected a width, a whole number from 1 to 100000000, got the end of the file.")]
    [InlineData("P1\n0 2\n", "expected a width from 1 to 100000000, got 0.")]
    [InlineData("P1\n3 99999999999999999999\n", "expected a height from 1 to 100000000, got more.")]
    [InlineData("P1\n3 -2\n", "expected a height, a whole number from 1 to 100000000, got \"-\".")]
    [InlineData("P4\n100000 1001\n", "expected at most 100000000 pixels, got 100000 x 1001. Scale the picture down.")]
    [InlineData("P4\n10000 10000\nabc", "expected 10000 x 10000 pixels, got a file that ends before the last. Is the file whole?")]
    [InlineData("P1\n3 2\n1 0 2 0 1 1", "expected 0 or 1 in row 1, column 3, got \"2\".")]
    [InlineData("P1\n3 2\n1 0 1 # 0 1 1", "expected 3 x 2 pixels, got a file that ends before the last.")]
    [InlineData("P1\n3 2\n1 0 1 0 1 1 0", "expected the end of the file after 3 x 2 pixels, got more. Are width and height right?")]
    [InlineData("P2\n3 2\n0\n0 0 0 0 0 0", "expected a maximum from 1 to 65535, got 0.")]
    [InlineData("P2\n3 2\n65536\n0 0 0 0 0 0", "expected a maximum from 1 to 65535, got 65536.")]
    [InlineData("P2\n3 2\n9\n0 0 0 0 10 0", "expected a level in row 2, column 2 from 0 to 9, got 10.")]
    [InlineData("P2\n3 2\n9\n0 0 0 0 0.5 0", "expected a level in row 2, column 2, a whole number from 0 to 9, got \".\".")]
    [InlineData("P2\n3 2\n9\n0 0 000000 0", "expected a level in row 2, column 2, a whole number from 0 to 9, got the end of the file.")]
    [InlineData("P5\n3 2\n9\n\x01\x02\x03\x04\x0B\x01", "expected a level in row 2, column 2 from 0 to 9, got 11.")]
    public void Damaged_file_is_refused_with_its_fault(string text, string finding)
    {
        var path = Write(Encoding.Latin1.GetBytes(text));

        var refused = Assert.Throws<UnreadableImageException>(() => PictureFile.Read(path));

        Assert.StartsWith($"{path}: expected ", refused.Message);
        Assert.Contains(finding, refused.Message);
        Assert.Equal($"{path}: {refused.Finding}.{(refused.Hint is null ? "" : " " + refused.Hint)}", refused.Message);
    }

    [Fact]
    public void Missing_file_is_answered_with_a_similar_name()
    {
        File.WriteAllText(_folder["face.pgm"], "");

        Assert.Equal($"{_folder["faec.pgm"]}: expected a PBM or PGM file, got no such file. Did you mean \"{_folder["face.pgm"]}\"?", Refusal(_folder["faec.pgm"]));
        Assert.Contains("got no such file", Refusal(""));
        Assert.Contains("got no such file", Refusal(_folder["none/face.pgm"]));
    }

    [Fact]
    public void Directory_is_answered_with_what_it_holds()
    {
        File.WriteAllText(_folder["face.pgm"], "");
        File.WriteAllText(_folder["notes.txt"], "");

        Assert.Equal($"{_folder.Path}: expected a PBM or PGM file, got a directory. It holds face.pgm.", Refusal(_folder.Path));
    }

    [Fact]
    public void Every_prefix_of_a_picture_is_refused()
    {
        foreach (var row in Formats)
        {
            var bytes = row.Data.Item2;
            var last = bytes[1] == '2' ? Array.LastIndexOf(bytes, (byte)' ') + 1 : bytes.Length - (bytes[^1] == '\n' ? 2 : 1); // where the last pixel begins
            for (var length = 0; length <= last; length++)
                Assert.StartsWith(_folder.Path, Refusal(Write(bytes[..length])));
        }
    }

    [Fact]
    public void Any_bytes_are_read_or_refused()
    {
        var path = _folder["fuzz.pgm"];
        var start = Gen.Elements("P1", "P2 ", "P4", "P5 3 2 9 ", "P5 2 2 300 ", "P1 2 2", "P4 9 1 ", "P2 1 1 9 #", "");
        var tail = Gen.OneOf(ArbMap.Default.GeneratorFor<byte[]>(), Gen.Elements(" 019#\n-"u8.ToArray()).ArrayOf());
        var files = from head in start from rest in tail select (byte[])[.. Text(head), .. rest];
        Check.One(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(26, 11), Prop.ForAll(files.ToArbitrary(), bytes =>
        {
            File.WriteAllBytes(path, bytes);
            try
            {
                var picture = PictureFile.Read(path);
                return picture.Active.Length == picture.Width * picture.Height;
            }
            catch (UnreadableImageException refused)
            {
                return refused.Message.StartsWith(path, StringComparison.Ordinal);
            }
        }));
    }

    static byte[] Text(string text) => Encoding.ASCII.GetBytes(text);

    string Write(byte[] bytes)
    {
        File.WriteAllBytes(_folder["face.pgm"], bytes);
        return _folder["face.pgm"];
    }

    static string Refusal(string path) => Assert.Throws<UnreadableImageException>(() => PictureFile.Read(path)).Message;
}
