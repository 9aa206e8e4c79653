using System.Collections.Concurrent;
using GpuSim.KernelLanguage;

namespace GpuSim.Accelerators.Cpu.Hopfield;

/// <summary>Blocks of memory of one length for threads to work in: as many as ever worked at once.</summary>
/// <param name="length">Elements of a block.</param>
internal sealed class SpareMemory<T>(long length) : IDisposable where T : unmanaged
{
    readonly ConcurrentBag<HostBuffer<T>> _spare = [];

    /// <summary>A block that holds anything, to be given back.</summary>
    public HostBuffer<T> Take() => _spare.TryTake(out var block) ? block : new(length);

    /// <summary>Takes a block back.</summary>
    public void Give(HostBuffer<T> block) => _spare.Add(block);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var block in _spare) block.Dispose();
    }
}
