using GpuSim.Dynamics.Random;
using GpuSim.Model.Hopfield;
using GpuSim.Planning.Hopfield;

namespace GpuSim.Tests.Planning.Hopfield;

public sealed class ProbeTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.1, 10)]
    [InlineData(0.333, 34)]
    [InlineData(1, 101)]
    public void A_flip_changes_exactly_its_part_of_the_units(double fraction, int units)
    {
        using var plan = Memories.Plan(Memories.Random(101, 3) with { Probes = new() { Copies = 2, Disturbances = [new Disturbance.Flip(fraction)] } });
        Assert.Equal([0, 0, 1, 1, 2, 2], plan.Targets);
        for (var probe = 0; probe < 6; probe++) Assert.Equal(units, Changed(plan, probe).Count);
        if (units is > 0 and < 101) Assert.NotEqual(Changed(plan, 0), Changed(plan, 1));
    }

    [Fact]
    public void The_units_with_the_smallest_draws_flip()
    {
        using var plan = Memories.Plan(Memories.Random(50, 2) with { Probes = new() { Disturbances = [new Disturbance.Flip(0), new Disturbance.Flip(0.2)] } }, trial: 1);
        var draws = new uint[50];
        RandomDraws.Fill(RandomStream.Named(5, "hopfield/probes/1"), 1, 1, draws);
        Assert.Equal(Enumerable.Range(0, 50).OrderBy(unit => draws[unit]).Take(10).Order(), Changed(plan, 1));
    }

    [Theory]
    [InlineData(Side.Top, "....", "....", "####")]
    [InlineData(Side.Bottom, "####", "....", "....")]
    [InlineData(Side.Left, "..##", "..##", "..##")]
    [InlineData(Side.Right, "##..", "##..", "##..")]
    public void A_side_is_covered_by_whole_rows_or_columns(Side side, params string[] expected)
    {
        var fraction = side is Side.Top or Side.Bottom ? 0.6 : 0.5;
        Assert.Equal(expected, Covered(new Disturbance.Occlude(side, fraction, Cover.Silent), active: true));
        Assert.Equal(expected.Select(row => row.Replace('.', '+').Replace('#', '.').Replace('+', '#')), Covered(new Disturbance.Occlude(side, fraction, Cover.Active), active: false));
    }

    [Fact]
    public void Noise_covers_with_both_states()
    {
        var rows = Covered(new Disturbance.Occlude(Side.Top, 1, Cover.Noise), active: true);
        Assert.InRange(string.Concat(rows).Count(unit => unit == '#'), 1, 11);
    }

    [Fact]
    public void Disturbances_follow_one_another()
    {
        var setup = Picture(true) with { Probes = new() { Disturbances = [new Disturbance.Occlude(Side.Top, 1, Cover.Silent), new Disturbance.Flip(0.25)] } };
        using var plan = Memories.Plan(setup);
        Assert.Equal(9, Changed(plan, 0).Count); // 12 were silenced, 3 came back
    }

    [Fact]
    public void Probes_are_those_asked_for()
    {
        var letters = Memories.Given("##..", "#.#.", "#..#");
        using var named = Memories.Plan(letters with { Probes = new() { Names = ["C", "A"] } });
        Assert.Equal([2, 0], named.Targets);
        using var counted = Memories.Plan(letters with { Probes = new() { Count = 2 } });
        Assert.Equal([0, 1], counted.Targets);
    }

    [Fact]
    public void Random_patterns_are_draws_of_their_own_stream()
    {
        var draws = new uint[40];
        using var fair = Memories.Plan(Memories.Random(40, 3), trial: 1);
        RandomDraws.Fill(RandomStream.Named(5, "hopfield/patterns/1"), 2, 0, draws);
        for (var unit = 0; unit < 40; unit++) Assert.Equal((draws[unit / 32] >> unit % 32 & 1) != 0, fair.Patterns[2, unit]);
        Assert.Equal(draws[1] & 0xFF, fair.Patterns.Row(2)[1]); // nothing past the last unit
        using var sparse = Memories.Plan(Memories.Random(40, 3, codingLevel: 0.2), trial: 1);
        RandomDraws.Fill(RandomStream.Named(5, "hopfield/patterns/1"), 2, 1, draws);
        for (var unit = 0; unit < 40; unit++) Assert.Equal(draws[unit] < Math.Round(0.2 * 4294967296), sparse.Patterns[2, unit]);
    }

    [Fact]
    public void A_larger_memory_begins_with_the_patterns_of_a_smaller_one()
    {
        using var small = Memories.Plan(Memories.Random(64, 3));
        using var large = Memories.Plan(Memories.Random(64, 5));
        for (var pattern = 0; pattern < 3; pattern++) Assert.Equal(small.Patterns.Row(pattern), large.Patterns.Row(pattern));
    }

    static HopfieldSetup Picture(bool active) => Memories.Random(2, 1) with
    {
        Neurons = null,
        Patterns = new PatternSource.Given([new("A", 4, 3, [.. Enumerable.Repeat(active, 12)])]),
    };

    static string[] Covered(Disturbance disturbance, bool active)
    {
        using var plan = Memories.Plan(Picture(active) with { Probes = new() { Disturbances = [disturbance] } });
        return [.. Enumerable.Range(0, 3).Select(row => string.Concat(Enumerable.Range(0, 4).Select(column => plan.Start[0, 4 * row + column] ? '#' : '.')))];
    }

    static List<int> Changed(RecallPlan plan, int probe) =>
        [.. Enumerable.Range(0, plan.Units).Where(unit => plan.Start[probe, unit] != plan.Patterns[plan.Targets[probe], unit])];
}
