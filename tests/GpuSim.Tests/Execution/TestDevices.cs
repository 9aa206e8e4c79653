using GpuSim.Accelerators;
using GpuSim.Accelerators.Cpu;
using GpuSim.Execution;

namespace GpuSim.Tests.Execution;

/// <summary>The devices that contracts run over; those that a machine lacks are skipped with the reason.</summary>
static class TestDevices
{
    public static readonly string[] All = ["cpu:512", "cpu:256", "cpu:128", "cpu:32", "opencl", "cuda"];

    public static IDevice Open(string name)
    {
        if (name.StartsWith("cpu:", StringComparison.Ordinal)) return new CpuDevice(int.Parse(name[4..], System.Globalization.CultureInfo.InvariantCulture));
        var device = DeviceSearch.Open(name, 0);
        Assert.SkipWhen(device is null, $"no {name} device on this machine");
        return device!;
    }
}
