using System.Globalization;
using GpuSim.Model;

namespace GpuSim.Sources.Tables;

/// <summary>Reads one table from its beginning to its end.</summary>
internal sealed class TableReader(TableText text, IReadOnlyList<string>? asked, string? label, long mostNumbers)
{
    const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
    static readonly string[] Missing = ["nan", "na", "n/a", "null", "inf", "+inf", "-inf", "infinity", "-infinity", "?"]; // what tables write where a number should be

    readonly List<string> _labels = [];
    readonly HashSet<string> _known = []; // one text for equal labels
    string[]? _header;
    TableColumn[] _columns = [];
    double[] _numbers = new double[1024]; // [row, column]
    int _firstLine, _cells, _label, _rows, _used;

    public Table Read()
    {
        if (!text.NextRow()) throw text.Refuse("expected a table, got an empty file");
        (_firstLine, _cells) = (text.Line, text.Cells.Count);
        if (IsHeader())
        {
            _header = [.. text.Cells.Select(cell => text[cell].ToString())];
            if (!text.NextRow()) throw text.Refuse("expected rows of numbers, got a header alone");
        }
        _label = label is null ? -1 : Find("label", [label])[0];
        _columns = [.. (asked is null ? Enumerable.Range(0, _cells).Where(index => index != _label) : Find("columns", asked)).Select(index => new TableColumn(index, Name(index)))];
        do TakeRow();
        while (text.NextRow());
        return Finish();
    }

    bool IsHeader() => text.Cells.All(cell => !double.TryParse(text[cell], Style, CultureInfo.InvariantCulture, out _) && !IsMissing(text[cell]));

    int[] Find(string key, IReadOnlyList<string> names)
    {
        var found = names.Select(name => ColumnSearch.Of(text, _header ?? [], name, key) is var index and >= 0 ? index
            : int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= _cells ? number - 1 : -1).ToArray();
        var absent = names.Where((_, k) => found[k] < 0).ToList();
        if (absent.Count == 0) return found;
        var hint = _header is null ? FormattableString.Invariant($"It has no header; its columns are 1 to {_cells}.") : DidYouMean.Hint(absent[0], _header, "columns");
        throw text.Refuse($"expected names or numbers of its columns, got {string.Join(", ", absent.Select(name => $"\"{name}\""))}", hint, key);
    }

    string Name(int index) => _header?[index] is { Length: > 0 } name ? name : (index + 1).ToString(CultureInfo.InvariantCulture);

    void TakeRow()
    {
        if (text.Cells.Count != _cells) throw text.RefuseRagged(_cells, _firstLine);
        if (_used + (long)_columns.Length > Math.Min(mostNumbers, Array.MaxLength))
            throw text.Refuse(FormattableString.Invariant($"expected at most {mostNumbers:N0} numbers, which fit in memory, got more by line {text.Line}"), "Take fewer columns or rows, or use a machine with more memory.");
        if (_used + _columns.Length > _numbers.Length) Array.Resize(ref _numbers, (int)Math.Min(Array.MaxLength, Math.Max(2L * _numbers.Length, _used + _columns.Length)));
        foreach (var column in _columns) _numbers[_used++] = Take(column, text.Cells[column.Index]);
        if (_label >= 0) _labels.Add(TakeLabel(text[text.Cells[_label]]));
        _rows++;
    }

    double Take(TableColumn column, Cell cell)
    {
        var content = text[cell];
        var isNumber = double.TryParse(content, Style, CultureInfo.InvariantCulture, out var number);
        if (isNumber && float.IsFinite((float)number))
        {
            column.HasNumbers = true;
            return number;
        }
        var isMissing = IsMissing(content);
        column.HasNumbers |= isNumber || isMissing; // meant to be one
        column.Fault ??= text.Refuse(cell.Line, cell.Column, Finding(column, content, isTooLarge: isNumber && !isMissing), Hint(content));
        if (asked is not null) throw column.Fault;
        return double.NaN;
    }

    string TakeLabel(ReadOnlySpan<char> content)
    {
        var text = content.ToString();
        if (_known.TryGetValue(text, out var same)) return same;
        _known.Add(text);
        return text;
    }

    Table Finish()
    {
        if (_columns.FirstOrDefault(column => column is { HasNumbers: true, Fault: not null }) is { } faulty) throw faulty.Fault!;
        var learnt = Enumerable.Range(0, _columns.Length).Where(k => _columns[k].HasNumbers).ToArray();
        if (learnt.Length == 0) throw _columns.Length > 0 ? _columns[0].Fault! : text.Refuse("expected a column of numbers, got that of the labels alone", key: "label");
        var numbers = new double[(long)_rows * learnt.Length];
        for (var row = 0; row < _rows; row++)
            for (var k = 0; k < learnt.Length; k++) numbers[row * learnt.Length + k] = _numbers[row * _columns.Length + learnt[k]];
        return new([.. learnt.Select(k => _columns[k].Name)], _rows, numbers, _label < 0 ? null : _labels);
    }

    static string Finding(TableColumn column, ReadOnlySpan<char> content, bool isTooLarge)
    {
        var shown = content.Length > 40 ? $"{content[..40]}…" : content.ToString();
        return isTooLarge ? $"expected a number of at most 3.4E+38 in size in column {column.Name}, got {shown}"
            : $"expected a number in column {column.Name}, got {(shown.Length == 0 ? "an empty cell" : $"\"{shown}\"")}";
    }

    string? Hint(ReadOnlySpan<char> content) => content.Contains(',') ? "Write decimal points, not commas."
        : content.Length == 0 || IsMissing(content) ? "Fill it in, or leave out that row or column."
        : asked is null ? "Name the columns to learn, and that of the labels." : "Write a number, or leave out that row.";

    static bool IsMissing(ReadOnlySpan<char> content)
    {
        foreach (var word in Missing)
            if (content.Equals(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}

/// <summary>A column that may be learnt.</summary>
/// <param name="index">Cell of a row.</param>
/// <param name="name">From the header, or its number.</param>
internal sealed class TableColumn(int index, string name)
{
    public int Index => index;

    public string Name => name;

    /// <summary>Whether any cell is a number, or meant to be one.</summary>
    public bool HasNumbers { get; set; }

    /// <summary>Its first cell that is no number.</summary>
    public UnreadableTableException? Fault { get; set; }
}
