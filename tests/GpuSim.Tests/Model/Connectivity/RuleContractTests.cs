using GpuSim.Dynamics.Random;
using GpuSim.Model.Spiking.Connectivity;

namespace GpuSim.Tests.Model.Connectivity;

/// <summary>What holds for every rule of the catalog, every argument and both switches of NEST.</summary>
public sealed class RuleContractTests
{
    static readonly RandomStream Stream = RandomStream.Named(11, "contract");

    public static TheoryData<string, string?, bool, bool, bool> Cases()
    {
        var cases = new TheoryData<string, string?, bool, bool, bool>();
        bool[] both = [false, true];
        foreach (var rule in RuleCatalog.Rules)
            foreach (var argument in rule.Arguments.Where(_ => !rule.Together).Select(argument => argument.Name).DefaultIfEmpty(null))
                foreach (var autapses in both)
                    foreach (var multapses in both)
                        foreach (var same in both)
                            cases.Add(rule.Name, argument, autapses, multapses, same);
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_row_is_a_pure_function(string name, string? argument, bool autapses, bool multapses, bool same)
    {
        var (rule, ends) = Make(name, argument, autapses, multapses, same);
        var rows = rule.Rows(ends, Stream);
        var forward = AllRows(rows, ends);
        var backward = Enumerable.Range(0, forward.Length).Reverse().Select(row => Row(rows, row)).Reverse().ToArray();
        var parallel = new int[forward.Length][];
        Parallel.For(0, forward.Length, new ParallelOptions { MaxDegreeOfParallelism = 4 }, row => parallel[row] = Row(rows, row));
        var again = AllRows(rule.Rows(ends, Stream), ends);
        Assert.Equal(forward, backward);
        Assert.Equal(forward, parallel);
        Assert.Equal(forward, again);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Rows_keep_what_the_rule_promises(string name, string? argument, bool autapses, bool multapses, bool same)
    {
        var (rule, ends) = Make(name, argument, autapses, multapses, same);
        var rows = rule.Rows(ends, Stream);
        var all = AllRows(rows, ends);
        Assert.Empty(rule.Check(ends));
        Assert.True(InDegrees(rows.Axis, all, ends).Max() <= rule.LargestInDegree(ends));
        Assert.Equal(name, rule.Schema.Name);
        Assert.All(all, row => Assert.True(row.Length <= rows.MaxLength));
        Assert.All(all.SelectMany(row => row), partner => Assert.InRange(partner, 0, (rows.Axis == RowAxis.Source ? ends.Targets : ends.Sources) - 1));
        if (same && !autapses) Assert.All(Enumerable.Range(0, all.Length), row => Assert.DoesNotContain(row, all[row]));
        if (!multapses || rule is DistanceRule) Assert.All(all, row => Assert.Equal(row.Length, row.Distinct().Count()));
        var total = all.Sum(row => row.Length);
        if (rule is PairwiseBernoulli or DistanceRule) Assert.InRange(total, 0.85 * rule.ExpectedSynapses(ends), 1.15 * rule.ExpectedSynapses(ends)); // about 8 standard errors
        else Assert.Equal(rule.ExpectedSynapses(ends), total);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Another_stream_or_projection_size_is_drawn_anew(string name, string? argument, bool autapses, bool multapses, bool same)
    {
        var (rule, ends) = Make(name, argument, autapses, multapses, same);
        var drawn = name is not ("one_to_one" or "all_to_all");
        var other = AllRows(rule.Rows(ends, RandomStream.Named(12, "contract")), ends);
        Assert.Equal(drawn, !AllRows(rule.Rows(ends, Stream), ends).SelectMany(row => row).SequenceEqual(other.SelectMany(row => row)));
    }

    static (IConnectivityRule Rule, Endpoints Ends) Make(string name, string? argument, bool autapses, bool multapses, bool same)
    {
        var ends = RuleExamples.InSpace(130, same || name == "one_to_one" ? 130 : 170, same);
        return (RuleExamples.Of(name, argument, autapses, multapses), ends);
    }

    static int[] InDegrees(RowAxis axis, int[][] rows, Endpoints ends)
    {
        if (axis == RowAxis.Target) return [.. rows.Select(row => row.Length)];
        var degrees = new int[ends.Targets];
        foreach (var target in rows.SelectMany(row => row)) degrees[target]++;
        return degrees;
    }

    static int[][] AllRows(IRows rows, Endpoints ends) =>
        [.. Enumerable.Range(0, rows.Axis == RowAxis.Source ? ends.Sources : ends.Targets).Select(row => Row(rows, row))];

    static int[] Row(IRows rows, int row)
    {
        var partners = new int[rows.MaxLength];
        return partners[..rows.Fill(row, partners)];
    }
}
