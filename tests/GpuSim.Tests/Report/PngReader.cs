using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using GpuSim.Report.Drawing;

namespace GpuSim.Tests.Report;

/// <summary>Reads PNGs of eight bits with colours, as ours and a browser's are, checking every length and checksum on the way; written from the standard, apart from the writer.</summary>
static class PngReader
{
    public static PixelPicture Read(byte[] file)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], file[..8]);
        var (header, data, at) = (Array.Empty<byte>(), new MemoryStream(), 8);
        for (var name = ""; name != "IEND";)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            name = Encoding.ASCII.GetString(file, at + 4, 4);
            var content = file.AsSpan(at + 8, length);
            Assert.Equal(Crc(file.AsSpan(at + 4, length + 4)), BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)));
            if (name == "IHDR") header = content.ToArray();
            if (name == "IDAT") data.Write(content);
            at += length + 12;
        }
        Assert.Equal(file.Length, at);
        data.Position = 0;
        return Pixels(header, new ZLibStream(data, CompressionMode.Decompress));
    }

    static PixelPicture Pixels(byte[] header, Stream rows)
    {
        var picture = new PixelPicture(BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4)));
        Assert.Equal(8, header[8]);
        var channels = header[9] == 2 ? 3 : 4;
        var (line, above) = (new byte[picture.Width * channels], new byte[picture.Width * channels]);
        for (var y = 0; y < picture.Height; y++)
        {
            var filter = rows.ReadByte();
            rows.ReadExactly(line);
            for (var i = 0; i < line.Length; i++)
            {
                var (left, corner) = i < channels ? (0, 0) : (line[i - channels], above[i - channels]);
                line[i] += (byte)(filter switch { 0 => 0, 1 => left, 2 => above[i], 3 => (left + above[i]) / 2, 4 => Paeth(left, above[i], corner), _ => throw new InvalidDataException($"filter {filter}") });
            }
            for (var x = 0; x < picture.Width; x++)
                picture[x, y] = new(line[x * channels], line[x * channels + 1], line[x * channels + 2], channels == 4 ? line[x * channels + 3] : (byte)255);
            (line, above) = (above, line);
        }
        Assert.Equal(-1, rows.ReadByte());
        return picture;
    }

    static int Paeth(int left, int above, int corner)
    {
        var guess = left + above - corner;
        var (toLeft, toAbove, toCorner) = (Math.Abs(guess - left), Math.Abs(guess - above), Math.Abs(guess - corner));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }

    static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ (0xEDB88320u & (uint)-(int)(crc & 1));
        }
        return ~crc;
    }
}
