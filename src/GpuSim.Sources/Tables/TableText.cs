namespace GpuSim.Sources.Tables;

/// <summary>The text of a table, cell by cell.</summary>
internal sealed class TableText
{
    const int LongestLine = 1 << 26; // characters: longer ones are no table
    const int End = -1;

    readonly TextReader _text;
    readonly char[] _buffer = new char[1 << 16];
    readonly string _path;
    readonly char _separator;
    readonly List<Cell> _cells = [];
    char[] _row = new char[256]; // contents of the row's cells, one after another
    int _next, _count, _length;
    int _line = 1, _column = 1;  // of the character to come

    /// <param name="path">What messages call the file.</param>
    /// <param name="text">At its beginning.</param>
    public TableText(string path, TextReader text)
    {
        (_path, _text) = (path, text);
        _count = text.ReadBlock(_buffer);
        _separator = Separator(_buffer.AsSpan(0, _count));
    }

    /// <summary>The row that <see cref="NextRow"/> found.</summary>
    public IReadOnlyList<Cell> Cells => _cells;

    /// <summary>Line in which the row starts.</summary>
    public int Line { get; private set; }

    /// <summary>The characters of a cell, without quotes and without blanks around them.</summary>
    public ReadOnlySpan<char> this[Cell cell] => _row.AsSpan(cell.Start, cell.Length);

    /// <summary>Goes to the next row with anything in it.</summary>
    /// <returns>Whether there is one.</returns>
    public bool NextRow()
    {
        while (Peek() != End)
        {
            _cells.Clear();
            (_length, Line) = (0, _line);
            while (ReadCell())
            {
            }
            if (_cells is not [{ Length: 0, IsQuoted: false }]) return true;
        }
        return false;
    }

    /// <summary>The exception for a fault at a place.</summary>
    public UnreadableTableException Refuse(int line, int column, string finding, string? hint = null) =>
        new(FormattableString.Invariant($"{_path}:{line}:{column}"), finding, hint);

    /// <summary>The exception for a fault of the whole file.</summary>
    public UnreadableTableException Refuse(string finding, string? hint = null, string key = "file") => new(_path, finding, hint) { Key = key };

    /// <summary>The exception for a row of another length than the first.</summary>
    public UnreadableTableException RefuseRagged(int expected, int firstLine)
    {
        var column = _cells.Count > expected ? _cells[expected].Column : _cells[^1].Column;
        return Refuse(_cells[^1].Line, column, FormattableString.Invariant($"expected {expected} cells as in line {firstLine}, got {_cells.Count}"),
            "Every row has the same number of cells; one that holds a separator must be quoted.");
    }

    // Whether another cell follows in the row.
    bool ReadCell()
    {
        while (Peek() == ' ') Take();
        var (line, column, start) = (_line, _column, _length);
        var quoted = Peek() == '"';
        if (quoted) TakeQuoted(line, column);
        else
        {
            while (!IsEndOfCell(Peek())) Keep();
            while (_length > start && _row[_length - 1] == ' ') _length--;
        }
        _cells.Add(new(line, column, start, _length - start, quoted));
        var end = Take();
        if (end == '\r' && Peek() == '\n') Take();
        return end == _separator;
    }

    void TakeQuoted(int line, int column)
    {
        Take();
        while (true)
        {
            if (Peek() == End) throw Refuse(line, column, "expected a quoted cell to end, got the end of the file", "Put a second quote after it; a quote within a cell is written twice.");
            if (Peek() != '"') Keep();
            else
            {
                Take();
                if (Peek() != '"') break;
                Keep();
            }
        }
        while (Peek() == ' ') Take();
        if (!IsEndOfCell(Peek())) throw Refuse(_line, _column, $"expected {Say(_separator)} or the end of the line after a quoted cell, got {Say((char)Peek())}", "A quote within a cell is written twice.");
    }

    bool IsEndOfCell(int character) => character == _separator || character is '\n' or '\r' or End;

    void Keep()
    {
        if (_length == LongestLine) throw Refuse(Line, 1, $"expected a row of at most {LongestLine} characters, got more", "Is a quote left open?");
        if (Peek() is < ' ' and not ('\t' or '\n' or '\r'))
            throw Refuse(_line, _column, FormattableString.Invariant($"expected text, got the character 0x{Peek():X2}"), "Save the table as text (CSV, UTF-8).");
        if (_length == _row.Length) Array.Resize(ref _row, 2 * _row.Length);
        _row[_length++] = (char)Take();
    }

    int Peek()
    {
        if (_next == _count) (_next, _count) = (0, _text.Read(_buffer));
        return _next < _count ? _buffer[_next] : End;
    }

    int Take()
    {
        var character = Peek();
        if (character == End) return End;
        _next++;
        _column++;
        if (character == '\n' || character == '\r' && Peek() != '\n') (_line, _column) = (_line + 1, 1);
        return character;
    }

    static char Separator(ReadOnlySpan<char> text)
    {
        var first = text.TrimStart("\r\n");
        var quoted = false;
        var found = ',';
        foreach (var character in first)
        {
            if (character == '"') quoted = !quoted;
            if (quoted) continue;
            if (character is '\n' or '\r' or '\t') return character == '\t' ? '\t' : found;
            if (character == ';') found = ';';
        }
        return found;
    }

    static string Say(char character) => character == '\t' ? "a tab" : $"\"{character}\"";
}

/// <summary>A cell of the present row.</summary>
/// <param name="Line">In the file, from 1.</param>
/// <param name="Column">Character of the line at which it starts, from 1.</param>
/// <param name="Start">In the row's characters.</param>
/// <param name="Length">Number of characters.</param>
/// <param name="IsQuoted">Whether it stood in quotes.</param>
internal readonly record struct Cell(int Line, int Column, int Start, int Length, bool IsQuoted);
