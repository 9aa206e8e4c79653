using GpuSim.Accelerators.Gpu;

namespace GpuSim.Accelerators.OpenCl;

/// <summary>The OpenCL devices of this machine, and why there are none where there are none.</summary>
/// <param name="Devices">In an order that stays the same from start to start: <c>opencl:0</c> is the first.</param>
/// <param name="Missing">Empty when all was well.</param>
sealed unsafe record OpenClSearch(IReadOnlyList<OpenClDevice> Devices, IReadOnlyList<MissingDevice> Missing)
{
    static readonly string[] Loaders = ["libOpenCL.so.1", "libOpenCL.so", "OpenCL.dll", "/System/Library/Frameworks/OpenCL.framework/OpenCL"];

    static readonly Lock Gate = new();

    /// <summary>Looks for them; a machine without OpenCL is an answer, not an error.</summary>
    public static OpenClSearch Find() => Find(NativeOpenCl.Library, Loaders);

    /// <summary>The same with other file names to try, for tests of what is said when there is none.</summary>
    internal static OpenClSearch Find(string library, string[] loaders)
    {
        if (!DriverLibraries.TryOpen(library, loaders, nameof(NativeOpenCl.clEnqueueFillBuffer)))
            return new([], [new("OpenCL loader", $"none of {string.Join(", ", loaders)} opens with the functions of OpenCL 1.2",
                "Install the driver of your GPU (it brings OpenCL), or for the processor: apt-get install ocl-icd-libopencl1 pocl-opencl-icd")]);
        using var entered = Gate.EnterScope(); // PoCL 3.1 shows no device to a thread that asks while another makes it start
        List<OpenClDevice> devices = [];
        List<MissingDevice> missing = [];
        var platforms = Platforms(missing);
        foreach (var platform in platforms) AddDevices(platform, devices, missing);
        if (devices.Count == 0 && missing.Count == 0)
            missing.Add(new("OpenCL device", platforms.Length == 0 ? "the loader found no driver" : "the drivers found no device",
                "Install the driver of your GPU, or for the processor: apt-get install pocl-opencl-icd; in a container, pass the GPU and /etc/OpenCL/vendors through"));
        return new([.. devices.OrderBy(static device => device.Rank).Select(static (device, index) => device.At(index))], missing);
    }

    static nint[] Platforms(List<MissingDevice> missing)
    {
        uint count = 0;
        var code = NativeOpenCl.clGetPlatformIDs(0, null, &count);
        if (code is not (0 or NativeOpenCl.PlatformNotFound)) missing.Add(Broken(nameof(NativeOpenCl.clGetPlatformIDs), code));
        if (code != 0 || count == 0) return [];
        var platforms = new nint[count];
        fixed (nint* first = platforms) OpenClCode.Check(NativeOpenCl.clGetPlatformIDs(count, first, null), nameof(NativeOpenCl.clGetPlatformIDs));
        return platforms;
    }

    static void AddDevices(nint platform, List<OpenClDevice> devices, List<MissingDevice> missing)
    {
        const ulong types = NativeOpenCl.GpuType | NativeOpenCl.AcceleratorType | NativeOpenCl.ProcessorType;
        uint count = 0;
        var code = NativeOpenCl.clGetDeviceIDs(platform, types, 0, null, &count);
        if (code is not (0 or NativeOpenCl.DeviceNotFound)) missing.Add(Broken(nameof(NativeOpenCl.clGetDeviceIDs), code));
        if (code != 0) return;
        var handles = new nint[count];
        try
        {
            fixed (nint* first = handles) OpenClCode.Check(NativeOpenCl.clGetDeviceIDs(platform, types, count, first, null), nameof(NativeOpenCl.clGetDeviceIDs));
            foreach (var handle in handles) devices.Add(new(platform, handle));
        }
        catch (AcceleratorException e) // one broken driver must not hide the others' devices
        {
            missing.Add(new("OpenCL device", $"{e.Call} failed: {e.Code}", "Update or remove that driver; the others still work"));
        }
    }

    static MissingDevice Broken(string call, int code) =>
        new("OpenCL device", $"{call} failed: {OpenClCode.Name(code)}", "Update or remove that driver; the others still work");
}
