using GpuSim.Model.Spiking.Connectivity;
using GpuSim.Sources.Edges;
using GpuSim.Sources.Tables;

namespace GpuSim.Tests.Sources;

public class EdgeTableTests
{
    [Fact]
    public void Labels_are_numbered_by_their_first_appearance_in_the_whole_table_and_trimmed()
    {
        var data = Read("Source,Target,Weight,Type\nC , A ,2,electrical\nA ,B,3,chemical\nB,\"A \",4.5,chemical\n", new(3, 3, true), edges => edges with { Weight = "Weight", Where = [new("Type", ["chemical"])] });

        // C 0, A 1, B 2: the row that is not taken counts for the numbers.
        Assert.Equal([[], [2], [1]], Rows(data, 3));
        Assert.Equal([3], data.WeightsOf(1).ToArray());
        Assert.Equal([4.5], data.WeightsOf(2).ToArray());
        Assert.Equal((2, (3.0, 4.5)), (data.Count, data.Weights));
    }

    [Fact]
    public void Columns_may_be_numbers_of_a_table_without_a_header_and_ids_stand_for_neurons()
    {
        var data = Read("0\t2\t1.5\n2\t0\t0.5\n0\t2\t2.5\n", new(3, 5, false), edges => edges with { Source = "1", Target = "2", Delay = "3" });

        Assert.Equal([[2, 2], [], [0]], Rows(data, 3));
        Assert.Equal([1.5, 2.5], data.DelaysOf(0).ToArray());
        Assert.Equal((2, 2, (0.5, 2.5)), (data.LongestRow, data.LargestInDegree, data.Delays));
    }

    [Fact]
    public void A_first_row_without_the_numbers_that_are_due_is_a_header()
    {
        var data = Read("a,b,w\n0,1,2\n", new(2, 2, true), edges => edges with { Source = "1", Target = "2", Weight = "3" });
        Assert.Equal([[1], []], Rows(data, 2));
    }

    [Fact]
    public void A_header_is_never_taken_for_an_edge() => Assert.Contains(
        "edges.csv:1:1: expected the id of a neuron, 0 to 2, got pre. If the line is a header, give the columns by their names.",
        Assert.Throws<UnreadableTableException>(() => Read("pre,post\n0,1\n1,0\n", new(3, 3, true), edges => edges with { Source = "1", Target = "2" })).Message, StringComparison.Ordinal);

    [Fact]
    public void Ends_that_differ_have_labels_of_their_own()
    {
        var data = Read("s,t\nx,y\ny,x\n", new(2, 2, false), edges => edges with { Source = "s", Target = "t" });
        Assert.Equal([[0], [1]], Rows(data, 2));
    }

    [Fact]
    public void A_list_of_nodes_gives_their_order()
    {
        var data = Read("Source,Target\nb,a\n", new(3, 3, true), edges => edges with { Nodes = ["a", "b", "c"] });
        Assert.Equal([[], [0], []], Rows(data, 3));
    }

    [Theory]
    [InlineData("", "edges.csv: expected an edge list, got an empty file")]
    [InlineData("Source,Target,Source\n0,1,2\n", "edges.csv: expected one column called \"Source\", got columns 1 and 3")]
    [InlineData("Source,Target\n", "edges.csv: expected edges, got a header alone")]
    [InlineData("Source,Targets\n0,1\n", "expected the name or number of a column, got \"Target\"")]
    [InlineData("Source,Target\n0,1,2\n", "edges.csv:2:5: expected 2 cells as in line 1, got 3")]
    [InlineData("Source,Target\n0,1\n3,1\n", "edges.csv:3:1: expected the id of a neuron, 0 to 2, got 3")]
    [InlineData("Source,Target\n1,0\n0,-1\n", "edges.csv:3:3: expected the id of a neuron, 0 to 2, got -1")]
    [InlineData("Source,Target\n1,0\n99999999999,1\n", "edges.csv:3:1: expected the id of a neuron, 0 to 2, got 99999999999")]
    [InlineData("Source,Target\n1,0\nNA,1\n", "edges.csv:3:1: expected the id of a neuron, 0 to 2, got NA. Labels of which some are numbers want a list of all, \"nodes\".")]
    [InlineData("Source,Target\n0, \n", "edges.csv:2:4: expected a neuron, got an empty cell")]
    [InlineData("Source,Target\na,b\n", "expected 3 labels, one for each neuron, got 2")]
    [InlineData("Source,Target\n0,1\n0,1\n0,1\n0,1\n0,1\n", "expected at most 4 edges, which fit in memory, got more by line 6")]
    public void A_fault_is_told_with_its_place(string table, string expected)
    {
        using var folder = new TemporaryFolder();
        folder.With("edges.csv", table);
        var refused = Assert.Throws<UnreadableTableException>(() => EdgeTable.Read(new("edges.csv", folder.Path, "Source", "Target"), new(3, 3, true), mostEdges: 4));
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_and_delays_are_checked_where_they_stand()
    {
        Assert.Contains("edges.csv:2:5: expected a weight, a finite number, got \"x\"", Refused("Source,Target,Weight\n0,1,x\n"));
        Assert.Contains("edges.csv:2:5: expected a weight, a finite number, got an empty cell", Refused("Source,Target,Weight\n0,1,\n"));
        Assert.Contains("edges.csv:3:5: too small", Refused("Source,Target,Weight\n0,1,2\n0,1,-2\n"));

        static string Refused(string table) => Assert.Throws<UnreadableTableException>(() =>
            Read(table, new(2, 2, true) { CheckWeight = weight => weight < 0 ? "too small" : null }, edges => edges with { Weight = "Weight" })).Message;
    }

    [Fact]
    public void A_table_that_is_not_there_is_refused() =>
        Assert.Contains("got no such file", Assert.Throws<UnreadableTableException>(() => EdgeTable.Read(new("none.csv", "/", "1", "2"), new(1, 1, true), 10)).Message);

    static EdgeData Read(string table, EdgeEnds ends, Func<EdgeList, EdgeList> change)
    {
        using var folder = new TemporaryFolder();
        folder.With("edges.csv", table);
        return EdgeTable.Read(change(new("edges.csv", folder.Path, "Source", "Target")), ends, 100);
    }

    static int[][] Rows(EdgeData data, int sources) => [.. Enumerable.Range(0, sources).Select(source => data.TargetsOf(source).ToArray())];
}
