using System.Text;
using GpuSim.Accelerators.Gpu;

namespace GpuSim.Accelerators.OpenCl;

/// <summary>Programs built for one device: from source, or from what an earlier run kept of it.</summary>
/// <param name="device">For which.</param>
/// <param name="context">Its context.</param>
/// <param name="cache">Where binaries are kept.</param>
sealed unsafe class OpenClPrograms(OpenClDevice device, nint context, ProgramCache cache) : IDisposable
{
    readonly Dictionary<string, nint> _built = []; // by text
    readonly StringBuilder _log = new();

    // FP_CONTRACT OFF stands in the text. A device that does not know the second option is listed as not exact, but can be tried.
    readonly string _options = device.RoundsDivision ? "-cl-std=CL1.2 -cl-fp32-correctly-rounded-divide-sqrt" : "-cl-std=CL1.2";

    /// <summary>What the compiler said so far.</summary>
    public string Log => _log.ToString();

    /// <summary>Programs that an earlier run had built.</summary>
    public int CacheHits { get; private set; }

    /// <summary>A kernel of its own arguments, from a program that is built once.</summary>
    /// <exception cref="AcceleratorException">The compiler refuses the text, or it has no such kernel.</exception>
    public OpenClKernel Kernel(DeviceSource source, string name)
    {
        if (!_built.TryGetValue(source.Text, out var program)) _built.Add(source.Text, program = Build(source.Text));
        int code;
        var kernel = NativeOpenCl.clCreateKernel(program, name, &code);
        if (code != 0) throw OpenClCode.Failure(code, $"clCreateKernel({name})", "");
        return new(kernel, name);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var program in _built.Values) NativeOpenCl.clReleaseProgram(program);
        _built.Clear();
    }

    nint Build(string text)
    {
        var key = ProgramCache.Key(text, _options, device.BuildKey);
        if (cache.Find(key) is { } binary && FromBinary(binary) is var cached and not 0)
        {
            CacheHits++;
            return cached;
        }
        var program = FromSource(text);
        if (Binary(program) is { } kept) cache.Keep(key, kept);
        return program;
    }

    // 0 where the driver does not take it: an update may have changed its format under the same version.
    nint FromBinary(byte[] binary)
    {
        var handle = device.Handle;
        var length = (nuint)binary.Length;
        int status, code;
        nint program;
        fixed (byte* first = binary)
        {
            var bytes = first;
            program = NativeOpenCl.clCreateProgramWithBinary(context, 1, &handle, &length, &bytes, &status, &code);
        }
        if (code != 0) return 0;
        if (status == 0 && NativeOpenCl.clBuildProgram(program, 1, &handle, _options, null, null) == 0) return program;
        NativeOpenCl.clReleaseProgram(program);
        return 0;
    }

    nint FromSource(string text)
    {
        var handle = device.Handle;
        var bytes = Encoding.UTF8.GetBytes(text);
        var length = (nuint)bytes.Length;
        int code;
        nint program;
        fixed (byte* first = bytes)
        {
            var start = first;
            program = NativeOpenCl.clCreateProgramWithSource(context, 1, &start, &length, &code);
        }
        OpenClCode.Check(code, nameof(NativeOpenCl.clCreateProgramWithSource));
        code = NativeOpenCl.clBuildProgram(program, 1, &handle, _options, null, null);
        var log = LogOf(program);
        if (log.Length > 0) _log.AppendLine(log);
        if (code == 0) return program;
        NativeOpenCl.clReleaseProgram(program);
        throw new AcceleratorException(nameof(NativeOpenCl.clBuildProgram), OpenClCode.Name(code),
            $"The compiler of {device.Info.Driver} refuses the kernels; update it or take another device. It says:\n{log}");
    }

    string LogOf(nint program)
    {
        nuint size;
        if (NativeOpenCl.clGetProgramBuildInfo(program, device.Handle, NativeOpenCl.ProgramBuildLog, 0, null, &size) != 0 || size == 0) return "";
        var bytes = new byte[size];
        fixed (byte* first = bytes)
            if (NativeOpenCl.clGetProgramBuildInfo(program, device.Handle, NativeOpenCl.ProgramBuildLog, size, first, null) != 0) return "";
        return Encoding.UTF8.GetString(bytes).Trim('\0', ' ', '\n', '\r');
    }

    // Null where the driver hands none out; then the next run compiles again.
    static byte[]? Binary(nint program)
    {
        nuint size;
        if (NativeOpenCl.clGetProgramInfo(program, NativeOpenCl.ProgramBinarySizes, (nuint)sizeof(nuint), &size, null) != 0 || size == 0) return null;
        var binary = new byte[size];
        fixed (byte* first = binary)
        {
            var bytes = first;
            return NativeOpenCl.clGetProgramInfo(program, NativeOpenCl.ProgramBinaries, (nuint)sizeof(nint), &bytes, null) == 0 ? binary : null;
        }
    }
}
