namespace GpuSim.Sources.Images;

/// <summary>Reads one PBM or PGM file from its beginning to its end.</summary>
internal sealed class NetpbmReader
{
    const int MostPixels = 100_000_000;
    const int MostLevels = 65_535;

    readonly NetpbmText _text;
    readonly char _kind; // the digit after P
    readonly int _width, _height;
    readonly int _brightest = 1;
    readonly Func<string> _level; // made once: there are many pixels
    int _row, _column; // of the pixel that is read

    NetpbmReader(NetpbmText text)
    {
        _text = text;
        _level = () => $"a level {Where}";
        _kind = Kind();
        _width = text.Number(1, MostPixels, () => "a width");
        _height = text.Number(1, MostPixels, () => "a height");
        if ((long)_width * _height > MostPixels) throw text.Refuse($"expected at most {MostPixels} pixels, got {Size}", "Scale the picture down.");
        if (_kind is '2' or '5') _brightest = text.Number(1, MostLevels, () => "a maximum");
    }

    string Size => $"{_width} x {_height}";

    public static Picture Read(string path, Stream file) => new NetpbmReader(new(path, file)).Pixels();

    char Kind()
    {
        int first = _text.Byte(), second = _text.Byte();
        if (first == 'P' && second is '1' or '2' or '4' or '5') return (char)second;
        var found = ((char)first, (char)second) switch
        {
            ('P', '3' or '6') => "a picture in colour (PPM)",
            ('P', '7') => "a PAM picture",
            ('\x89', 'P') => "a PNG picture",
            ('\xFF', '\xD8') => "a JPEG picture",
            ('G', 'I') => "a GIF picture",
            ('B', 'M') => "a BMP picture",
            _ when first == NetpbmText.End => "an empty file",
            _ => $"a file that starts with {NetpbmText.Say(first)} and {NetpbmText.Say(second)}",
        };
        throw _text.Refuse($"expected a PBM or PGM picture, which starts with P1, P2, P4 or P5, got {found}", "ImageMagick converts: magick face.png face.pgm.");
    }

    Picture Pixels()
    {
        if (_text.Left < LeastBytes()) throw Truncated(); // before memory is taken for what cannot be there
        var active = new bool[_width * _height];
        for (_row = 0; _row < _height; _row++)
            Read(active.AsSpan(_row * _width, _width));
        if (_text.Mark() != NetpbmText.End)
            throw _text.Refuse($"expected the end of the file after {Size} pixels, got more", "Are width and height right? Of several pictures in a file keep one.");
        return new(_width, _height, active);
    }

    long LeastBytes() => _height * _kind switch
    {
        '1' => _width,
        '2' => 2L * _width - 1, // digits and the blanks between them
        '4' => (_width + 7) / 8,
        _ => _brightest < 256 ? _width : 2L * _width,
    };

    void Read(Span<bool> line)
    {
        var packed = 0;
        for (_column = 0; _column < line.Length; _column++)
        {
            if (_kind == '4' && _column % 8 == 0) packed = Raw();
            line[_column] = _kind switch
            {
                '1' => Bit(),
                '4' => (packed << _column % 8 & 0x80) != 0,
                _ => 2 * Level() > _brightest,
            };
        }
    }

    bool Bit() => _text.Mark() switch
    {
        '0' => false,
        '1' => true,
        NetpbmText.End => throw Truncated(),
        var other => throw _text.Refuse($"expected 0 or 1 {Where}, got {NetpbmText.Say(other)}"),
    };

    int Level()
    {
        if (_kind == '2') return _text.Number(0, _brightest, _level);
        var level = _brightest < 256 ? Raw() : Raw() << 8 | Raw();
        return level <= _brightest ? level : throw _text.Refuse($"expected {_level()} from 0 to {_brightest}, got {level}");
    }

    int Raw() => _text.Byte() is var value and not NetpbmText.End ? value : throw Truncated();

    string Where => $"in row {_row + 1}, column {_column + 1}";

    UnreadableImageException Truncated() => _text.Refuse($"expected {Size} pixels, got a file that ends before the last", "Is the file whole?");
}
