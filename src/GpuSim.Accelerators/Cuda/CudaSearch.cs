using GpuSim.Accelerators.Gpu;

namespace GpuSim.Accelerators.Cuda;

/// <summary>The CUDA devices of this machine, and what is missing, in words.</summary>
/// <param name="Devices">In the driver's order: <c>cuda:0</c> is the first.</param>
/// <param name="Missing">Empty when all was well.</param>
sealed unsafe record CudaSearch(IReadOnlyList<CudaDevice> Devices, IReadOnlyList<MissingDevice> Missing)
{
    const int SmallestCapability = 50;

    static readonly string[] Drivers = OperatingSystem.IsWindows() ? ["nvcuda.dll"] : ["libcuda.so.1", "libcuda.so", "/usr/lib/wsl/lib/libcuda.so.1"];

    /// <summary>Looks for them; a machine without CUDA is an answer, not an error.</summary>
    public static CudaSearch Find() => Find(NativeCuda.Library, Drivers, Nvrtc.Files);

    /// <summary>The same with other files to try, for tests of what is said when there is none.</summary>
    /// <param name="library">Name of the driver in <see cref="NativeCuda"/>.</param>
    /// <param name="drivers">File names of the driver.</param>
    /// <param name="compilers">File names of NVRTC, given the driver's major version.</param>
    internal static CudaSearch Find(string library, string[] drivers, Func<int, IEnumerable<string>> compilers)
    {
        if (!DriverLibraries.TryOpen(library, drivers, nameof(NativeCuda.cuGraphInstantiateWithFlags)))
            return Without(new("CUDA driver", $"none of {string.Join(", ", drivers)} opens with the functions of CUDA 11.4",
                "Install NVIDIA's driver 470 or later; in a container, pass the GPU through (docker run --gpus all)"));
        int number = 0, count = 0;
        var code = NativeCuda.cuInit(0);
        if (code is not (0 or NativeCuda.NoDevice)) return Without(Broken(CudaCode.Failure(code, nameof(NativeCuda.cuInit), "")));
        if (code == 0 && (code = NativeCuda.cuDeviceGetCount(&count)) is not (0 or NativeCuda.NoDevice))
            return Without(Broken(CudaCode.Failure(code, nameof(NativeCuda.cuDeviceGetCount), "")));
        if (count == 0)
            return Without(new("CUDA device", "the driver is there and finds no device", "See whether nvidia-smi lists one, and whether CUDA_VISIBLE_DEVICES hides it; in a container, pass the GPU through (docker run --gpus all)"));
        if ((code = NativeCuda.cuDriverGetVersion(&number)) != 0) return Without(Broken(CudaCode.Failure(code, nameof(NativeCuda.cuDriverGetVersion), "")));
        return Read(count, new(number / 1000, number % 1000 / 10), compilers);
    }

    static CudaSearch Read(int count, Version driver, Func<int, IEnumerable<string>> compilers)
    {
        List<CudaDevice> devices = [];
        List<MissingDevice> missing = [];
        var compiler = Compiler(compilers(driver.Major), missing);
        for (var index = 0; index < count; index++)
        {
            try
            {
                var device = CudaDevice.Read(index, driver, compiler);
                if (device.Capability >= SmallestCapability) devices.Add(device);
                else missing.Add(TooOld(device));
            }
            catch (AcceleratorException exception) // one broken device must not hide the others
            {
                missing.Add(Broken(exception));
            }
        }
        return new(devices, missing);
    }

    static Nvrtc? Compiler(IEnumerable<string> files, List<MissingDevice> missing)
    {
        try
        {
            var found = Nvrtc.Find(files);
            if (found is null) missing.Add(Nvrtc.Missing);
            return found;
        }
        catch (AcceleratorException exception) // devices may do without
        {
            missing.Add(Nvrtc.Missing with { Why = $"{exception.Call} failed: {exception.Code}" });
            return null;
        }
    }

    static CudaSearch Without(MissingDevice missing) => new([], [missing]);

    static MissingDevice TooOld(CudaDevice device) =>
        new($"cuda:{device.Info.Index}", FormattableString.Invariant($"{device.Info.Name} has compute capability {device.Capability / 10}.{device.Capability % 10}, and 5.0 is needed"),
            "Take another device; the spikes are the same");

    static MissingDevice Broken(AcceleratorException exception) => new("CUDA device", $"{exception.Call} failed: {exception.Code}", exception.Advice.TrimEnd('.'));
}
