using GpuSim.Cli.Live;
using GpuSim.Recording;

namespace GpuSim.Tests.Cli;

/// <summary>What <c>gpusim run --live</c> draws of what has been recorded.</summary>
public sealed class LiveFrameTests
{
    const int Label = 13; // letters before the raster

    static readonly RecordedPopulation[] Two = [new("exc", 800, 0), new("inh", 200, 800)];

    [Fact]
    public void Rows_are_shared_by_size_and_nobody_is_left_out()
    {
        var bands = LiveBands.Share([.. Two, new("cue", 1, 1000)], 12);

        Assert.Equal([(0, 9), (9, 2), (11, 1)], bands.Select(band => (band.FirstRow, band.Rows)));
        Assert.Equal([36, 8, 1], bands.Select(band => band.Shown));
    }

    [Fact]
    public void Rows_that_neurons_would_leave_empty_are_not_taken() =>
        Assert.Equal([(0, 2), (2, 1)], LiveBands.Share([new("a", 8, 0), new("b", 3, 8)], 20).Select(band => (band.FirstRow, band.Rows)));

    [Fact]
    public void Populations_without_spikes_get_no_rows() =>
        Assert.Equal("b", Assert.Single(LiveBands.Share([new("a", 8, 0, SpikesRecorded: false), new("b", 3, 8)], 20)).Of.Name);

    [Fact]
    public void A_spike_is_a_dot_at_its_neuron_and_time()
    {
        var raster = new LiveRaster(LiveBands.Share([new("a", 8, 0)], 2), columns: 4, stepsPerColumn: 10, dt: 0.1);
        raster.Write(Block(0, 40, (0, 0), (10, 3), (25, 4), (39, 7)));

        var rows = Text(raster, null, 80, 24);

        // Neurons 0 to 3 in the first row of letters, from the top; columns of 1 ms, two in a letter.
        Assert.Equal("⢁⠀", rows[0][Label..]);
        Assert.Equal("⠀⢁", rows[1][Label..]);
        Assert.Equal("0.00 s─0.00 s", rows[2].Trim());
    }

    [Fact]
    public void A_lonely_neuron_has_a_tick()
    {
        var raster = new LiveRaster(LiveBands.Share([new("a", 1, 0)], 1), columns: 2, stepsPerColumn: 1, dt: 1);
        raster.Write(Block(0, 2, (1, 0)));

        Assert.Equal("a            ⠸", Text(raster, null, 80, 24)[0]);
    }

    [Fact]
    public void No_row_is_wider_than_a_narrow_terminal()
    {
        var raster = new LiveRaster(LiveBands.Share(Two, 4), columns: 40, stepsPerColumn: 1, dt: 1);
        raster.Write(Block(0, 40, (3, 0)));

        Assert.All(Text(raster, new(RunPhase.Simulate, 0.5, 1, 2), 20, 24), row => Assert.InRange(row.Length, 0, 20));
    }

    [Fact]
    public void Time_moves_the_raster_to_the_left_until_it_is_gone()
    {
        var raster = new LiveRaster(LiveBands.Share([new("a", 1, 0)], 1), columns: 4, stepsPerColumn: 1, dt: 1);
        string Dots() => Text(raster, null, 80, 24)[0][Label..];

        raster.Write(Block(0, 4, (3, 0)));
        Assert.Equal("⠀⠸", Dots());
        raster.Write(Block(4, 6));
        Assert.Equal("⠸⠀", Dots());
        raster.Write(Block(6, 1000));
        Assert.Equal("⠀⠀", Dots());
    }

    [Fact]
    public void Rates_are_those_of_all_neurons_in_the_window()
    {
        var raster = new LiveRaster(LiveBands.Share(Two, 8), columns: 10, stepsPerColumn: 10, dt: 0.1);
        raster.Write(Block(0, 100, [.. Enumerable.Range(0, 80).Select(n => ((uint)n, (uint)n))])); // 80 spikes of 800 neurons in 10 ms

        Assert.Contains(Text(raster, null, 80, 24), row => row.StartsWith("exc", StringComparison.Ordinal) && row.EndsWith("10.0 Hz", StringComparison.Ordinal));
        Assert.Contains(Text(raster, null, 80, 24), row => row.StartsWith("inh", StringComparison.Ordinal) && row.EndsWith(" 0.0 Hz", StringComparison.Ordinal));
    }

    [Fact]
    public void Progress_tells_pace_and_time_left()
    {
        var raster = new LiveRaster(LiveBands.Share(Two, 8), columns: 100, stepsPerColumn: 10, dt: 0.1);

        var row = Text(raster, new(RunPhase.Simulate, 0.25, Wall: 3, Biological: 4), 80, 24)[^1];

        Assert.StartsWith("Simulate     ━", row);
        Assert.EndsWith("25 %  3.00 × real time  9 s left", row);
    }

    [Theory]
    [InlineData(120, 40)]
    [InlineData(50, 12)]
    [InlineData(30, 3)]
    [InlineData(5, 1)]
    public void No_row_is_wider_than_a_terminal_that_shrank_and_none_too_many(int width, int height)
    {
        var raster = new LiveRaster(LiveBands.Share(Two, 20), LiveFrame.Columns(120), stepsPerColumn: 10, dt: 0.1);
        raster.Write(Block(0, 100, (5, 5)));

        var rows = Text(raster, new(RunPhase.Simulate, 0.5, 1, 1), width, height);

        Assert.InRange(rows.Count, 1, height);
        Assert.All(rows, row => Assert.InRange(row.Length, 0, width));
    }

    static IReadOnlyList<string> Text(LiveRaster raster, LiveProgress? progress, int width, int height) =>
        [.. LiveFrame.Rows(raster.Snapshot(), progress, width, height).Select(row => string.Concat(row.Select(text => text.Text)))];

    static RecordBlock Block(long from, long to, params (uint Step, uint Id)[] spikes)
    {
        var columns = new SpikeColumns();
        columns.Append([.. spikes.Select(spike => spike.Step)], [.. spikes.Select(spike => spike.Id)]);
        return new() { FirstStep = from, EndStep = to, Spikes = columns, States = [] };
    }
}
