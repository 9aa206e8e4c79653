using GpuSim.Accelerators.Gpu;
using GpuSim.Model.SelfOrganizingMap;
using GpuSim.SelfOrganizingMap;
using GpuSim.Tests.Accelerators;

namespace GpuSim.Tests.Execution.SelfOrganizingMap;

/// <summary>A device that fails in the middle of learning.</summary>
public sealed class FaultyTrainingTests(OpenClFixture openCl) : IClassFixture<OpenClFixture>, IDisposable
{
    readonly TemporaryFolder _folder = new();

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_failure_says_what_else_to_do_and_where_what_was_recorded_is()
    {
        var experiment = new MapExperimentBuilder { Grid = new(5, 4), Data = new TrainingData.UniformCube(30, 2), Alpha = new Schedule.Linear(1, 0), Sigma = new Schedule.Linear(1, 1), Epochs = 5 }.Build();
        var failure = new AcceleratorException("clMadeUp", "CL_OUT_OF_LUCK", "Take another device.");
        using var device = new GpuDevice(new FaultyAccelerator(openCl.Open()).Failing("Launch", 4, failure));

        var told = Assert.Throws<AcceleratorException>(() => MapRun.Of(experiment, new() { Output = _folder["map.h5"] }, "", [], device, null));

        Assert.Contains("Or run on the CPU (--device cpu): the weights are the same.", told.Message, StringComparison.Ordinal);
        Assert.EndsWith($"What was recorded until then is in {_folder["map.h5.partial"]}.", told.Message, StringComparison.Ordinal);
        Assert.Equal((30, 2), (MapReport.Read(_folder["map.h5.partial"]).Samples, MapReport.Read(_folder["map.h5.partial"]).Dimensions));
    }
}
