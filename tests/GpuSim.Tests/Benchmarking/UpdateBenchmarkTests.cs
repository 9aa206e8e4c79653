using GpuSim.Benchmarking;
using GpuSim.Config;

namespace GpuSim.Tests.Benchmarking;

public class UpdateBenchmarkTests
{
    [Fact]
    public void Every_model_can_be_measured() => Assert.All(UpdateBenchmark.All, benchmark => ExperimentFile.Parse("update.json", benchmark.Config(), []));
}
