using GpuSim.Accelerators.Gpu;
using GpuSim.Accelerators.OpenCl;

namespace GpuSim.Tests.Accelerators;

/// <summary>A machine without OpenCL is told what to install; a code of the driver is told by name.</summary>
public class OpenClSearchTests
{
    [Fact]
    public void A_machine_without_a_loader_is_told_how_to_get_one()
    {
        var search = OpenClSearch.Find("no-such-library", ["libNoSuchOpenCL.so.1"]);

        Assert.Empty(search.Devices);
        var missing = Assert.Single(search.Missing);
        Assert.Equal("OpenCL loader", missing.What);
        Assert.Contains("libNoSuchOpenCL.so.1", missing.Why);
        Assert.Contains("apt-get install ocl-icd-libopencl1 pocl-opencl-icd", missing.WayOut);
    }

    [Fact]
    public void A_library_too_old_for_OpenCL_1_2_is_no_loader()
    {
        var files = OperatingSystem.IsWindows() ? "kernel32.dll" : OperatingSystem.IsMacOS() ? "libSystem.dylib" : "libc.so.6";

        Assert.False(DriverLibraries.TryOpen("not-opencl", [files], "clEnqueueFillBuffer"));
    }

    [Fact]
    public void There_are_devices_or_a_reason()
    {
        var search = OpenClSearch.Find();

        Assert.True(search.Devices.Count > 0 || search.Missing.Count > 0);
    }

    [Theory]
    [InlineData(0, "CL_SUCCESS")]
    [InlineData(-4, "CL_MEM_OBJECT_ALLOCATION_FAILURE")]
    [InlineData(-11, "CL_BUILD_PROGRAM_FAILURE")]
    [InlineData(-19, "CL_KERNEL_ARG_INFO_NOT_AVAILABLE")]
    [InlineData(-25, "-25")]
    [InlineData(-30, "CL_INVALID_VALUE")]
    [InlineData(-48, "CL_INVALID_KERNEL")]
    [InlineData(-61, "CL_INVALID_BUFFER_SIZE")]
    [InlineData(-68, "CL_INVALID_DEVICE_PARTITION_COUNT")]
    [InlineData(-69, "-69")]
    [InlineData(-1001, "CL_PLATFORM_NOT_FOUND_KHR")]
    [InlineData(int.MinValue, "-2147483648")]
    [InlineData(5, "5")]
    public void A_code_has_its_name(int code, string name) => Assert.Equal(name, OpenClCode.Name(code));

    [Theory]
    [InlineData(-4)]
    [InlineData(-5)]
    [InlineData(-6)]
    [InlineData(-61)]
    public void A_code_of_exhausted_memory_is_that_exception(int code)
    {
        var failure = Assert.IsType<AcceleratorMemoryException>(OpenClCode.Failure(code, "clFinish", "8 MiB were asked for."));

        Assert.Contains($"clFinish failed: {OpenClCode.Name(code)}. 8 MiB were asked for.", failure.Message);
    }

    [Fact]
    public void Any_other_code_is_the_plain_exception_with_a_way_out()
    {
        var failure = OpenClCode.Failure(-54, "clEnqueueNDRangeKernel", "");

        Assert.IsType<AcceleratorException>(failure);
        Assert.Equal("clEnqueueNDRangeKernel failed: CL_INVALID_WORK_GROUP_SIZE. The kernel's group is larger than the device takes: choose a smaller group.", failure.Message);
    }

    [Theory]
    [InlineData("OpenCL 1.2 PoCL", true)]
    [InlineData("OpenCL 3.0", true)]
    [InlineData("OpenCL 1.1 Mesa", false)]
    [InlineData("OpenCL", false)]
    [InlineData("", false)]
    public void A_device_is_new_enough_from_1_2(string version, bool isNewEnough) => Assert.Equal(isNewEnough, OpenClDevice.IsNewEnough(version));
}
