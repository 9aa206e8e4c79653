using GpuSim.Recording;
using GpuSim.Tests.Hdf5;

namespace GpuSim.Tests.Recording;

/// <summary>Recorders that keep, and the one that hands over to its own thread.</summary>
public class RecorderTests
{
    [Fact]
    public void Memory_keeps_spikes_and_samples_in_order()
    {
        var memory = new MemoryRecorder();
        MadeUpRun.Record(memory, 1, 39, 700, 13);

        AssertWhole(memory);
    }

    [Fact]
    public void Memory_of_nothing_is_empty()
    {
        var memory = new MemoryRecorder();

        Assert.Equal(0, memory.EndStep);
        Assert.Equal(0, memory.Spikes.Ids.Length);
        Assert.Equal(0, memory.States(0).Frames);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(39, 700, 13)]
    [InlineData(MadeUpRun.Steps)]
    public void The_background_keeps_the_order_for_every_recorder(params int[] lengths)
    {
        var (first, second) = (new MemoryRecorder(), new MemoryRecorder());
        using (var background = new BackgroundRecorder(first, second))
        {
            MadeUpRun.Record(background, lengths);
            background.Complete();
        }

        AssertWhole(first);
        AssertWhole(second);
    }

    [Fact]
    public void A_block_is_the_callers_again_at_once()
    {
        var memory = new MemoryRecorder();
        using var background = new BackgroundRecorder(new Slow(), memory);
        var columns = new SpikeColumns();
        for (uint step = 0; step < 20; step++)
        {
            columns.Clear();
            for (uint id = 0; id < 20_000; id++) columns.Append([step], [id]);
            background.Write(new() { FirstStep = step, EndStep = step + 1, Spikes = columns, States = [] });
        }
        background.Complete();

        Assert.Equal(20 * 20_000, memory.Spikes.Ids.Length);
        for (var i = 0; i < memory.Spikes.Ids.Length; i += 999) Assert.Equal(((uint)(i / 20_000), (uint)(i % 20_000)), (memory.Spikes.Steps[i], memory.Spikes.Ids[i]));
    }

    // The producer fills the queue and waits for the writer, which fails just then.
    [Fact]
    public void A_failure_reaches_the_producer_with_its_cause_even_when_it_waits()
    {
        var cause = new InvalidOperationException("the tape is torn");
        using var background = new BackgroundRecorder(new Failing(cause));

        var failure = Assert.Throws<RecordingFailedException>(() =>
        {
            for (var i = 0; i < 1000; i++) MadeUpRun.Record(background, MadeUpRun.Steps);
        });

        Assert.Same(cause, failure.InnerException);
        Assert.Equal("the tape is torn", failure.Message);
        Assert.Throws<RecordingFailedException>(background.Complete);
    }

    [Fact]
    public void A_failure_at_the_very_end_reaches_complete()
    {
        var background = new BackgroundRecorder(new Failing(new InvalidOperationException("too late")));
        background.Write(new() { FirstStep = 0, EndStep = 1, Spikes = new SpikeColumns(), States = [] });

        Assert.Throws<RecordingFailedException>(background.Complete);
        background.Dispose();
    }

    static void AssertWhole(MemoryRecorder memory)
    {
        Assert.Equal(MadeUpRun.Steps, memory.EndStep);
        Assert.Equal(MadeUpRun.Spikes, memory.Spikes.Steps.ToArray().Zip(memory.Spikes.Ids.ToArray()));
        Assert.All(MadeUpRun.Values, (values, report) => Assert.Equal(values, memory.States(report).Values.ToArray()));
        Assert.All(MadeUpRun.Description.Reports, (report, index) => Assert.Equal(MadeUpRun.Steps / report.Every, memory.States(index).Frames));
    }

    sealed class Slow : IRecorder
    {
        public void Write(RecordBlock block) => Thread.Sleep(10);
    }

    sealed class Failing(Exception cause) : IRecorder
    {
        public void Write(RecordBlock block)
        {
            Thread.Sleep(100); // the producer has filled the queue by then
            throw cause;
        }
    }
}
