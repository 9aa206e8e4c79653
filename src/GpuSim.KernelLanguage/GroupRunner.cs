using System.Runtime.InteropServices;

namespace GpuSim.KernelLanguage;

/// <summary>Runs group kernels on the host as they are written, one thread for each item of a group: the reference that device results are held to. Not fast.</summary>
public sealed class GroupRunner
{
    [ThreadStatic] static GroupRunner? _current;
    [ThreadStatic] static List<nint>? _locals;

    readonly GroupState _group;
    int _shared; // allocations so far: items allocate in the same order

    GroupRunner(GroupState group, int item)
    {
        _group = group;
        Item = item;
    }

    internal static GroupRunner Current => _current ?? throw new InvalidOperationException("a group kernel runs through GroupRunner.Run on the host");

    internal int Item { get; }
    internal int Group => _group.Index;
    internal int GroupSize => _group.Size;
    internal int Groups => _group.Groups;

    internal void Barrier() => _group.Barrier.SignalAndWait();

    /// <summary>Runs <paramref name="kernel"/> for every item of every group, group after group.</summary>
    public static void Run(int groups, int groupSize, Action kernel)
    {
        for (var index = 0; index < groups; index++)
        {
            using var group = new GroupState(index, groups, groupSize);
            var failure = default(Exception);
            var threads = Enumerable.Range(0, groupSize).Select(item => new Thread(() =>
            {
                _current = new(group, item);
                try
                {
                    kernel();
                }
                catch (Exception exception)
                {
                    Interlocked.CompareExchange(ref failure, exception, null);
                }
                finally
                {
                    group.Barrier.RemoveParticipant();
                    FreeLocals();
                }
            })).ToArray();
            foreach (var thread in threads) thread.Start();
            foreach (var thread in threads) thread.Join();
            if (failure is not null) throw new InvalidOperationException("a group kernel failed on the host", failure);
        }
    }

    internal unsafe ArrayView<T> Shared<T>(int length) where T : unmanaged => new((T*)_group.Shared(_shared++, (nuint)length * (nuint)sizeof(T)), length);

    internal static unsafe ArrayView<T> Local<T>(int length) where T : unmanaged
    {
        var block = NativeMemory.AllocZeroed((nuint)length, (nuint)sizeof(T));
        (_locals ??= []).Add((nint)block);
        return new((T*)block, length);
    }

    /// <summary>Frees what <see cref="LocalMemory"/> gave this thread; for those who call functions with local arrays on the host outside <see cref="Run"/>.</summary>
    public static unsafe void FreeLocals()
    {
        foreach (var block in _locals ?? []) NativeMemory.Free((void*)block);
        _locals = null;
    }

    sealed unsafe class GroupState(int index, int groups, int size) : IDisposable
    {
        readonly List<nint> _shared = [];

        public int Index { get; } = index;
        public int Groups { get; } = groups;
        public int Size { get; } = size;
        public Barrier Barrier { get; } = new(size);

        public void* Shared(int allocation, nuint bytes)
        {
            lock (_shared)
            {
                if (allocation == _shared.Count) _shared.Add((nint)NativeMemory.AllocZeroed(bytes));
                return (void*)_shared[allocation];
            }
        }

        public void Dispose()
        {
            Barrier.Dispose();
            foreach (var block in _shared) NativeMemory.Free((void*)block);
        }
    }
}
