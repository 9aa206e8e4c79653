using System.Text;
using GpuSim.Accelerators.Gpu;

namespace GpuSim.Accelerators.OpenCl;

/// <summary>A device that a driver offers, not yet in use.</summary>
sealed unsafe class OpenClDevice
{
    readonly ulong _type;
    readonly string _platform;

    /// <summary>Reads what the driver says of the device.</summary>
    public OpenClDevice(nint platform, nint handle)
    {
        Handle = handle;
        _platform = PlatformText(platform, NativeOpenCl.PlatformName);
        _type = Number<ulong>(NativeOpenCl.DeviceType);
        var driver = $"{_platform}, driver {Text(NativeOpenCl.DriverVersion)}";
        BuildKey = $"{Text(NativeOpenCl.DeviceName)}\n{Text(NativeOpenCl.DeviceVersion)}\n{driver}\n{PlatformText(platform, NativeOpenCl.PlatformVersion)}";
        RoundsDivision = (Number<ulong>(NativeOpenCl.DeviceSingleFpConfig) & NativeOpenCl.CorrectlyRoundedDivideSqrt) != 0;
        Alignment = Math.Max(1, Number<uint>(NativeOpenCl.DeviceMemBaseAddrAlign) / 8);
        Info = new()
        {
            Kind = "opencl",
            Index = 0,
            Name = Text(NativeOpenCl.DeviceName),
            Driver = driver,
            Units = (int)Number<uint>(NativeOpenCl.DeviceMaxComputeUnits),
            MemoryBytes = (long)Number<ulong>(NativeOpenCl.DeviceGlobalMemSize),
            LargestAllocation = (long)Number<ulong>(NativeOpenCl.DeviceMaxMemAllocSize),
            IsProcessor = (_type & NativeOpenCl.ProcessorType) != 0,
            LargestGroup = (int)Number<nuint>(NativeOpenCl.DeviceMaxWorkGroupSize),
            NotExact = Faults(),
        };
    }

    OpenClDevice(OpenClDevice device, int index)
    {
        (Handle, _platform, _type, BuildKey, RoundsDivision, Alignment) = (device.Handle, device._platform, device._type, device.BuildKey, device.RoundsDivision, device.Alignment);
        Info = device.Info with { Index = index };
    }

    /// <summary>What it is.</summary>
    public AcceleratorInfo Info { get; }

    /// <summary>cl_device_id.</summary>
    public nint Handle { get; }

    /// <summary>Everything about device and driver that a binary depends on.</summary>
    public string BuildKey { get; }

    /// <summary>Whether it knows -cl-fp32-correctly-rounded-divide-sqrt.</summary>
    public bool RoundsDivision { get; }

    /// <summary>Bytes of which a view's offset is a multiple.</summary>
    public long Alignment { get; }

    /// <summary>Graphics processors come first, the host's own cores last; then by platform, whose order the loader leaves to the file system.</summary>
    public (int, string) Rank => ((_type & NativeOpenCl.GpuType) != 0 ? 0 : (_type & NativeOpenCl.AcceleratorType) != 0 ? 1 : 2, _platform);

    /// <summary>The same device at its place in the list.</summary>
    public OpenClDevice At(int index) => new(this, index);

    /// <summary>Takes it into use.</summary>
    /// <exception cref="AcceleratorException">The driver refuses.</exception>
    public OpenClAccelerator Open() => new(this);

    string? Faults()
    {
        var rounding = Number<ulong>(NativeOpenCl.DeviceSingleFpConfig);
        var version = Text(NativeOpenCl.DeviceVersion);
        List<string> faults = [];
        if (Number<uint>(NativeOpenCl.DeviceAvailable) == 0) faults.Add("the driver says that it is not available");
        if (Number<uint>(NativeOpenCl.DeviceCompilerAvailable) == 0) faults.Add("its driver brings no compiler");
        if (!IsNewEnough(version)) faults.Add($"it speaks {version}, and 1.2 is needed");
        if (Number<uint>(NativeOpenCl.DeviceEndianLittle) == 0) faults.Add("its bytes are in the other order (big-endian)");
        if (!RoundsDivision) faults.Add("division and square root are not correctly rounded (CL_FP_CORRECTLY_ROUNDED_DIVIDE_SQRT is missing)");
        if ((rounding & NativeOpenCl.InfinityAndNan) == 0) faults.Add("it has no infinities and NaNs (CL_FP_INF_NAN is missing)");
        if ((rounding & NativeOpenCl.RoundToNearest) == 0) faults.Add("it does not round to nearest (CL_FP_ROUND_TO_NEAREST is missing)");
        return faults.Count == 0 ? null : string.Join("; ", faults); // CL_FP_FMA is no condition: fma() is exact without it, only slow
    }

    // "OpenCL 1.2 what the vendor likes to add"
    internal static bool IsNewEnough(string version)
    {
        var number = version.Split(' ') is ["OpenCL", var second, ..] ? second : "";
        return Version.TryParse(number, out var parsed) && parsed >= new Version(1, 2);
    }

    string Text(uint what)
    {
        nuint size;
        OpenClCode.Check(NativeOpenCl.clGetDeviceInfo(Handle, what, 0, null, &size), nameof(NativeOpenCl.clGetDeviceInfo));
        var bytes = new byte[size];
        fixed (byte* first = bytes) OpenClCode.Check(NativeOpenCl.clGetDeviceInfo(Handle, what, size, first, null), nameof(NativeOpenCl.clGetDeviceInfo));
        return Trimmed(bytes);
    }

    static string PlatformText(nint platform, uint what)
    {
        nuint size;
        OpenClCode.Check(NativeOpenCl.clGetPlatformInfo(platform, what, 0, null, &size), nameof(NativeOpenCl.clGetPlatformInfo));
        var bytes = new byte[size];
        fixed (byte* first = bytes) OpenClCode.Check(NativeOpenCl.clGetPlatformInfo(platform, what, size, first, null), nameof(NativeOpenCl.clGetPlatformInfo));
        return Trimmed(bytes);
    }

    // Some drivers pad names with blanks, all end them with a zero.
    static string Trimmed(byte[] bytes) => Encoding.UTF8.GetString(bytes).Trim('\0', ' ', '\n');

    T Number<T>(uint what) where T : unmanaged
    {
        T value;
        OpenClCode.Check(NativeOpenCl.clGetDeviceInfo(Handle, what, (nuint)sizeof(T), &value, null), nameof(NativeOpenCl.clGetDeviceInfo));
        return value;
    }
}
