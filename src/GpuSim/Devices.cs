using GpuSim.Accelerators.Cpu;
using GpuSim.Execution;
using GpuSim.Model;
using GpuSim.Planning.Spiking;

namespace GpuSim;

/// <summary>A device as <c>gpusim devices</c> lists it.</summary>
/// <param name="Kind">What <c>--device</c> takes.</param>
/// <param name="Name">Its own name.</param>
/// <param name="Units">Cores that step.</param>
/// <param name="MemoryBytes">Memory a run may still take.</param>
/// <param name="Exactness">Whether it keeps the promise of the same spikes everywhere, and how fast.</param>
public sealed record DeviceListing(string Kind, string Name, int Units, long MemoryBytes, string Exactness);

/// <summary>The device asked for is not here.</summary>
public sealed class DeviceMissingException(string message) : Exception(message);

/// <summary>What can step a network here.</summary>
public static class Devices
{
    /// <summary>Every device present.</summary>
    public static IReadOnlyList<DeviceListing> List() => [Describe(new CpuDevice())];

    /// <summary>The device that <c>--device</c> names.</summary>
    /// <exception cref="InvalidDescriptionException">No device is called that anywhere.</exception>
    /// <exception cref="DeviceMissingException">There is none of that kind here.</exception>
    internal static IDevice Open(string name) => name switch
    {
        "auto" or "cpu" => new CpuDevice(),
        _ when CpuDevice.Widths.FirstOrDefault(bits => name == FormattableString.Invariant($"cpu:{bits}")) is > 0 and var bits => new CpuDevice(bits),
        _ when name.Split(':') is ["opencl" or "cuda"] or ["opencl" or "cuda", [>= '0' and <= '9']] =>
            throw new DeviceMissingException($"--device: expected a device that is here, got \"{name}\", which this GpuSim cannot drive. Leave --device out to run on the CPU: the spikes are the same. `gpusim devices` lists what is here."),
        _ => throw new InvalidDescriptionException([new("--device", $"expected auto or cpu, got \"{name}\"", "`gpusim devices` lists what is here.")]),
    };

    static DeviceListing Describe(CpuDevice device) => new(
        device.Kind, device.Name, Environment.ProcessorCount, MemoryEstimate.Available(),
        System.Runtime.Intrinsics.X86.Fma.IsSupported || System.Runtime.Intrinsics.Arm.AdvSimd.IsSupported ? "exact" : "exact, slow: no fused multiply-add in hardware");
}
