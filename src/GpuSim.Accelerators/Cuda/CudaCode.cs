using System.Globalization;
using System.Runtime.InteropServices;
using GpuSim.Accelerators.Gpu;

namespace GpuSim.Accelerators.Cuda;

/// <summary>What the CUDA driver's functions return: the names of its codes, and the exceptions they become.</summary>
static unsafe class CudaCode
{
    /// <summary>The driver's own name of a code, or the number where it knows none.</summary>
    public static string Name(int code)
    {
        byte* name;
        return NativeCuda.cuGetErrorName(code, &name) == 0 && name != null ? Marshal.PtrToStringUTF8((nint)name)! : code.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Throws unless <paramref name="code"/> is success.</summary>
    /// <exception cref="AcceleratorMemoryException">Memory ran out.</exception>
    /// <exception cref="AcceleratorException">Any other code.</exception>
    public static void Check(int code, string call)
    {
        if (code != 0) throw Failure(code, call, "");
    }

    /// <summary>The exception of a failed call.</summary>
    /// <param name="code">What it returned.</param>
    /// <param name="call">Its name.</param>
    /// <param name="details">What else is known: sizes where memory ran out, what the driver's compiler said.</param>
    public static AcceleratorException Failure(int code, string call, string details)
    {
        var name = Name(code);
        var words = Words(code) is { } text ? $"{name} ({text})" : name;
        if (code == NativeCuda.OutOfMemory)
            return new AcceleratorMemoryException(call, words, $"{details} Take a smaller network, another device, or end what else uses this one.".TrimStart());
        return new(call, words, details.Length == 0 ? Advice(name) : $"{Advice(name)} {details}");
    }

    /// <summary>Whether the driver refuses a program as such, so that another translation of it may do.</summary>
    public static bool RefusesProgram(int code) => code is 200 or 209 or 218 or 222; // INVALID_IMAGE, NO_BINARY_FOR_GPU, INVALID_PTX, UNSUPPORTED_PTX_VERSION

    static string? Words(int code)
    {
        byte* text;
        return NativeCuda.cuGetErrorString(code, &text) == 0 && text != null ? Marshal.PtrToStringUTF8((nint)text) : null;
    }

    static string Advice(string name) => name switch
    {
        "CUDA_ERROR_ILLEGAL_ADDRESS" or "CUDA_ERROR_MISALIGNED_ADDRESS" or "CUDA_ERROR_INVALID_ADDRESS_SPACE" or "CUDA_ERROR_INVALID_PC" or "CUDA_ERROR_ILLEGAL_INSTRUCTION"
            or "CUDA_ERROR_HARDWARE_STACK_ERROR" or "CUDA_ERROR_ASSERT" or "CUDA_ERROR_LAUNCH_FAILED" =>
            "A kernel broke off and the device was lost with all that was on it: probably a fault of GpuSim, please report it. Start the run again, or run it with --device cpu: the spikes are the same.",
        "CUDA_ERROR_DEVICE_UNAVAILABLE" or "CUDA_ERROR_ECC_UNCORRECTABLE" or "CUDA_ERROR_NVLINK_UNCORRECTABLE" or "CUDA_ERROR_UNKNOWN" or "CUDA_ERROR_CONTEXT_IS_DESTROYED"
            or "CUDA_ERROR_DEINITIALIZED" or "CUDA_ERROR_EXTERNAL_DEVICE" or "CUDA_ERROR_CONTAINED" or "CUDA_ERROR_TENSOR_LEAK" =>
            "The device went away in the middle, with all that was on it. See what nvidia-smi and dmesg (lines with Xid) say of it, then start the run again, there or on another device: the spikes are the same.",
        "CUDA_ERROR_LAUNCH_TIMEOUT" => "The system stopped a kernel that held up the screen, and the device was lost. Use a card without a screen, or lift the limit, and start the run again.",
        "CUDA_ERROR_UNSUPPORTED_PTX_VERSION" => "The program was translated by something newer than the driver: update the driver, or install an NVRTC of the CUDA version that nvidia-smi shows.",
        "CUDA_ERROR_INVALID_PTX" or "CUDA_ERROR_NO_BINARY_FOR_GPU" or "CUDA_ERROR_INVALID_IMAGE" => "The driver does not take the program for this device: update the driver, or take another device.",
        "CUDA_ERROR_JIT_COMPILER_NOT_FOUND" => "The driver's compiler (libnvidia-ptxjitcompiler.so.1) is missing: install the whole driver; in a container, ask for the capabilities compute and utility.",
        "CUDA_ERROR_SYSTEM_DRIVER_MISMATCH" => "The driver's library and its kernel module are of different versions, as after an update: reboot.",
        "CUDA_ERROR_SYSTEM_NOT_READY" => "The machine's NVLink service is not running: start nvidia-fabricmanager.",
        "CUDA_ERROR_STUB_LIBRARY" => "This libcuda is the one for linking, without a driver in it: take its folder out of LD_LIBRARY_PATH.",
        "CUDA_ERROR_LAUNCH_OUT_OF_RESOURCES" => "The kernel's group takes more than the device has: choose a smaller group.",
        "CUDA_ERROR_INVALID_VALUE" or "CUDA_ERROR_INVALID_HANDLE" or "CUDA_ERROR_INVALID_CONTEXT" or "CUDA_ERROR_NOT_FOUND" => "What was asked for does not exist: a fault of GpuSim, please report it.",
        _ => "Run gpusim devices to see whether the device still answers, and update its driver.",
    };
}
