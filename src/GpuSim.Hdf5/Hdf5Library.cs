using System.Runtime.InteropServices;

namespace GpuSim.Hdf5;

/// <summary>The system's libhdf5: found, opened and spoken to in one place.</summary>
public static unsafe partial class Hdf5Library
{
    // Debian names the serial build apart; the numbers are sonames: 103 for 1.10, 200 for 1.12, 310 for 1.14, 320 for 2.0.
    static readonly string[] Names =
    [
        "libhdf5_serial.so.103", "libhdf5.so.103", "libhdf5.so.310", "libhdf5_serial.so.310", "libhdf5.so.200", "libhdf5.so.320",
        "libhdf5_serial.so", "libhdf5.so", "hdf5.dll", "libhdf5.dylib", "/opt/homebrew/lib/libhdf5.dylib", "/usr/local/lib/libhdf5.dylib",
    ];

    static readonly Lazy<nint> Loaded = new(Load);

    static readonly Lock Gate = new();

    [ThreadStatic] static bool isQuiet;

    /// <summary>Whether a usable libhdf5 (1.10.3 or later) is there.</summary>
    public static bool Available => Loaded.Value != 0;

    /// <summary>Version of the libhdf5 in use, such as 1.10.8.</summary>
    /// <exception cref="Hdf5MissingException">There is none.</exception>
    public static string Version
    {
        get
        {
            Require();
            using (Enter())
            {
                Check(NativeHdf5.H5get_libversion(out var major, out var minor, out var release), "H5get_libversion");
                return $"{major}.{minor}.{release}";
            }
        }
    }

    /// <summary>Throws when <see cref="Available"/> is false; otherwise does nothing.</summary>
    /// <exception cref="Hdf5MissingException">No libhdf5 was found, with how to get it.</exception>
    public static void Require()
    {
        if (!Available) throw new Hdf5MissingException();
    }

    /// <summary>Ends the process at once with an exit code, without anything that runs at an ordinary exit.</summary>
    /// <remarks>
    /// The way out after a <see cref="DiskFullException"/>: libhdf5 still holds what it could not write and crashes on trying
    /// again. Print and flush first; finalizers, finally blocks and buffered output are skipped.
    /// </remarks>
    public static void LeaveNow(int code)
    {
        if (OperatingSystem.IsWindows()) TerminateProcess(-1, (uint)code);
        else ExitNow(code);
    }

    /// <summary>Held around every call: libhdf5 is one state machine for the whole process.</summary>
    internal static Lock.Scope Enter()
    {
        var scope = Gate.EnterScope();
        if (!isQuiet) NativeHdf5.H5Eset_auto2(NativeHdf5.Default, null, null); // errors are exceptions here, not prints; libhdf5 keeps this for each thread
        isQuiet = true;
        return scope;
    }

    /// <summary>An exported type or property class, which libhdf5 fills in when it opens.</summary>
    internal static long Constant(string export) => *(long*)NativeLibrary.GetExport(Loaded.Value, export);

    /// <summary>Returns what a call returned, or throws with the call's name and libhdf5's own reason.</summary>
    internal static long Check(long result, string function)
    {
        if (result >= 0) return result;
        var reason = LastError();
        NativeHdf5.H5Eclear2(NativeHdf5.Default);
        throw new Hdf5CallException(function, reason);
    }

    /// <summary>Keeps an open file to this process: libhdf5 would pass it, and its lock, on to every program that is started meanwhile.</summary>
    /// <returns><paramref name="file"/>.</returns>
    internal static long KeepToThisProcess(long file)
    {
        if (!OperatingSystem.IsLinux()) return file;
        Check(NativeHdf5.H5Fget_vfd_handle(file, NativeHdf5.Default, out var descriptor), "H5Fget_vfd_handle");
        _ = SetOnDescriptor(*descriptor, CloseOnExec);
        return file;
    }

    static nint Load()
    {
        foreach (var name in Names)
        {
            if (!NativeLibrary.TryLoad(name, out var library)) continue;
            if (NativeLibrary.TryGetExport(library, "H5Dwrite_chunk", out _)) return Open(library);
            NativeLibrary.Free(library);
        }
        return 0;
    }

    static nint Open(nint library)
    {
        NativeLibrary.SetDllImportResolver(typeof(Hdf5Library).Assembly, (name, _, _) => name == NativeHdf5.Library ? library : 0);
        lock (Gate)
        {
            NativeHdf5.H5dont_atexit(); // before H5open: its clean-up crashes when a write failed earlier
            return NativeHdf5.H5open() < 0 ? 0 : library;
        }
    }

    static string LastError()
    {
        var texts = new List<string>();
        var handle = GCHandle.Alloc(texts);
        NativeHdf5.H5Ewalk2(NativeHdf5.Default, 0, &Collect, (void*)GCHandle.ToIntPtr(handle));
        handle.Free();
        // The innermost entry says what happened; of a failed system call it holds errno's text among numbers.
        var innermost = texts.Count > 0 ? texts[0] : "no reason given";
        const string mark = "error message = '";
        var at = innermost.IndexOf(mark, StringComparison.Ordinal);
        if (at < 0) return innermost;
        var end = innermost.IndexOf('\'', at + mark.Length);
        return end < 0 ? innermost : innermost[(at + mark.Length)..end];
    }

    [UnmanagedCallersOnly]
    static int Collect(uint n, NativeHdf5.ErrorEntry* entry, void* texts)
    {
        var text = Marshal.PtrToStringUTF8((nint)entry->Text);
        if (text is not null) ((List<string>)GCHandle.FromIntPtr((nint)texts).Target!).Add(text);
        return 0;
    }

    const nuint CloseOnExec = 0x5451; // FIOCLEX

    [LibraryImport("libc", EntryPoint = "ioctl")] private static partial int SetOnDescriptor(int descriptor, nuint request);

    [LibraryImport("libc", EntryPoint = "_exit")] private static partial void ExitNow(int code);

    [LibraryImport("kernel32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool TerminateProcess(nint process, uint code);
}

/// <summary>A call into libhdf5 failed.</summary>
sealed class Hdf5CallException(string function, string reason) : Exception($"{function}: {reason}")
{
    /// <summary>What libhdf5 or the system said, without the function's name.</summary>
    public string Reason { get; } = reason;
}
