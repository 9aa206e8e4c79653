using System.Diagnostics;
using GpuSim.Accelerators.Gpu;
using GpuSim.Accelerators.OpenCl;

namespace GpuSim.Tests.Accelerators;

/// <summary>Every OpenCL device here that claims to be exact is.</summary>
public class OpenClSelfTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_device_that_says_it_is_exact_passes_the_translated_self_test()
    {
        var devices = OpenClSearch.Find().Devices.Where(device => device.Info.NotExact is null).ToArray();
        Assert.SkipWhen(devices.Length == 0, "no exact OpenCL device");
        using var folder = new TemporaryFolder();

        Assert.All(devices, device =>
        {
            using var accelerator = new OpenClAccelerator(device, folder.Path);
            var started = Stopwatch.GetTimestamp();
            var result = SelfTest.Run(accelerator);
            output.WriteLine($"{device.Info.Name}: {result} in {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms");
            Assert.Null(result.Fault);
            Assert.Empty(accelerator.BuildLog);
        });
    }
}
