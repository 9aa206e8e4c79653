using GpuSim.Accelerators.Gpu;

namespace GpuSim.Accelerators.OpenCl;

/// <summary>What OpenCL's functions return: the names of its codes, and the exceptions they become.</summary>
static class OpenClCode
{
    // Of CL/cl.h 1.2, by −code; the gap from 20 to 29 is OpenCL's own.
    static readonly string[] Names =
    [
        "CL_SUCCESS", "CL_DEVICE_NOT_FOUND", "CL_DEVICE_NOT_AVAILABLE", "CL_COMPILER_NOT_AVAILABLE", "CL_MEM_OBJECT_ALLOCATION_FAILURE", "CL_OUT_OF_RESOURCES",
        "CL_OUT_OF_HOST_MEMORY", "CL_PROFILING_INFO_NOT_AVAILABLE", "CL_MEM_COPY_OVERLAP", "CL_IMAGE_FORMAT_MISMATCH", "CL_IMAGE_FORMAT_NOT_SUPPORTED",
        "CL_BUILD_PROGRAM_FAILURE", "CL_MAP_FAILURE", "CL_MISALIGNED_SUB_BUFFER_OFFSET", "CL_EXEC_STATUS_ERROR_FOR_EVENTS_IN_WAIT_LIST", "CL_COMPILE_PROGRAM_FAILURE",
        "CL_LINKER_NOT_AVAILABLE", "CL_LINK_PROGRAM_FAILURE", "CL_DEVICE_PARTITION_FAILED", "CL_KERNEL_ARG_INFO_NOT_AVAILABLE",
        "", "", "", "", "", "", "", "", "", "",
        "CL_INVALID_VALUE", "CL_INVALID_DEVICE_TYPE", "CL_INVALID_PLATFORM", "CL_INVALID_DEVICE", "CL_INVALID_CONTEXT", "CL_INVALID_QUEUE_PROPERTIES",
        "CL_INVALID_COMMAND_QUEUE", "CL_INVALID_HOST_PTR", "CL_INVALID_MEM_OBJECT", "CL_INVALID_IMAGE_FORMAT_DESCRIPTOR", "CL_INVALID_IMAGE_SIZE", "CL_INVALID_SAMPLER",
        "CL_INVALID_BINARY", "CL_INVALID_BUILD_OPTIONS", "CL_INVALID_PROGRAM", "CL_INVALID_PROGRAM_EXECUTABLE", "CL_INVALID_KERNEL_NAME", "CL_INVALID_KERNEL_DEFINITION",
        "CL_INVALID_KERNEL", "CL_INVALID_ARG_INDEX", "CL_INVALID_ARG_VALUE", "CL_INVALID_ARG_SIZE", "CL_INVALID_KERNEL_ARGS", "CL_INVALID_WORK_DIMENSION",
        "CL_INVALID_WORK_GROUP_SIZE", "CL_INVALID_WORK_ITEM_SIZE", "CL_INVALID_GLOBAL_OFFSET", "CL_INVALID_EVENT_WAIT_LIST", "CL_INVALID_EVENT", "CL_INVALID_OPERATION",
        "CL_INVALID_GL_OBJECT", "CL_INVALID_BUFFER_SIZE", "CL_INVALID_MIP_LEVEL", "CL_INVALID_GLOBAL_WORK_SIZE", "CL_INVALID_PROPERTY", "CL_INVALID_IMAGE_DESCRIPTOR",
        "CL_INVALID_COMPILER_OPTIONS", "CL_INVALID_LINKER_OPTIONS", "CL_INVALID_DEVICE_PARTITION_COUNT",
    ];

    /// <summary>The name in CL/cl.h, or the number where it has none.</summary>
    public static string Name(int code) => code switch
    {
        NativeOpenCl.PlatformNotFound => "CL_PLATFORM_NOT_FOUND_KHR",
        -9999 => "-9999 (NVIDIA's driver: a kernel touched memory outside its buffers)",
        <= 0 when code > -Names.Length && Names[-code].Length > 0 => Names[-code],
        _ => code.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    /// <summary>Throws unless <paramref name="code"/> is success.</summary>
    /// <exception cref="AcceleratorMemoryException">The code says that memory ran out.</exception>
    /// <exception cref="AcceleratorException">Any other code.</exception>
    public static void Check(int code, string call)
    {
        if (code != 0) throw Failure(code, call, "");
    }

    /// <summary>The exception of a failed call.</summary>
    /// <param name="code">What it returned.</param>
    /// <param name="call">Its name.</param>
    /// <param name="sizes">How much memory was asked for and how much there is, where that is known.</param>
    public static AcceleratorException Failure(int code, string call, string sizes)
    {
        const string smaller = "Take a smaller network, another device, or end what else uses this one.";
        return Name(code) switch
        {
            "CL_MEM_OBJECT_ALLOCATION_FAILURE" or "CL_OUT_OF_RESOURCES" or "CL_OUT_OF_HOST_MEMORY" or "CL_INVALID_BUFFER_SIZE" =>
                new AcceleratorMemoryException(call, Name(code), sizes.Length == 0 ? smaller : $"{sizes} {smaller}"),
            var name => new AcceleratorException(call, name, Advice(name)),
        };
    }

    static string Advice(string name) => name switch
    {
        "CL_DEVICE_NOT_AVAILABLE" => "Another program may hold the device: end it, or take another device (gpusim devices lists them).",
        "CL_COMPILER_NOT_AVAILABLE" or "CL_LINKER_NOT_AVAILABLE" => "The driver brings no compiler: install the vendor's full OpenCL driver, or take another device.",
        "CL_INVALID_WORK_GROUP_SIZE" or "CL_INVALID_WORK_ITEM_SIZE" => "The kernel's group is larger than the device takes: choose a smaller group.",
        "CL_MISALIGNED_SUB_BUFFER_OFFSET" => "Let the view begin at a multiple of the device's alignment.",
        "CL_INVALID_KERNEL_ARGS" or "CL_INVALID_ARG_INDEX" or "CL_INVALID_ARG_SIZE" or "CL_INVALID_ARG_VALUE" => "The arguments do not match the kernel's text: a fault of GpuSim, please report it.",
        _ => "Run gpusim devices to see whether the device still answers, and update its driver.",
    };
}
