using System.Runtime.InteropServices;

namespace GpuSim.KernelLanguage;

/// <summary>Asks Linux to back large arrays by pages of 2 MiB: rows of synapses are read from everywhere, and 4 KiB pages miss the TLB at almost every row.</summary>
internal static unsafe partial class HugePages
{
    const nuint CacheLine = 64; // also one 512-bit vector
    const nuint Page = 2 << 20;
    const nuint WorthIt = 4 * Page;
    const int MadviseHugePage = 14;

    /// <summary>How an array of <paramref name="bytes"/> is best aligned.</summary>
    public static nuint Alignment(nuint bytes) => bytes >= WorthIt ? Page : CacheLine;

    /// <summary>Asks; a kernel that declines is no harm.</summary>
    public static void Ask(void* first, nuint bytes)
    {
        if (bytes >= WorthIt && OperatingSystem.IsLinux()) _ = Madvise(first, bytes / Page * Page, MadviseHugePage);
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Madvise(void* first, nuint bytes, int advice);
}
