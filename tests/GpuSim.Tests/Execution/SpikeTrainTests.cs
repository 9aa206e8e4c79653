using GpuSim.Model;
using GpuSim.Model.Spiking;
using GpuSim.Model.Spiking.Description;
using GpuSim.Planning;
using GpuSim.Planning.Spiking;
using GpuSim.Sources.SpikeTrains;
using GpuSim.Tests.Hdf5;

namespace GpuSim.Tests.Execution;

/// <summary>Given spikes arrive when they should, wherever they are given.</summary>
[Collection(nameof(FilesInThisProcess))]
public sealed class SpikeTrainTests : IDisposable
{
    // A spike found in step k has the time (k + 1) dt.
    static readonly (uint Step, uint Id)[] Expected = [(0, 0), (9, 1), (54, 0), (54, 1), (99, 0)];

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_parrot_repeats_a_train_at_its_very_times() =>
        Assert.Equal(Expected, Repeat(new SpikeTimes.Listed([[10, 0.1, 5.5], [1, 5.5, 5.5], []])).Spikes);

    [Fact]
    public void Two_spikes_of_one_time_bring_twice_the_weight()
    {
        var heard = Repeat(new SpikeTimes.Listed([[], [5.5, 5.5], [5.5]])).States[0];

        Assert.Equal([0, 4, 2], heard[(54 * 3)..(55 * 3)]);
    }

    [Fact]
    public void A_table_gives_trains_in_any_order() =>
        Assert.Equal(Expected, Repeat(new SpikeTimes.File("trains.csv", _folder.Path, null), _folder.With("trains.csv", "time,node\n5.5,1\n10,0\n0.1,0\n5.5,0\n1,1\n5.5,1\n")).Spikes);

    [Fact]
    public void A_file_of_a_run_drives_another_run_to_the_same_raster()
    {
        var path = _folder["first.h5"];
        Simulation.Run(Parrots(new SpikeTimes.Listed([[10, 0.1, 5.5], [1, 5.5], []])), new() { Output = path });

        Assert.Equal(Expected, Repeat(new SpikeTimes.File("first.h5", _folder.Path, null), path).Spikes);
    }

    [Theory]
    [InlineData("node,time\n3,1\n", "stimuli[0].spike_trains.file", "expected neurons of \"parrots\", 0 to 2, got 3")]
    [InlineData("node,time\n0.5,1\n", "stimuli[0].spike_trains.file", "expected ids of neurons in column node, got 0.5 in row 1")]
    [InlineData("node,time\n1,0.01\n", "stimuli[0].spike_trains.file", "expected times of at least 0.1 ms")]
    [InlineData("node,time\n1,soon\n", "stimuli[0].spike_trains.file", "trains.csv:2:3: expected a number in column time, got \"soon\"")]
    [InlineData("neuron,time\n1,1\n", "stimuli[0].spike_trains.file", "expected names or numbers of its columns, got \"node\"")]
    public void A_table_that_cannot_be_delivered_is_refused_before_anything_is_built(string table, string place, string finding)
    {
        _folder.With("trains.csv", table);

        var problem = Assert.Single(Assert.Throws<InfeasibleException>(() => SpikingPlanner.Plan(Parrots(new SpikeTimes.File("trains.csv", _folder.Path, null)))).Problems);

        Assert.Equal(place, problem.Path);
        Assert.Contains(finding, problem.Message);
    }

    [Fact]
    public void More_spikes_than_fit_in_memory_are_refused_as_they_are_read()
    {
        var table = _folder.With("many.csv", "node,time\n0,1\n1,2\n2,3\n");
        Assert.Equal(3, SpikeTrainFile.Read(table, null, "parrots", mostSpikes: 3).Count);
        Assert.Contains("which fit in memory, got more", Assert.Throws<UnreadableTrainsException>(() => SpikeTrainFile.Read(table, null, "parrots", mostSpikes: 2)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Trains_are_one_for_every_neuron()
    {
        var refused = Assert.Throws<InvalidDescriptionException>(() => Parrots(new SpikeTimes.Listed([[1], [2]])));

        Assert.Contains("expected 3 trains, one for every neuron of \"parrots\", got 2", refused.Message);
    }

    static Raster Repeat(SpikeTimes times, string? file = null)
    {
        Assert.True(file is null || File.Exists(file));
        return Raster.Of(Parrots(times), threads: 1);
    }

    static SpikingExperiment Parrots(SpikeTimes times) => new SpikingExperimentBuilder { Dt = 0.1, Duration = 20 }
        .Add(new PopulationDescription("parrots", 3, "parrot"))
        .Add(new SpikeTrainDescription(["parrots"]) { Times = times, Weight = 2 })
        .Add(new StateDescription("parrots", ["heard"]))
        .Build();
}
