using GpuSim.Accelerators;
using GpuSim.Accelerators.Cpu;
using GpuSim.Execution;
using GpuSim.Model;

namespace GpuSim;

/// <summary>A device as <c>gpusim devices</c> lists it.</summary>
/// <param name="Device">What <c>--device</c> takes.</param>
/// <param name="Name">Its own name.</param>
/// <param name="Driver">Driver and version, in words.</param>
/// <param name="Units">Cores or multiprocessors that step.</param>
/// <param name="MemoryBytes">Memory of the device; on the host, what a run may still take.</param>
/// <param name="IsExact">Whether it keeps the promise of the same spikes everywhere.</param>
/// <param name="Exactness">The same in words, with the reason where it does not.</param>
public sealed record DeviceListing(string Device, string Name, string Driver, int Units, long MemoryBytes, bool IsExact, string Exactness);

/// <summary>Everything that can step a network here, and what is missing.</summary>
/// <param name="Devices">The fastest kind first.</param>
/// <param name="Missing">What was looked for and is not there, why, and what to do.</param>
public sealed record DeviceReport(IReadOnlyList<DeviceListing> Devices, IReadOnlyList<MissingDevice> Missing);

/// <summary>The device asked for is not here.</summary>
public sealed class DeviceMissingException(string message) : Exception(message);

/// <summary>What can step a network here.</summary>
public static class Devices
{
    /// <summary>Every device present, each put to its start-up test.</summary>
    public static DeviceReport List()
    {
        var (devices, missing) = DeviceSearch.All();
        return new([.. devices.Select(Describe)], missing);
    }

    /// <summary>The device that <c>--device</c> names.</summary>
    /// <exception cref="InvalidDescriptionException">No device is called that anywhere.</exception>
    /// <exception cref="DeviceMissingException">There is none of that kind here.</exception>
    internal static IDevice Open(string name) => name.Split(':') switch
    {
        ["auto"] => DeviceSearch.Fastest() ?? new CpuDevice(),
        ["cpu"] => new CpuDevice(),
        ["cpu", var bits] when CpuDevice.Widths.Any(width => bits == FormattableString.Invariant($"{width}")) => new CpuDevice(int.Parse(bits, System.Globalization.CultureInfo.InvariantCulture)),
        ["opencl" or "cuda"] => OpenGpu(name, name, 0),
        ["opencl" or "cuda", [>= '0' and <= '9']] => OpenGpu(name, name[..^2], name[^1] - '0'),
        _ => throw new InvalidDescriptionException([new("--device", $"expected auto, cpu, cpu:128, cpu:256, cpu:512, opencl, opencl:0, cuda or cuda:0, got \"{name}\"", Hint(name))]),
    };

    static string Hint(string name) => name.ToLowerInvariant().Split(':')[0] switch
    {
        "cpu" => "A width is that of the vectors in bits; no spike depends on it.",
        "gpu" or "card" => "A GPU is cuda or opencl; auto takes the fastest device that is here, and `gpusim devices` lists them.",
        "nvidia" or "ptx" => "NVIDIA's cards are cuda, or opencl; `gpusim devices` lists what is here.",
        "amd" or "intel" or "radeon" or "pocl" or "ocl" => "That is opencl; `gpusim devices` lists what is here.",
        var kind when DidYouMean.Nearest(kind, ["auto", "cpu", "opencl", "cuda"]) is { } nearest => $"Did you mean \"{nearest}\"?",
        _ => "`gpusim devices` lists what is here.",
    };

    /// <summary>Whether a device steps with as many threads as it is given.</summary>
    internal static bool TakesThreads(string name) => name.Split(':')[0] is not ("opencl" or "cuda");

    static IDevice OpenGpu(string name, string kind, int index) => DeviceSearch.Open(kind, index)
        ?? throw new DeviceMissingException($"--device: expected a device that is here, got \"{name}\", which is not. Leave --device out to run on the CPU: the spikes are the same. `gpusim devices` lists what is here and why the rest is not.");

    static DeviceListing Describe(FoundDevice device) => new(
        device.Id, device.Name, device.Driver, device.Units, device.MemoryBytes, device.Fault is null,
        device.Fault is { } fault ? $"not exact: {fault}" : device.Note.Length > 0 ? $"exact, {device.Note}" : "exact");
}
