using GpuSim.Accelerators.Cuda;
using GpuSim.Accelerators.Gpu;

namespace GpuSim.Tests.Accelerators;

/// <summary>A driver and no NVRTC, against the stand-in of tests/stand-ins. Run by <see cref="CudaStandInTests"/>.</summary>
public class CudaContractWithoutCompiler
{
    readonly CudaStandIn _driver = CudaStandIn.Fresh();

    static CudaSearch Find() => CudaSearch.Find(NativeCuda.Library, ["libcuda.so.1"], static _ => []);

    [Fact(Explicit = true)]
    public void What_runs_without_NVRTC_and_how_to_get_it_is_said_beside_the_device()
    {
        var search = Find();

        Assert.Single(search.Devices);
        var missing = Assert.Single(search.Missing);
        Assert.Equal("NVRTC", missing.What);
        Assert.StartsWith("Built-in models run all the same where the program has their PTX in it", missing.WayOut);
    }

    [Fact(Explicit = true)]
    public void Embedded_PTX_runs()
    {
        var program = CudaAdd.Source("embedded");
        CudaAdd.Embed(program, CudaAdd.Ptx);
        using var accelerator = Find().Devices[0].Open();

        Assert.Equal("Add", accelerator.Load(program, "Add").Name);
    }

    [Fact(Explicit = true)]
    public void Any_other_text_is_refused_with_the_ways_out()
    {
        using var accelerator = Find().Devices[0].Open();

        var refused = Assert.Throws<AcceleratorException>(() => accelerator.Load(CudaAdd.Source("not embedded"), "Add"));

        Assert.StartsWith("Building the kernels failed: this program has no PTX of them in it, and there is no NVRTC to make it. Built-in models run all the same", refused.Message);
        Assert.EndsWith("or use --device opencl.", refused.Message);
    }

    [Fact(Explicit = true)]
    public void Embedded_PTX_that_the_driver_refuses_is_told_with_its_reason()
    {
        var program = CudaAdd.Source("refused");
        CudaAdd.Embed(program, CudaAdd.Ptx);
        using var accelerator = Find().Devices[0].Open();
        _driver.Fail("cuModuleLoadDataEx", 222);

        Assert.StartsWith("CUDA_ERROR_UNSUPPORTED_PTX_VERSION", Assert.Throws<AcceleratorException>(() => accelerator.Load(program, "Add")).Code);
    }

    [Fact(Explicit = true)]
    public void An_older_device_cannot_take_the_embedded_PTX_and_is_told_so()
    {
        _driver.Offer(capability: 75);
        var program = CudaAdd.Source("older");
        CudaAdd.Embed(program, CudaAdd.Ptx);
        using var accelerator = Find().Devices[0].Open();

        Assert.Contains("needs compute capability 8.0, the device has 7.5", Assert.Throws<AcceleratorException>(() => accelerator.Load(program, "Add")).Code);
    }
}
