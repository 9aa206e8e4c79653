using GpuSim.Accelerators.Cpu;
using GpuSim.Accelerators.Cuda;
using GpuSim.Accelerators.Gpu;
using GpuSim.Accelerators.OpenCl;
using GpuSim.Execution;

namespace GpuSim.Accelerators;

/// <summary>A device that was found.</summary>
/// <param name="Id">What <c>--device</c> takes: <c>cpu</c>, <c>opencl:0</c>.</param>
/// <param name="Name">Its own name.</param>
/// <param name="Driver">Driver and version, in words.</param>
/// <param name="Units">Cores or multiprocessors.</param>
/// <param name="MemoryBytes">Memory of the device; on the host, what a run may still take.</param>
/// <param name="IsProcessor">Whether its work runs on the host's own cores.</param>
/// <param name="Fault">Why it cannot keep the promise of the same spikes, in words; null where it can.</param>
/// <param name="Note">What else a user should know; empty where there is nothing.</param>
public sealed record FoundDevice(string Id, string Name, string Driver, int Units, long MemoryBytes, bool IsProcessor, string? Fault, string Note);

/// <summary>What was looked for and is not there.</summary>
/// <param name="What">The thing, such as <c>OpenCL loader</c>.</param>
/// <param name="Why">What was seen.</param>
/// <param name="WayOut">What to do.</param>
public sealed record MissingDevice(string What, string Why, string WayOut);

/// <summary>The devices of this machine.</summary>
public static class DeviceSearch
{
    /// <summary>Every device, each put to its start-up test, the fastest kind first, and what is missing.</summary>
    public static (IReadOnlyList<FoundDevice> Devices, IReadOnlyList<MissingDevice> Missing) All()
    {
        var cuda = CudaSearch.Find();
        var openCl = OpenClSearch.Find();
        return (
            [
                .. cuda.Devices.Select(device => Tested(device.Info, device.Open)),
                .. openCl.Devices.Where(device => !device.Info.IsProcessor).Select(device => Tested(device.Info, device.Open)),
                Processor(),
                .. openCl.Devices.Where(device => device.Info.IsProcessor).Select(device => Tested(device.Info, device.Open)),
            ],
            [.. cuda.Missing, .. openCl.Missing]);
    }

    /// <summary>The device of that kind and index, tested and ready to hold a network; null where there is none.</summary>
    /// <exception cref="InexactDeviceException">It failed its start-up test.</exception>
    public static IDevice? Open(string kind, int index)
    {
        if (kind == "cuda") return CudaSearch.Find().Devices.FirstOrDefault(device => device.Info.Index == index) is { } card ? Ready(card.Info, card.Open) : null;
        return OpenClSearch.Find().Devices.FirstOrDefault(device => device.Info.Index == index) is { } device ? Ready(device.Info, device.Open) : null;
    }

    /// <summary>A device that is faster than the host's cores and exact, if the machine has one; null otherwise.</summary>
    public static IDevice? Fastest()
    {
        if (!MayHaveGpu()) return null; // loading drivers takes longer than many a run
        var cards = CudaSearch.Find().Devices.Select(device => (device.Info, Open: (Func<IAccelerator>)device.Open));
        foreach (var (info, open) in cards.Concat(OpenClSearch.Find().Devices.Where(device => !device.Info.IsProcessor).Select(device => (device.Info, Open: (Func<IAccelerator>)device.Open))))
        {
            try
            {
                return Ready(info, open);
            }
            catch (Exception exception) when (exception is InexactDeviceException or AcceleratorException)
            {
                // The next one may do; `gpusim devices` says why this one does not.
            }
        }
        return null;
    }

    static FoundDevice Processor()
    {
        var cpu = new CpuDevice();
        return new("cpu", cpu.Name, $".NET {Environment.Version}, vectors of {cpu.Bits} bits", Environment.ProcessorCount, Planning.Spiking.MemoryEstimate.Available(), true, null,
            System.Runtime.Intrinsics.X86.Fma.IsSupported || System.Runtime.Intrinsics.Arm.AdvSimd.IsSupported ? "" : "slow: no fused multiply-add in hardware");
    }

    static FoundDevice Tested(AcceleratorInfo info, Func<IAccelerator> open)
    {
        var (fault, note) = ((string?)null, "");
        try
        {
            using var accelerator = open();
            var result = SelfTest.Run(accelerator);
            fault = info.NotExact ?? result.Fault;
            note = result.FlushesSubnormals ? "flushes subnormals, which no neuron or memory holds" : "";
        }
        catch (AcceleratorException exception)
        {
            fault = exception.Message;
        }
        return new($"{info.Kind}:{info.Index}", info.Name, info.Driver, info.Units, info.MemoryBytes, info.IsProcessor, fault, note);
    }

    static GpuDevice Ready(AcceleratorInfo info, Func<IAccelerator> open)
    {
        var accelerator = open();
        if (Fault(accelerator) is not { } fault) return new(accelerator);
        accelerator.Dispose();
        throw new InexactDeviceException($"{info.Kind}:{info.Index}, {info.Name}, is not exact: {fault}. Run on another (`gpusim devices` lists them); the spikes would be the same.");
    }

    static string? Fault(IAccelerator accelerator) => accelerator.Info.NotExact ?? SelfTest.Run(accelerator).Fault;

    static bool MayHaveGpu() => !OperatingSystem.IsLinux() || Directory.Exists("/dev/dri") || File.Exists("/dev/nvidiactl") || File.Exists("/dev/kfd") || File.Exists("/dev/dxg");
}

/// <summary>A device would not give the same spikes as others.</summary>
public sealed class InexactDeviceException(string message) : Exception(message);
