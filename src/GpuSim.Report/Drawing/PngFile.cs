using System.Buffers.Binary;
using System.IO.Compression;

namespace GpuSim.Report.Drawing;

/// <summary>Pixels as a PNG file, lossless; with opacity where some pixel is not opaque.</summary>
/// <remarks>ISO/IEC 15948:2004, Portable Network Graphics.</remarks>
public static class PngFile
{
    const byte Above = 2; // the filter that stores what differs from the pixel above

    static readonly uint[] Crc = [.. Enumerable.Range(0, 256).Select(CrcOf)];

    /// <summary>All bytes of the file.</summary>
    public static byte[] Encode(PixelPicture picture)
    {
        var file = new MemoryStream();
        Write(picture, file);
        return file.ToArray();
    }

    /// <summary>Writes the file.</summary>
    public static void Write(PixelPicture picture, Stream file)
    {
        var opaque = Array.TrueForAll(picture.Pixels, pixel => pixel.Opacity == 255);
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, picture.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), picture.Height);
        header[8] = 8; // bits
        header[9] = (byte)(opaque ? 2 : 6); // colours, without or with opacity
        Chunk(file, "IHDR"u8, header);
        Chunk(file, "IDAT"u8, Rows(picture, opaque ? 3 : 4));
        Chunk(file, "IEND"u8, []);
    }

    static byte[] Rows(PixelPicture picture, int channels)
    {
        var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var (row, before, line) = (new byte[picture.Width * channels], new byte[picture.Width * channels], new byte[1 + picture.Width * channels]);
            line[0] = Above;
            for (var y = 0; y < picture.Height; y++)
            {
                Unpack(picture.Pixels.AsSpan(y * picture.Width, picture.Width), row, channels);
                for (var i = 0; i < row.Length; i++) line[1 + i] = (byte)(row[i] - before[i]);
                deflate.Write(line);
                (row, before) = (before, row);
            }
        }
        return packed.ToArray();
    }

    static void Unpack(ReadOnlySpan<Colour> pixels, byte[] row, int channels)
    {
        for (var x = 0; x < pixels.Length; x++)
        {
            (row[x * channels], row[x * channels + 1], row[x * channels + 2]) = (pixels[x].Red, pixels[x].Green, pixels[x].Blue);
            if (channels == 4) row[x * channels + 3] = pixels[x].Opacity;
        }
    }

    static void Chunk(Stream file, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(name);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Checked(data, Checked(name, uint.MaxValue)));
        file.Write(number);
    }

    static uint Checked(ReadOnlySpan<byte> data, uint crc)
    {
        foreach (var value in data) crc = Crc[(byte)(crc ^ value)] ^ crc >> 8;
        return crc;
    }

    static uint CrcOf(int value)
    {
        var crc = (uint)value;
        for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : 0xEDB88320 ^ crc >> 1;
        return crc;
    }
}
