using System.Diagnostics;

namespace GpuSim.Tests.Accelerators;

/// <summary>Runs the explicit tests of the CUDA layer's host side against the stand-in driver, in a process that can have no other.</summary>
public class CudaStandInTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(nameof(CudaContract), true)]
    [InlineData(nameof(CudaContractWithoutCompiler), false)]
    public async Task The_layer_keeps_its_side_of_the_driver_s_contract(string tests, bool hasCompiler)
    {
        using var folder = new TemporaryFolder();
        CudaStandIn.Build("cuda.c", folder["libcuda.so.1"]);
        if (hasCompiler) CudaStandIn.Build("nvrtc.c", folder["libnvrtc.so.12"]);
        var start = new ProcessStartInfo("dotnet", [typeof(CudaStandInTests).Assembly.Location, "-class", $"*.{tests}", "-explicit", "only", "-nologo", "-nocolor"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                [CudaStandIn.Variable] = folder.Path,
                ["LD_LIBRARY_PATH"] = folder.Path,
                ["XDG_CACHE_HOME"] = folder["cache"],
            },
        };

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync() + await error;
        await process.WaitForExitAsync();

        output.WriteLine(said);
        Assert.True(process.ExitCode == 0, said);
        Assert.Matches("Total: [1-9][0-9]*, Errors: 0, Failed: 0, Skipped: 0, Not Run: 0", said);
    }
}
