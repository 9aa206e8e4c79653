using GpuSim.Accelerators.Cuda;

namespace GpuSim.Tests.Accelerators;

/// <summary>A machine without CUDA is told what to install.</summary>
public class CudaSearchTests
{
    [Fact]
    public void A_machine_without_a_driver_is_told_how_to_get_one()
    {
        var search = CudaSearch.Find("no-such-driver", ["libNoSuchCuda.so.1"], static _ => []);

        Assert.Empty(search.Devices);
        var missing = Assert.Single(search.Missing);
        Assert.Equal(("CUDA driver", "none of libNoSuchCuda.so.1 opens with the functions of CUDA 11.4"), (missing.What, missing.Why));
        Assert.Contains("docker run --gpus all", missing.WayOut);
    }

    [Fact]
    public void There_are_devices_or_a_reason()
    {
        var search = CudaSearch.Find();

        Assert.True(search.Devices.Count > 0 || search.Missing.Count > 0);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void The_compiler_of_the_driver_s_own_version_is_tried_first(int major) =>
        Assert.Contains(OperatingSystem.IsWindows() ? $"nvrtc64_{major}0_0.dll" : $"libnvrtc.so.{major}", Nvrtc.Files(major).First());
}
