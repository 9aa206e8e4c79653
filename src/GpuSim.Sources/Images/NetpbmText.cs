namespace GpuSim.Sources.Images;

/// <summary>The bytes of a Netpbm file, and what they say where they are text: numbers, blanks and comments.</summary>
/// <param name="path">What messages call the file.</param>
/// <param name="file">At its beginning.</param>
internal sealed class NetpbmText(string path, Stream file)
{
    /// <summary>What <see cref="Byte"/> gives after the last one.</summary>
    public const int End = -1;

    readonly byte[] _buffer = new byte[1 << 16];
    int _next, _count;

    /// <summary>The next byte, or <see cref="End"/>.</summary>
    public int Byte()
    {
        if (_next == _count) (_next, _count) = (0, file.Read(_buffer));
        return _next < _count ? _buffer[_next++] : End;
    }

    /// <summary>The next letter of text; a comment up to the end of its line counts as that end.</summary>
    public int Letter()
    {
        var letter = Byte();
        if (letter != '#') return letter;
        while (letter is not ('\n' or '\r' or End)) letter = Byte();
        return letter;
    }

    /// <summary>The next letter that is not blank.</summary>
    public int Mark()
    {
        int letter;
        do letter = Letter();
        while (IsBlank(letter));
        return letter;
    }

    /// <summary>The next number, and with it the one blank that ends it.</summary>
    /// <param name="least">Smallest allowed.</param>
    /// <param name="most">Largest allowed.</param>
    /// <param name="what">What it is, for messages.</param>
    public int Number(int least, int most, Func<string> what)
    {
        var letter = Mark();
        var value = 0L;
        var digits = 0;
        for (; letter is >= '0' and <= '9'; letter = Letter(), digits++) value = Math.Min(10 * value + letter - '0', int.MaxValue);
        if (digits == 0 || letter != End && !IsBlank(letter)) throw Refuse($"expected {what()}, a whole number from {least} to {most}, got {Say(letter)}");
        return value >= least && value <= most ? (int)value : throw Refuse($"expected {what()} from {least} to {most}, got {(value == int.MaxValue ? "more" : $"{value}")}");
    }

    /// <summary>Bytes to come at most; more than any picture has where the file does not tell.</summary>
    public long Left => file.CanSeek ? file.Length - file.Position + _count - _next : long.MaxValue;

    public UnreadableImageException Refuse(string finding, string? hint = null) => new(path, finding, hint);

    public static bool IsBlank(int letter) => letter is ' ' or '\t' or '\n' or '\v' or '\f' or '\r';

    /// <summary>A byte in words.</summary>
    public static string Say(int letter) => letter switch
    {
        End => "the end of the file",
        > ' ' and <= '~' => $"\"{(char)letter}\"",
        _ => $"byte 0x{letter:X2}",
    };
}
