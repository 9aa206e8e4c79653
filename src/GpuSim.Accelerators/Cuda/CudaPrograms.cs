using System.Text;
using GpuSim.Accelerators.Gpu;

namespace GpuSim.Accelerators.Cuda;

/// <summary>Programs loaded on one device: from the PTX in the assemblies, from what an earlier run kept, or compiled.</summary>
/// <param name="device">For which.</param>
/// <param name="cache">Where PTX is kept.</param>
sealed unsafe class CudaPrograms(CudaDevice device, ProgramCache cache) : IDisposable
{
    readonly Dictionary<string, nint> _modules = []; // CUmodule, by SHA-256 of the text

    /// <summary>Programs that an earlier run had compiled.</summary>
    public int CacheHits { get; private set; }

    /// <summary>A kernel, from a program that is loaded once.</summary>
    /// <exception cref="AcceleratorException">Compiler or driver refuses the text, there is no compiler, or the text has no such kernel.</exception>
    public CudaKernel Kernel(DeviceSource source, string name)
    {
        if (!_modules.TryGetValue(source.Sha256, out var module)) _modules.Add(source.Sha256, module = Load(source));
        nint function;
        var code = NativeCuda.cuModuleGetFunction(&function, module, name);
        if (code != 0) throw CudaCode.Failure(code, $"cuModuleGetFunction({name})", "");
        return new(function, name);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var module in _modules.Values) NativeCuda.cuModuleUnload(module);
        _modules.Clear();
    }

    nint Load(DeviceSource source)
    {
        AcceleratorException? refusal = null;
        if (device.Capability >= EmbeddedPtx.Capability && EmbeddedPtx.Find(source.Sha256) is { } embedded && TryLoad(embedded, out refusal) is var built and not 0) return built;
        if (device.Compiler is not { } compiler) throw refusal ?? NoCompiler();
        var options = compiler.Options(device.Capability);
        var key = ProgramCache.Key(source.Text, string.Join(' ', options), $"NVRTC {compiler.Version}");
        if (cache.Find(key) is { } kept && TryLoad(kept, out _) is var cached and not 0)
        {
            CacheHits++;
            return cached;
        }
        var ptx = compiler.Compile(source.Text, options);
        var module = TryLoad(ptx, out refusal);
        if (module == 0) throw refusal!;
        cache.Keep(key, ptx);
        return module;
    }

    // 0 with the reason where the driver refuses the program as such: another translation may do.
    static nint TryLoad(ReadOnlySpan<byte> ptx, out AcceleratorException? refusal)
    {
        const int logBytes = 16 << 10;
        byte[] text = [.. ptx, 0]; // the driver reads up to a zero
        byte[] information = new byte[logBytes], errors = new byte[logBytes];
        nint module;
        int code;
        fixed (byte* image = text, informationLog = information, errorLog = errors)
        {
            // No option here touches numbers: PTX says how each operation rounds.
            var options = stackalloc int[] { NativeCuda.JitInfoLog, NativeCuda.JitInfoLogBytes, NativeCuda.JitErrorLog, NativeCuda.JitErrorLogBytes };
            var values = stackalloc void*[] { informationLog, (void*)logBytes, errorLog, (void*)logBytes };
            code = NativeCuda.cuModuleLoadDataEx(&module, image, 4, options, values);
        }
        refusal = code == 0 ? null : CudaCode.Failure(code, nameof(NativeCuda.cuModuleLoadDataEx), Said(errors, information));
        if (refusal is not null && !CudaCode.RefusesProgram(code)) throw refusal;
        return code == 0 ? module : 0;
    }

    static string Said(params byte[][] logs)
    {
        var said = string.Join('\n', logs.Select(log => Encoding.UTF8.GetString(log, 0, Math.Max(0, Array.IndexOf(log, (byte)0))).Trim()).Where(log => log.Length > 0));
        return said.Length == 0 ? "" : $"The driver's compiler says:\n{said}";
    }

    AcceleratorException NoCompiler() => new("Building the kernels",
        device.Capability >= EmbeddedPtx.Capability ? "this program has no PTX of them in it, and there is no NVRTC to make it"
            : FormattableString.Invariant($"PTX that is in this program needs compute capability 8.0, the device has {device.Capability / 10}.{device.Capability % 10}, and there is no NVRTC to make other"),
        $"{Nvrtc.Missing.WayOut}.");
}
