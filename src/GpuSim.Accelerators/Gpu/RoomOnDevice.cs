using GpuSim.Planning;

namespace GpuSim.Accelerators.Gpu;

/// <summary>Holds what is to be placed to the memory that a device has, in all and in one piece. Nothing is allocated.</summary>
internal static class RoomOnDevice
{
    /// <summary>Refuses pieces that do not fit.</summary>
    /// <param name="info">Of the device.</param>
    /// <param name="pieces">Each is one piece of the device's memory.</param>
    /// <param name="tooLarge">What is placed, the fault in numbers, and the way out.</param>
    /// <exception cref="NotEnoughMemoryException">What <paramref name="tooLarge"/> makes of it.</exception>
    public static void Check(AcceleratorInfo info, IEnumerable<(string What, long Bytes)> pieces, Func<string, NotEnoughMemoryException> tooLarge)
    {
        var called = $"{info.Kind}:{info.Index}, {info.Name}";
        var ordered = pieces.Where(piece => piece.Bytes > 0).OrderByDescending(piece => piece.Bytes).ToArray();
        var needed = ordered.Sum(piece => piece.Bytes);
        if (needed > info.MemoryBytes)
            throw tooLarge(
                $"""
                not enough memory on {called}. Nothing was allocated.
                  needed     {Size(needed)}: {string.Join(", ", ordered.Take(3).Select(piece => $"{piece.What} {Size(piece.Bytes)}"))}
                  there      {Size(info.MemoryBytes)}
                """);
        var (what, largest) = ordered[0];
        if (largest > info.LargestAllocation)
            throw tooLarge(
                $"""
                not enough memory in one piece on {called}. Nothing was allocated.
                  needed     {Size(largest)}: {what}
                  there      {Size(info.LargestAllocation)}, the largest piece of {Size(info.MemoryBytes)}
                """);
    }

    // Three digits, so that a small device is not said to have nothing.
    static string Size(long bytes) => FormattableString.Invariant($"{bytes / (double)(1 << 30):0.###} GiB");
}
