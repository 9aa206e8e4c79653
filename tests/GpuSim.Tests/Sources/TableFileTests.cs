using FsCheck;
using FsCheck.Fluent;
using GpuSim.Sources.Tables;

namespace GpuSim.Tests.Sources;

public sealed class TableFileTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a,b,kind\n1,2,x\n3,-4.5e1,y\n")]
    [InlineData("a;b;kind\r\n1;2;x\r\n3;-45;y\r\n")]
    [InlineData("a\tb\tkind\n1\t2\tx\n3\t-45\ty")]
    [InlineData("a,b,kind\r1,2,x\r3,-45,y\r")]
    [InlineData("\uFEFFa,b,kind\n\n1 , +2., x\n\n\n3,-45,y\n\n")]
    [InlineData("\"a\",\"b\",\"kind\"\n\"1\",2,\"x\"\n3 , \"-45\" ,y")]
    public void Every_way_of_writing_gives_the_same_table(string text)
    {
        var table = Read(text, label: "kind");

        Assert.Equal(["a", "b"], table.Names);
        Assert.Equal(2, table.Rows);
        Assert.Equal([1, 2, 3, -45], table.Numbers);
        Assert.Equal(["x", "y"], table.Labels!);
    }

    [Fact]
    public void Without_a_header_columns_have_numbers()
    {
        var table = Read("5.1,3.5,setosa\n7.0,3.2,versicolor\n", label: "3");

        Assert.Equal(["1", "2"], table.Names);
        Assert.Equal([5.1, 3.5, 7, 3.2], table.Numbers);
        Assert.Equal(["setosa", "versicolor"], table.Labels!);
    }

    [Fact]
    public void Columns_come_in_the_order_asked_for()
    {
        var table = Read("a,b,c\n1,2,3\n4,5,6\n", ["c", "1"]);

        Assert.Equal(["c", "a"], table.Names);
        Assert.Equal([3, 1, 6, 4], table.Numbers);
    }

    [Fact]
    public void Columns_of_text_are_left_out_unless_asked_for()
    {
        Assert.Equal(["b"], Read("a,b\nx,1\n,2\n").Names);
        Assert.Contains(":2:1: expected a number in column a, got \"x\".", Refusal("a,b\nx,1\n", ["a", "b"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_quoted_cell_may_hold_separators_quotes_and_lines() =>
        Assert.Equal(["a \"b\", c\nd"], Read("x,k\n1,\"a \"\"b\"\", c\nd\"\n", label: "k").Labels!);

    [Fact]
    public void A_column_asked_for_by_a_name_that_two_have_is_refused()
    {
        _folder.With("table.csv", "a,b,a\n1,2,3\n");

        var refused = Assert.Throws<UnreadableTableException>(() => TableFile.Read(_folder["table.csv"], ["a"], null, 100));
        Assert.Contains("expected one column called \"a\", got columns 1 and 3", refused.Message, StringComparison.Ordinal);
        Assert.Equal([3.0], TableFile.Read(_folder["table.csv"], ["3"], null, 100).Numbers);
        Assert.Equal([2.0], TableFile.Read(_folder["table.csv"], ["b"], null, 100).Numbers);
    }

    [Theory]
    [InlineData("", "table.csv: expected a table, got an empty file.")]
    [InlineData("\n\r\n\n", "table.csv: expected a table, got an empty file.")]
    [InlineData("a,b\n", "table.csv: expected rows of numbers, got a header alone.")]
    [InlineData("a,b\n1,2\n3\n", "table.csv:3:1: expected 2 cells as in line 1, got 1.")]
    [InlineData("a,b\n\n1,2\n3,4,5,6\n", "table.csv:4:5: expected 2 cells as in line 1, got 4.")]
    [InlineData("1,2\n3,NaN\n", "table.csv:2:3: expected a number in column 2, got \"NaN\". Fill it in, or leave out that row or column.")]
    [InlineData("a,b\n1,\n3,4\n", "table.csv:2:3: expected a number in column b, got an empty cell. Fill it in,")]
    [InlineData("a,b\n1,2\n3,oops\n", "table.csv:3:3: expected a number in column b, got \"oops\".")]
    [InlineData("a,b\n1,2\n3,-inf\n", "table.csv:3:3: expected a number in column b, got \"-inf\".")]
    [InlineData("a,b\n1,1e39\n", "table.csv:2:3: expected a number of at most 3.4E+38 in size in column b, got 1e39.")]
    [InlineData("a;b\n1,5;2\n2;3\n", "table.csv:2:1: expected a number in column a, got \"1,5\". Write decimal points, not commas.")]
    [InlineData("a,b\nx,y\n", "table.csv:2:1: expected a number in column a, got \"x\".")]
    [InlineData("a,b\n\"1,2\n3,4\n", "table.csv:2:1: expected a quoted cell to end, got the end of the file.")]
    [InlineData("a,b\n\"1\"2,3\n", "table.csv:2:4: expected \",\" or the end of the line after a quoted cell, got \"2\".")]
    [InlineData("a,b\n1,\u00002\n", "table.csv:2:3: expected text, got the character 0x00. Save the table as text (CSV, UTF-8).")]
    public void A_bad_table_is_refused_with_its_place(string text, string message) =>
        Assert.StartsWith(System.IO.Path.Combine(_folder.Path, message), Refusal(text), StringComparison.Ordinal);

    [Fact]
    public void Columns_that_are_not_there_are_named()
    {
        Assert.EndsWith("expected names or numbers of its columns, got \"widht\", \"7\". Did you mean \"width\"?", Refusal("width,height\n1,2\n", ["widht", "height", "7"]), StringComparison.Ordinal);
        Assert.EndsWith("It has no header; its columns are 1 to 2.", Refusal("1,2\n", ["3"]), StringComparison.Ordinal);
        Assert.Equal("label", Assert.Throws<UnreadableTableException>(() => Read("a\n1\n", label: "b")).Key);
    }

    [Fact]
    public void A_table_with_more_numbers_than_fit_is_refused_where_it_is_read()
    {
        var path = _folder.With("long.csv", string.Concat(Enumerable.Repeat("1,2\n", 100)));

        var refused = Assert.Throws<UnreadableTableException>(() => TableFile.Read(path, null, null, 20));

        Assert.Contains("expected at most 20 numbers, which fit in memory, got more by line 11", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_refused()
    {
        _folder.With("iris.csv", "1\n");

        Assert.Contains("got no such file. Did you mean", Assert.Throws<UnreadableTableException>(() => TableFile.Read(_folder["irsi.csv"], null, null, 9)).Message, StringComparison.Ordinal);
        Assert.EndsWith("got a directory. It holds iris.csv.", Assert.Throws<UnreadableTableException>(() => TableFile.Read(_folder.Path, null, null, 9)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_is_read_or_refused()
    {
        var path = _folder["fuzz.csv"];
        var pieces = Gen.Elements("1", "-2.5", "a", "nan", "", " ", ",", ",", ";", "\t", "\n", "\n", "\r\n", "\r", "\"", "\"\"", "\0", "é", "1e999").ArrayOf();
        Check.One(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(27, 11), Prop.ForAll(pieces.ToArbitrary(), text =>
        {
            File.WriteAllText(path, string.Concat(text));
            try
            {
                var table = TableFile.Read(path, null, null, 1000);
                return table.Rows > 0 && table.Numbers.Length == table.Rows * table.Names.Count && table.Numbers.All(double.IsFinite);
            }
            catch (UnreadableTableException refused)
            {
                return refused.Message.StartsWith(path, StringComparison.Ordinal);
            }
        }));
    }

    Table Read(string text, string[]? columns = null, string? label = null) => TableFile.Read(_folder.With("table.csv", text), columns, label, 1000);

    string Refusal(string text, string[]? columns = null) => Assert.Throws<UnreadableTableException>(() => Read(text, columns)).Message;
}
